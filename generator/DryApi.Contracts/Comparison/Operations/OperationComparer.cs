namespace DryApi.Contracts;

/// <summary>Compares one operation, webhook or callback with its like.</summary>
internal sealed class OperationComparer(Contract @base, Contract head, SchemaComparer schemas, SecurityComparer security, ComparisonOptions options)
{
    public void Compare(ContractOperation old, ContractOperation @new, Site site)
    {
        // What the service sends to a webhook is received by its caller's owner, and the answer is what he sends.
        var (sent, received) = old.Kind == OperationKind.Operation ? (Polarity.Sent, Polarity.Received) : (Polarity.Received, Polarity.Sent);
        CompareFacts(old, @new, site);
        new ParameterComparer(schemas, options).Compare(old, @new, site with { Polarity = sent });
        if (old.Kind == OperationKind.Operation)
        {
            security.Compare(old, @new, site);
        }

        CompareBodies(old, @new, site with { Polarity = sent, Place = "body", Subject = "body" });
        CompareResponses(old, @new, site with { Polarity = received, Place = "body" });
    }

    private void CompareResponses(ContractOperation old, ContractOperation @new, Site site)
    {
        var match = new StatusMatch(old.Responses, @new.Responses);
        foreach (var (status, before, after) in match.Pairs)
        {
            CompareResponse(Resolve(@base, before), Resolve(head, after), site with { Subject = status });
        }

        foreach (var (gone, isReplaced) in match.Gone)
        {
            var isSuccess = StatusMatch.IsSuccess(gone.Name);

            // What receivers of a webhook respond with only fails when it counted as a success.
            var rule = site.IsSent ? MessageRules.WebhookStatusRemoved : isSuccess ? MessageRules.SuccessRemoved : MessageRules.FailureRemoved;
            var inside = site with { Subject = gone.Name, IsMuted = site.IsMuted || isReplaced || (site.IsSent && !isSuccess), BaseOrigin = Resolve(@base, gone).Origin ?? site.BaseOrigin };
            inside.Report(rule, null, "described", null);
        }

        foreach (var come in match.Come)
        {
            var inside = site with { Subject = come.Name, HeadOrigin = Resolve(head, come).Origin ?? site.HeadOrigin };
            inside.Report(StatusMatch.IsSuccess(come.Name) ? MessageRules.SuccessAdded : MessageRules.FailureAdded, null, null, "described");
        }
    }

    private void CompareFacts(ContractOperation old, ContractOperation @new, Site site)
    {
        if (old.Id != @new.Id)
        {
            site.Report(OperationRules.IdChanged, "id", Quote(old.Id), Quote(@new.Id));
        }

        if (!old.Tags.SequenceEqual(@new.Tags, StringComparer.Ordinal))
        {
            var (tagsBefore, tagsAfter) = (string.Join(", ", old.Tags), string.Join(", ", @new.Tags));
            site.Report(OperationRules.TagsChanged, "tags", tagsBefore.Length == 0 ? null : tagsBefore, tagsAfter.Length == 0 ? null : tagsAfter);
        }

        LifecycleComparer.Compare(old, @new, site, options);
        EncodingComparer.Compare(old, @new, site);
        if (old.Facts.Count == 0 && @new.Facts.Count == 0)
        {
            return;
        }

        foreach (var name in old.Facts.Concat(@new.Facts).Select(f => f.Name).Distinct(StringComparer.Ordinal).Where(n => n is not ("deprecated" or "sunset" or "stability") && !EncodingFact.IsNameOfOne(n)))
        {
            var (before, after) = (old.Facts.Find(f => f.Name == name), @new.Facts.Find(f => f.Name == name));
            if (before?.Value != after?.Value)
            {
                site.Report(name == "servers" ? OperationRules.ServersChanged : OperationRules.FactChanged, name, before?.Value, after?.Value, before?.Origin, after?.Origin);
            }
        }
    }

    private void CompareBodies(ContractOperation old, ContractOperation @new, Site site)
    {
        site = site with { BaseOrigin = old.BodyOrigin ?? old.Origin, HeadOrigin = @new.BodyOrigin ?? @new.Origin };
        if (old.Bodies.Count == 0 || @new.Bodies.Count == 0)
        {
            ReportBodyPresence(old, @new, site);
            return;
        }

        if (old.IsBodyRequired != @new.IsBodyRequired)
        {
            // Who receives a webhook may count on its body.
            var becameOptional = site.IsSent ? MessageRules.BodyBecameOptional : PropertyRules.BecameOptional.Response;
            Report(@new.IsBodyRequired ? MessageRules.BodyBecameRequired : becameOptional, old.IsBodyRequired ? "required" : null, @new.IsBodyRequired ? "required" : null, site);
        }

        foreach (var (before, after, isOfRange) in MediaTypeMatch.Of(old.Bodies, @new.Bodies))
        {
            if (before is null)
            {
                Report(MessageRules.BodyMediaTypeAdded, null, after!.MediaType, site, headOrigin: after.Origin);
            }
            else if (after is null)
            {
                Report(MessageRules.BodyMediaTypeRemoved, before.MediaType, null, site, before.Origin);
            }
            else
            {
                if (!isOfRange)
                {
                    CompareMediaType(before, after, site);
                }

                CompareContent(before, after, site);
            }
        }
    }

    private void ReportBodyPresence(ContractOperation old, ContractOperation @new, Site site)
    {
        if (old.Bodies.Count > 0)
        {
            Report(MessageRules.BodyRemoved, string.Join(", ", old.Bodies.Select(b => b.MediaType)), null, site);
        }
        else if (@new.Bodies.Count > 0)
        {
            Report(@new.IsBodyRequired ? MessageRules.BodyRequiredAdded : MessageRules.BodyOptionalAdded, null, string.Join(", ", @new.Bodies.Select(b => b.MediaType)), site);
        }
    }

    // What the service sends to a webhook only grows or shrinks; nothing of it is refused.
    private static void Report(DriftRule rule, string? old, string? @new, Site site, IOrigin? baseOrigin = null, IOrigin? headOrigin = null) =>
        (site with { IsMuted = site.IsMuted || (!site.IsSent && @new is not null) }).Report(rule, null, old, @new, baseOrigin, headOrigin);

    private void CompareResponse(ContractResponse old, ContractResponse @new, Site site)
    {
        site = site with { BaseOrigin = old.Origin ?? site.BaseOrigin, HeadOrigin = @new.Origin ?? site.HeadOrigin };
        foreach (var (before, after, isOfRange) in MediaTypeMatch.Of(old.Contents, @new.Contents))
        {
            if (before is null)
            {
                site.Report(site.IsSent ? MessageRules.BodyMediaTypeAdded : MessageRules.MediaTypeAdded, null, null, after!.MediaType, headOrigin: after.Origin);
            }
            else if (after is null)
            {
                site.Report(site.IsSent ? MessageRules.BodyMediaTypeRemoved : MessageRules.MediaTypeRemoved, null, before.MediaType, null, before.Origin);
            }
            else
            {
                if (!isOfRange)
                {
                    CompareMediaType(before, after, site);
                }

                CompareContent(before, after, site);
            }
        }

        CompareHeaders(old, @new, site with { Place = "header", IsLoose = true });
    }

    private static void CompareMediaType(ContractContent old, ContractContent @new, Site site)
    {
        if (string.Equals(old.MediaType, @new.MediaType, StringComparison.OrdinalIgnoreCase))
        {
            return;
        }

        var (isSameType, isNarrower) = (MediaTypeMatch.HasOtherParameters(old.MediaType, @new.MediaType), MediaTypeMatch.IsWithin(@new.MediaType, old.MediaType));
        if (site.IsSent && !isSameType)
        {
            site.Report(isNarrower ? MessageRules.BodyMediaTypeRemoved : MessageRules.BodyMediaTypeAdded, null, old.MediaType, @new.MediaType, old.Origin, @new.Origin);
        }
        else if (!site.IsSent)
        {
            var rule = isSameType ? MessageRules.MediaTypeNameChanged : isNarrower ? MessageRules.MediaTypeSpecialized : MessageRules.MediaTypeGeneralized;
            site.Report(rule, null, old.MediaType, @new.MediaType, old.Origin, @new.Origin);
        }
    }

    private void CompareHeaders(ContractResponse old, ContractResponse @new, Site site)
    {
        if (AreTheSame(old.Headers, @new.Headers))
        {
            return;
        }

        var (headersBefore, headersAfter) = (ByName(old.Headers, h => h.Name, StringComparer.OrdinalIgnoreCase), ByName(@new.Headers, h => h.Name, StringComparer.OrdinalIgnoreCase));
        foreach (var name in old.Headers.Concat(@new.Headers).Select(h => h.Name).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            var (before, after) = (Find(headersBefore, name), Find(headersAfter, name));
            var inside = site with { Subject = $"{site.Subject} header {name}", BaseOrigin = before?.Origin ?? site.BaseOrigin, HeadOrigin = after?.Origin ?? site.HeadOrigin };
            if (before is null)
            {
                inside.Report(!site.IsSent ? MessageRules.HeaderAdded : after!.IsRequired ? PropertyRules.RequiredAdded.Request : PropertyRules.OptionalAdded.Request, null, null, TypeRelation.Describe(after!.Type));
            }
            else if (after is null)
            {
                inside.Report(site.IsSent ? PropertyRules.OptionalRemoved.Request : before.IsRequired ? MessageRules.RequiredHeaderRemoved : MessageRules.OptionalHeaderRemoved, null, TypeRelation.Describe(before.Type), null);
            }
            else
            {
                if (before.IsRequired != after.IsRequired)
                {
                    inside.Report(after.IsRequired ? PropertyRules.BecameRequired : PropertyRules.BecameOptional, null, before.IsRequired ? "required" : null, after.IsRequired ? "required" : null, before.Type.Find("required")?.Origin, after.Type.Find("required")?.Origin);
                }

                schemas.Compare(before.Type, after.Type, inside);
            }
        }
    }

    /// <summary>Whether both have the same headers, none of which could differ all the same: nearly all of them.</summary>
    private static bool AreTheSame(List<ContractProperty> before, List<ContractProperty> after)
    {
        var areSame = before.Count == after.Count;
        for (var i = 0; areSame && i < before.Count; i++)
        {
            areSame = before[i].Name == after[i].Name && SchemaComparer.IsSameScalar(before[i].Type, after[i].Type);
        }

        return areSame;
    }

    private void CompareContent(ContractContent old, ContractContent @new, Site site)
    {
        var isJson = MediaTypeMatch.IsJson(@new.MediaType);
        schemas.Compare(old.Type, @new.Type, site with { IsLoose = !isJson, BaseOrigin = old.Type.Origin ?? old.Origin, HeadOrigin = @new.Type.Origin ?? @new.Origin });
    }

    private static ContractResponse Resolve(Contract contract, ContractResponse response) =>
        response.Reference is { } name && contract.FindResponse(name) is { } shared ? shared : response;

    /// <summary>The first of each name.</summary>
    private static Dictionary<string, T> ByName<T>(List<T> all, Func<T, string> nameOf, StringComparer comparer)
    {
        var byName = new Dictionary<string, T>(comparer);
        foreach (var one in all)
        {
            if (!byName.ContainsKey(nameOf(one)))
            {
                byName[nameOf(one)] = one;
            }
        }

        return byName;
    }

    private static T? Find<T>(Dictionary<string, T> all, string name)
        where T : class => all.TryGetValue(name, out var one) ? one : null;

    private static string? Quote(string? text) => text is null ? null : JsonText.Quote(text);
}
