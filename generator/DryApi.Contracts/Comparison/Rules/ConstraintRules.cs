namespace DryApi.Contracts;

/// <summary>The constraints that come in families: bounds, lists of what is allowed, and keywords kept word for word.</summary>
internal static class ConstraintRules
{
    public static readonly BoundRules Maximum = BoundRules.Of(100, "maximum", "max", "greatest value", isUpper: true, "p: number {0}");

    public static readonly BoundRules Minimum = BoundRules.Of(104, "minimum", "min", "smallest value", isUpper: false, "p: number {0}");

    /// <summary>Bounds that one number says.</summary>
    public static readonly IReadOnlyList<BoundRules> Bounds =
    [
        BoundRules.Of(108, "maxLength", "max-length", "greatest length", isUpper: true, "p: string {0}"),
        BoundRules.Of(112, "minLength", "min-length", "smallest length", isUpper: false, "p: string {0}"),
        BoundRules.Of(116, "maxItems", "max-items", "greatest number of items", isUpper: true, "p: array<string> {0}"),
        BoundRules.Of(120, "minItems", "min-items", "smallest number of items", isUpper: false, "p: array<string> {0}"),
        BoundRules.Of(124, "maxProperties", "max-properties", "greatest number of properties", isUpper: true, "p: map<string> {0}"),
        BoundRules.Of(128, "minProperties", "min-properties", "smallest number of properties", isUpper: false, "p: map<string> {0}"),
        BoundRules.Of(132, "maxContains", "max-contains", "greatest number of items of the kind asked for", isUpper: true, "p: array<any> contains=\"any\" {0}"),
        BoundRules.Of(136, "minContains", "min-contains", "smallest number of items of the kind asked for", isUpper: false, "p: array<any> contains=\"any\" {0}"),
        BoundRules.Of(140, "maxFileSize", "max-file-size", "greatest size of a file", isUpper: true, "p: string format=\"binary\" {0}"),
        BoundRules.Of(144, "maxTokens", "max-tokens", "greatest number of tokens", isUpper: true, "p: string {0}"),
        BoundRules.Of(148, "maxTotalTokens", "max-total-tokens", "greatest number of tokens together", isUpper: true, "p: string {0}"),
    ];

    /// <summary>Lists of what is allowed.</summary>
    public static readonly IReadOnlyList<ValueSetRules> ValueSets =
    [
        ValueSetRules.Of(70, "schemes", "scheme", "scheme", "string", "\"https\"", "\"wss\""),
        ValueSetRules.Of(74, "fileTypes", "file-type", "type of file", "string format=\"binary\"", "\"jpg\"", "\"png\""),
        ValueSetRules.Of(78, "extensibleEnum", "x-extensible-enum", "known value", "string", "\"a\"", "\"b\""),
    ];

    /// <summary>Keywords that are compared as a whole.</summary>
    public static readonly IReadOnlyList<KeywordRules> Keywords =
    [
        KeywordRules.Of(152, "if", "if", "string", "\"string minLength=1\"", "\"string maxLength=9\""),
        KeywordRules.Of(155, "then", "then", "string", "\"string minLength=1\"", "\"string maxLength=9\""),
        KeywordRules.Of(158, "else", "else", "string", "\"string minLength=1\"", "\"string maxLength=9\""),
        KeywordRules.Of(161, "contains", "contains", "array<any>", "\"string\"", "\"integer\""),
        KeywordRules.Of(164, "dependentRequired", "dependent-required", "map<string>", "{\"a\":[\"b\"]}", "{\"a\":[\"c\"]}"),
        KeywordRules.Of(167, "dependentSchemas", "dependent-schema", "map<string>", "{\"a\":\"map<string> maxProperties=4\"}", "{\"a\":\"map<string> minProperties=2\"}"),
        KeywordRules.Of(170, "propertyNames", "property-names", "map<string>", "\"string minLength=1\"", "\"string maxLength=9\""),
        KeywordRules.Of(173, "unevaluatedItems", "unevaluated-items", "array<any>", "false", "\"string\""),
        KeywordRules.Of(176, "unevaluatedProperties", "unevaluated-properties", "map<string>", "false", "\"string\""),
        KeywordRules.Of(179, "contentSchema", "content-schema", "string contentMediaType=\"application/json\"", "\"string minLength=1\"", "\"string maxLength=9\""),
        KeywordRules.Of(182, "exactlyOneOf", "exactly-one-of", "map<string>", "[[\"a\",\"b\"]]", "[[\"a\",\"c\"]]"),
        KeywordRules.Of(185, "atLeastOneOf", "at-least-one-of", "map<string>", "[[\"a\",\"b\"]]", "[[\"a\",\"c\"]]"),
        KeywordRules.Of(188, "requiredWhen", "required-when", "map<string>", "[{\"is\":\"x\",\"property\":\"a\",\"when\":\"b\"}]", "[{\"is\":\"y\",\"property\":\"a\",\"when\":\"b\"}]"),
        KeywordRules.Of(191, "durationSeconds", "duration-seconds", "string format=\"binary\"", "{\"maximum\":10}", "{\"maximum\":5}"),
    ];

    public static IEnumerable<RulePair> All =>
        Maximum.All.Concat(Minimum.All).Concat(Bounds.SelectMany(b => b.All)).Concat(ValueSets.SelectMany(s => s.All)).Concat(Keywords.SelectMany(k => k.All));
}
