namespace DryApi.Contracts;

/// <summary>The types whose values a keyword speaks of: of others it says nothing.</summary>
public static class KeywordTypes
{
    private static readonly SchemaKind[] Strings = [SchemaKind.String];
    private static readonly SchemaKind[] Numbers = [SchemaKind.Integer, SchemaKind.Number];
    private static readonly SchemaKind[] Arrays = [SchemaKind.Array];
    private static readonly SchemaKind[] Objects = [SchemaKind.Object, SchemaKind.Map];
    private static readonly SchemaKind[] Formatted = [SchemaKind.String, SchemaKind.Integer, SchemaKind.Number];

    /// <summary>Whether it speaks of values of every type.</summary>
    public static bool IsOfEvery(string keyword) => Of(keyword).Count == 0;

    /// <summary>Whether it speaks of values of a type.</summary>
    public static bool Applies(string keyword, SchemaKind type) => Of(keyword) is var types && (types.Count == 0 || types.Contains(type));

    private static IReadOnlyList<SchemaKind> Of(string keyword) => keyword switch
    {
        "minLength" or "maxLength" or "pattern" or "schemes" or "maxFileSize" or "fileTypes" or "maxTokens" or "durationSeconds" or "extensibleEnum" or "contentEncoding" or "contentMediaType" or "contentSchema" => Strings,
        "minimum" or "maximum" or "exclusiveMinimum" or "exclusiveMaximum" or "multipleOf" => Numbers,
        "minItems" or "maxItems" or "uniqueItems" or "contains" or "minContains" or "maxContains" or "prefixItems" or "unevaluatedItems" => Arrays,
        "minProperties" or "maxProperties" or "requires" or "additionalProperties" or "propertyNames" or "unevaluatedProperties" or "dependentRequired" or "dependentSchemas"
            or "exactlyOneOf" or "atLeastOneOf" or "requiredWhen" => Objects,
        "format" => Formatted,
        _ => [],
    };
}
