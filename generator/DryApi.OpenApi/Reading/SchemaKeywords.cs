namespace DryApi.OpenApi.Reading;

/// <summary>The keywords that become constraints of the contract, and under which name.</summary>
internal static class SchemaKeywords
{
    /// <summary>Keywords of JSON Schema and OpenAPI that are kept as they are.</summary>
    public static readonly HashSet<string> Kept = new(StringComparer.Ordinal)
    {
        "format", "pattern", "minLength", "maxLength", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf",
        "minItems", "maxItems", "uniqueItems", "minProperties", "maxProperties", "default", "readOnly", "writeOnly", "deprecated",
        "contentEncoding", "contentMediaType", "discriminator",
        // Of 3.1, rarely used: kept word for word, so that a change is seen.
        "if", "then", "else", "dependentRequired", "dependentSchemas", "contains", "minContains", "maxContains", "prefixItems",
        "propertyNames", "unevaluatedItems", "unevaluatedProperties", "contentSchema",
    };

    /// <summary>Words that begin with x- and become constraints: those of the overlay, which says what the service says in prose only, and extensions of others.</summary>
    public static readonly Dictionary<string, string> Vocabulary = new(StringComparer.Ordinal)
    {
        ["x-schemes"] = "schemes",
        ["x-max-file-size"] = "maxFileSize",
        ["x-file-types"] = "fileTypes",
        ["x-duration-seconds"] = "durationSeconds",
        ["x-max-tokens"] = "maxTokens",
        ["x-max-total-tokens"] = "maxTotalTokens",
        ["x-exactly-one-of"] = "exactlyOneOf",
        ["x-at-least-one-of"] = "atLeastOneOf",
        ["x-required-when"] = "requiredWhen",
        ["x-extensible-enum"] = "extensibleEnum",
        ["x-sunset"] = "sunset",
        ["x-stability-level"] = "stability",
        ["x-surface"] = "surface",
        ["x-csharp-name"] = "csharpName",
        ["x-csharp-type"] = "csharpType",
    };

    /// <summary>Extensions of others that documents of services carry: facts of the service, which no code is named after.</summary>
    public static readonly HashSet<string> Extensions = new(StringComparer.Ordinal) { "x-extensible-enum", "x-sunset", "x-stability-level" };

    /// <summary>What only an overlay may say, on schemas and elsewhere: it names C# and states what the service does not.</summary>
    public static readonly HashSet<string> OverlayOnly =
        new([.. Vocabulary.Keys.Where(word => !Extensions.Contains(word)), "x-job", "x-path-prefix", "x-relies-on"], StringComparer.Ordinal);

    /// <summary>Keywords that do not change what is allowed.</summary>
    public static readonly HashSet<string> Notes = new(StringComparer.Ordinal)
    {
        "description", "title", "example", "examples", "externalDocs", "xml", "$comment", "$id", "$schema", "$anchor", "$dynamicAnchor", "summary",
    };

    /// <summary>Whether a keyword beside <c>allOf</c> says more than notes on the place where it stands.</summary>
    public static bool ChangesType(string name) =>
        !Notes.Contains(name) && (!name.StartsWith("x-", StringComparison.Ordinal) || Vocabulary.ContainsKey(name))
        && name is not ("x-csharp-name" or "x-csharp-type" or "x-surface" or "x-sunset" or "x-stability-level")
        && name is not ("allOf" or "nullable" or "default" or "readOnly" or "writeOnly" or "deprecated");

    /// <summary>Whether a media type is text, which a string can hold as it is.</summary>
    public static bool IsText(string mediaType) =>
        mediaType.StartsWith("text/", StringComparison.Ordinal) || mediaType is "application/json" or "application/xml"
        || mediaType.EndsWith("+json", StringComparison.Ordinal) || mediaType.EndsWith("+xml", StringComparison.Ordinal);

    /// <summary>Values that say nothing: the keyword might as well be absent.</summary>
    public static bool IsTrivial(string name, string value) => (name, value) switch
    {
        ("minLength" or "minItems" or "minProperties", "0") => true,
        ("uniqueItems" or "readOnly" or "writeOnly" or "deprecated" or "exclusiveMinimum" or "exclusiveMaximum", "false") => true,
        ("format", "\"int64\"" or "\"double\"" or "\"float\"") => false,
        _ => false,
    };
}
