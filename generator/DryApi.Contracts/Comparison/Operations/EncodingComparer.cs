namespace DryApi.Contracts;

/// <summary>Compares how the parts of a form are written.</summary>
internal static class EncodingComparer
{
    public static void Compare(ContractOperation old, ContractOperation @new, ComparisonContext context)
    {
        if (old.Facts.Count == 0 && @new.Facts.Count == 0)
        {
            return;
        }

        foreach (var name in old.Facts.Concat(@new.Facts).Select(f => f.Name).Where(EncodingFact.IsNameOfOne).Distinct(StringComparer.Ordinal))
        {
            var (before, after) = (old.Facts.Find(f => f.Name == name), @new.Facts.Find(f => f.Name == name));
            var (mediaType, part, fact) = EncodingFact.Read(name);

            // Where the whole body is new or gone, that says it.
            if (before?.Value != after?.Value && Has(old, mediaType) && Has(@new, mediaType))
            {
                (context with { Subject = "body part " + part }).Report(RuleOf(fact, before, after), fact, before?.Value, after?.Value, before?.Origin, after?.Origin);
            }
        }
    }

    private static bool Has(ContractOperation operation, string mediaType) => operation.Bodies.Exists(body => body.MediaType == mediaType);

    private static DriftRule RuleOf(string fact, Constraint? old, Constraint? @new)
    {
        if (fact.StartsWith(EncodingFact.Header, StringComparison.Ordinal))
        {
            return !IsRequired(@new) ? MessageRules.BodyPartLoosened : IsRequired(old) ? MessageRules.BodyPartChanged : MessageRules.BodyPartHeaderRequired;
        }

        var isLooser = fact switch
        {
            "contentType" => @new is null || (old is not null && TypesOf(old).TrueForAll(type => TypesOf(@new).Exists(wider => MediaTypeMatch.IsWithin(type, wider)))),
            "allowReserved" => @new is not null,
            _ => false,
        };
        return isLooser ? MessageRules.BodyPartLoosened : MessageRules.BodyPartChanged;
    }

    private static bool IsRequired(Constraint? header) => header is not null && JsonText.Unquote(header.Value).StartsWith(EncodingFact.Required, StringComparison.Ordinal);

    private static List<string> TypesOf(Constraint contentType) => [.. JsonText.Unquote(contentType.Value).Split(',').Select(type => type.Trim())];
}
