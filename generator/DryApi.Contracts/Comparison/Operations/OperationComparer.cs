namespace DryApi.Contracts;

/// <summary>Compares one operation, webhook or callback with its like.</summary>
internal sealed class OperationComparer(Contract @base, Contract head, SchemaComparer schemas, SecurityComparer security, ComparisonOptions options)
{
    public void Compare(ContractOperation old, ContractOperation @new, ComparisonContext context)
    {
        // What the service sends to a webhook is received by its caller's owner, and the answer is what he sends.
        var (sent, received) = old.Kind == OperationKind.Operation ? (Polarity.Sent, Polarity.Received) : (Polarity.Received, Polarity.Sent);
        CompareFacts(old, @new, context);
        new ParameterComparer(schemas, options).Compare(old, @new, context with { Polarity = sent });
        if (old.Kind == OperationKind.Operation)
        {
            security.Compare(old, @new, context);
        }

        CompareBodies(old, @new, context with { Polarity = sent, Place = "body", Subject = "body" });
        CompareResponses(old, @new, context with { Polarity = received, Place = "body" });
    }

    private void CompareResponses(ContractOperation old, ContractOperation @new, ComparisonContext context)
    {
        var match = new StatusMatch(old.Responses, @new.Responses);
        foreach (var (status, before, after) in match.Pairs)
        {
            CompareResponse(Resolve(@base, before), Resolve(head, after), context with { Subject = status });
        }

        foreach (var (gone, isReplaced) in match.Gone)
        {
            var isSuccess = StatusMatch.IsSuccess(gone.Name);

            // What receivers of a webhook respond with only fails when it counted as a success.
            var rule = context.IsSent ? MessageRules.WebhookStatusRemoved : isSuccess ? MessageRules.SuccessRemoved : MessageRules.FailureRemoved;
            var inside = context with { Subject = gone.Name, IsMuted = context.IsMuted || isReplaced || (context.IsSent && !isSuccess), BaseOrigin = Resolve(@base, gone).Origin };
            inside.Report(rule, null, "described", null);
        }

        foreach (var come in match.Come)
        {
            var inside = context with { Subject = come.Name, HeadOrigin = Resolve(head, come).Origin };
            inside.Report(StatusMatch.IsSuccess(come.Name) ? MessageRules.SuccessAdded : MessageRules.FailureAdded, null, null, "described");
        }
    }

    private void CompareFacts(ContractOperation old, ContractOperation @new, ComparisonContext context)
    {
        if (old.Id != @new.Id)
        {
            context.Report(OperationRules.IdChanged, "id", Quote(old.Id), Quote(@new.Id));
        }

        if (!old.Tags.SequenceEqual(@new.Tags, StringComparer.Ordinal))
        {
            var (tagsBefore, tagsAfter) = (string.Join(", ", old.Tags), string.Join(", ", @new.Tags));
            context.Report(OperationRules.TagsChanged, "tags", tagsBefore.Length == 0 ? null : tagsBefore, tagsAfter.Length == 0 ? null : tagsAfter);
        }

        LifecycleComparer.Compare(old, @new, context, options);
        EncodingComparer.Compare(old, @new, context);
        // What another name changes is told of the C# that has it.
        foreach (var name in old.Facts.Concat(@new.Facts).Select(f => f.Name).Distinct(StringComparer.Ordinal).Where(n => n is not ("deprecated" or "sunset" or "stability" or "csharpName") && !EncodingFact.IsNameOfOne(n)))
        {
            var (before, after) = (old.Facts.Find(f => f.Name == name), @new.Facts.Find(f => f.Name == name));
            if (before?.Value != after?.Value)
            {
                context.Report(name == "servers" ? OperationRules.ServersChanged : OperationRules.FactChanged, name, before?.Value, after?.Value, before?.Origin, after?.Origin);
            }
        }
    }

    private void CompareBodies(ContractOperation old, ContractOperation @new, ComparisonContext context)
    {
        context = context with { BaseOrigin = old.BodyOrigin, HeadOrigin = @new.BodyOrigin };
        if (old.Bodies.Count == 0 || @new.Bodies.Count == 0)
        {
            ReportBodyPresence(old, @new, context);
            return;
        }

        if (old.IsBodyRequired != @new.IsBodyRequired)
        {
            // Who receives a webhook may count on its body.
            var becameOptional = context.IsSent ? MessageRules.BodyBecameOptional : PropertyRules.BecameOptional.Response;
            Report(@new.IsBodyRequired ? MessageRules.BodyBecameRequired : becameOptional, old.IsBodyRequired ? "required" : null, @new.IsBodyRequired ? "required" : null, context);
        }

        foreach (var (before, after, isOfRange) in MediaTypeMatch.Of(old.Bodies, @new.Bodies))
        {
            if (before is null)
            {
                Report(MessageRules.BodyMediaTypeAdded, null, after!.MediaType, context, headOrigin: after.Origin);
            }
            else if (after is null)
            {
                Report(MessageRules.BodyMediaTypeRemoved, before.MediaType, null, context, before.Origin);
            }
            else
            {
                if (!isOfRange)
                {
                    CompareMediaType(before, after, context);
                }

                CompareContent(before, after, context);
            }
        }
    }

    private void ReportBodyPresence(ContractOperation old, ContractOperation @new, ComparisonContext context)
    {
        if (old.Bodies.Count > 0)
        {
            Report(MessageRules.BodyRemoved, string.Join(", ", old.Bodies.Select(b => b.MediaType)), null, context);
        }
        else if (@new.Bodies.Count > 0)
        {
            Report(@new.IsBodyRequired ? MessageRules.BodyRequiredAdded : MessageRules.BodyOptionalAdded, null, string.Join(", ", @new.Bodies.Select(b => b.MediaType)), context);
        }
    }

    // What the service sends to a webhook only grows or shrinks; nothing of it is refused.
    private static void Report(DriftRule rule, string? old, string? @new, ComparisonContext context, IOrigin? baseOrigin = null, IOrigin? headOrigin = null) =>
        (context with { IsMuted = context.IsMuted || (!context.IsSent && @new is not null) }).Report(rule, null, old, @new, baseOrigin, headOrigin);

    private void CompareResponse(ContractResponse old, ContractResponse @new, ComparisonContext context)
    {
        foreach (var (before, after, isOfRange) in MediaTypeMatch.Of(old.Contents, @new.Contents))
        {
            if (before is null)
            {
                context.Report(context.IsSent ? MessageRules.BodyMediaTypeAdded : MessageRules.MediaTypeAdded, null, null, after!.MediaType, headOrigin: after.Origin);
            }
            else if (after is null)
            {
                context.Report(context.IsSent ? MessageRules.BodyMediaTypeRemoved : MessageRules.MediaTypeRemoved, null, before.MediaType, null, before.Origin);
            }
            else
            {
                if (!isOfRange)
                {
                    CompareMediaType(before, after, context);
                }

                CompareContent(before, after, context);
            }
        }

        CompareHeaders(old, @new, context with { Place = "header", IsLoose = true });
    }

    private static void CompareMediaType(ContractContent old, ContractContent @new, ComparisonContext context)
    {
        if (string.Equals(old.MediaType, @new.MediaType, StringComparison.OrdinalIgnoreCase))
        {
            return;
        }

        var (isSameType, isNarrower) = (MediaTypeMatch.HasOtherParameters(old.MediaType, @new.MediaType), MediaTypeMatch.IsWithin(@new.MediaType, old.MediaType));
        if (context.IsSent && !isSameType)
        {
            context.Report(isNarrower ? MessageRules.BodyMediaTypeRemoved : MessageRules.BodyMediaTypeAdded, null, old.MediaType, @new.MediaType, old.Origin, @new.Origin);
        }
        else if (!context.IsSent)
        {
            var rule = isSameType ? MessageRules.MediaTypeNameChanged : isNarrower ? MessageRules.MediaTypeSpecialized : MessageRules.MediaTypeGeneralized;
            context.Report(rule, null, old.MediaType, @new.MediaType, old.Origin, @new.Origin);
        }
    }

    private void CompareHeaders(ContractResponse old, ContractResponse @new, ComparisonContext context)
    {
        if (AreTheSame(old.Headers, @new.Headers))
        {
            return;
        }

        var (headersBefore, headersAfter) = (ByName(old.Headers, h => h.Name, StringComparer.OrdinalIgnoreCase), ByName(@new.Headers, h => h.Name, StringComparer.OrdinalIgnoreCase));
        foreach (var name in old.Headers.Concat(@new.Headers).Select(h => h.Name).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            var (before, after) = (Find(headersBefore, name), Find(headersAfter, name));
            var inside = context with { Subject = $"{context.Subject} header {name}", BaseOrigin = before?.Origin, HeadOrigin = after?.Origin };
            if (before is null)
            {
                inside.Report(!context.IsSent ? MessageRules.HeaderAdded : after!.IsRequired ? PropertyRules.RequiredAdded.Request : PropertyRules.OptionalAdded.Request, null, null, TypeRelation.Describe(after!.Type));
            }
            else if (after is null)
            {
                inside.Report(context.IsSent ? PropertyRules.OptionalRemoved.Request : before.IsRequired ? MessageRules.RequiredHeaderRemoved : MessageRules.OptionalHeaderRemoved, null, TypeRelation.Describe(before.Type), null);
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

    private void CompareContent(ContractContent old, ContractContent @new, ComparisonContext context)
    {
        // Of events it is the data that is compared.
        var isJson = MediaTypeMatch.IsJson(@new.MediaType) || MediaForm.IsEvents(@new.MediaType);
        schemas.Compare(old.Type, @new.Type, context with { IsLoose = !isJson, BaseOrigin = old.Type.Origin ?? old.Origin, HeadOrigin = @new.Type.Origin ?? @new.Origin });
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
