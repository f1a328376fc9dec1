namespace DryApi.Contracts;

/// <summary>Compares one operation, webhook or callback with its like.</summary>
internal sealed class OperationComparer(Contract @base, Contract head, SchemaComparer schemas, ComparisonOptions options)
{
    public void Compare(ContractOperation old, ContractOperation @new, Site site)
    {
        // What the service sends to a webhook is received by its caller's owner, and the answer is what he sends.
        var (sent, received) = old.Kind == OperationKind.Operation ? (Polarity.Sent, Polarity.Received) : (Polarity.Received, Polarity.Sent);
        CompareFacts(old, @new, site);
        new ParameterComparer(schemas, options).Compare(old, @new, site with { Polarity = sent });
        if (old.Kind == OperationKind.Operation)
        {
            SecurityComparer.Compare(old, @new, site);
        }

        CompareBodies(old, @new, site with { Polarity = sent, Place = "body", Subject = "body" });
        var (before, after) = (ByName(old.Responses, r => r.Name, StringComparer.Ordinal), ByName(@new.Responses, r => r.Name, StringComparer.Ordinal));
        foreach (var status in before.Keys.Union(after.Keys, StringComparer.Ordinal).OrderBy(s => s, StringComparer.Ordinal))
        {
            var inside = site with { Polarity = received, Place = "body", Subject = status };
            CompareResponse(Resolve(@base, Find(before, status)), Resolve(head, Find(after, status)), inside);
        }
    }

    private void CompareFacts(ContractOperation old, ContractOperation @new, Site site)
    {
        if (old.Id != @new.Id)
        {
            site.Report(OperationRules.IdChanged, "id", Quote(old.Id), Quote(@new.Id));
        }

        var (tagsBefore, tagsAfter) = (string.Join(", ", old.Tags), string.Join(", ", @new.Tags));
        if (tagsBefore != tagsAfter)
        {
            site.Report(OperationRules.TagsChanged, "tags", tagsBefore.Length == 0 ? null : tagsBefore, tagsAfter.Length == 0 ? null : tagsAfter);
        }

        LifecycleComparer.Compare(old, @new, site, options);
        foreach (var name in old.Facts.Concat(@new.Facts).Select(f => f.Name).Distinct(StringComparer.Ordinal).Where(n => n is not ("deprecated" or "sunset" or "stability")))
        {
            var (before, after) = (old.Facts.Find(f => f.Name == name), @new.Facts.Find(f => f.Name == name));
            if (before?.Value != after?.Value)
            {
                site.Report(OperationRules.FactChanged, name, before?.Value, after?.Value, before?.Origin, after?.Origin);
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
            Report(@new.IsBodyRequired ? MessageRules.BodyBecameRequired : MessageRules.BodyBecameOptional, old.IsBodyRequired ? "required" : null, @new.IsBodyRequired ? "required" : null, site);
        }

        foreach (var (before, after) in MediaTypeMatch.Of(old.Bodies, @new.Bodies))
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
                CompareBodyName(before, after, site);
                CompareContent(before, after, site);
            }
        }
    }

    private static void CompareBodyName(ContractContent old, ContractContent @new, Site site)
    {
        if (!MediaTypeMatch.HasOtherParameters(old.MediaType, @new.MediaType))
        {
            var isNarrower = MediaTypeMatch.IsWithin(@new.MediaType, old.MediaType);
            Report(isNarrower ? MessageRules.BodyMediaTypeRemoved : MessageRules.BodyMediaTypeAdded, old.MediaType, @new.MediaType, site, old.Origin, @new.Origin);
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

    private void CompareResponse(ContractResponse? old, ContractResponse? @new, Site site)
    {
        site = site with { BaseOrigin = old?.Origin ?? site.BaseOrigin, HeadOrigin = @new?.Origin ?? site.HeadOrigin };
        if (old is null || @new is null)
        {
            var isSuccess = (old ?? @new)!.Name.StartsWith("2", StringComparison.Ordinal);
            var rule = old is null
                ? isSuccess ? MessageRules.SuccessAdded : MessageRules.FailureAdded
                : isSuccess ? MessageRules.SuccessRemoved : MessageRules.FailureRemoved;
            (site with { IsMuted = site.IsSent }).Report(rule, null, old is null ? null : "described", @new is null ? null : "described");
            return;
        }

        foreach (var (before, after) in MediaTypeMatch.Of(old.Contents, @new.Contents))
        {
            if (before is null)
            {
                site.Report(MessageRules.MediaTypeAdded, null, null, after!.MediaType, headOrigin: after.Origin);
            }
            else if (after is null)
            {
                site.Report(MessageRules.MediaTypeRemoved, null, before.MediaType, null, before.Origin);
            }
            else
            {
                CompareMediaTypeName(before, after, site);
                CompareContent(before, after, site);
            }
        }

        CompareHeaders(old, @new, site with { Place = "header", IsLoose = true });
    }

    private static void CompareMediaTypeName(ContractContent old, ContractContent @new, Site site)
    {
        if (!string.Equals(old.MediaType, @new.MediaType, StringComparison.OrdinalIgnoreCase))
        {
            var rule = MediaTypeMatch.HasOtherParameters(old.MediaType, @new.MediaType) ? MessageRules.MediaTypeNameChanged
                : MediaTypeMatch.IsWithin(@new.MediaType, old.MediaType) ? MessageRules.MediaTypeSpecialized
                : MessageRules.MediaTypeGeneralized;
            site.Report(rule, null, old.MediaType, @new.MediaType, old.Origin, @new.Origin);
        }
    }

    private void CompareHeaders(ContractResponse old, ContractResponse @new, Site site)
    {
        var (headersBefore, headersAfter) = (ByName(old.Headers, h => h.Name, StringComparer.OrdinalIgnoreCase), ByName(@new.Headers, h => h.Name, StringComparer.OrdinalIgnoreCase));
        foreach (var name in old.Headers.Concat(@new.Headers).Select(h => h.Name).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            var (before, after) = (Find(headersBefore, name), Find(headersAfter, name));
            var inside = site with { Subject = $"{site.Subject} header {name}", BaseOrigin = before?.Origin ?? site.BaseOrigin, HeadOrigin = after?.Origin ?? site.HeadOrigin };
            if (before is null)
            {
                inside.Report(MessageRules.HeaderAdded, null, null, TypeRelation.Describe(after!.Type));
            }
            else if (after is null)
            {
                inside.Report(before.IsRequired ? MessageRules.RequiredHeaderRemoved : MessageRules.OptionalHeaderRemoved, null, TypeRelation.Describe(before.Type), null);
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

    private void CompareContent(ContractContent old, ContractContent @new, Site site)
    {
        var isJson = MediaTypeMatch.IsJson(@new.MediaType);
        schemas.Compare(old.Type, @new.Type, site with { IsLoose = !isJson, BaseOrigin = old.Type.Origin ?? old.Origin, HeadOrigin = @new.Type.Origin ?? @new.Origin });
    }

    private static ContractResponse? Resolve(Contract contract, ContractResponse? response) =>
        response?.Reference is { } name && contract.FindResponse(name) is { } shared
            ? new ContractResponse { Name = response.Name, Contents = shared.Contents, Headers = shared.Headers, Origin = shared.Origin }
            : response;

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
