using static DryApi.Contracts.KeywordBound;
using static DryApi.Contracts.KeywordMeasure;
using static DryApi.Contracts.KeywordValue;

namespace DryApi.Contracts;

/// <summary>
/// The keywords of a contract's types: what JSON Schema and OpenAPI call them, the words of the overlay and the extensions of others. Reading,
/// the contract's text, the comparison, its rules and the check of what is said in words go by this table.
/// </summary>
internal static class Keywords
{
    private static readonly SchemaKind[] Every = [];
    private static readonly SchemaKind[] Strings = [SchemaKind.String];
    private static readonly SchemaKind[] Numbers = [SchemaKind.Integer, SchemaKind.Number];
    private static readonly SchemaKind[] Scalars = [SchemaKind.String, SchemaKind.Integer, SchemaKind.Number];
    private static readonly SchemaKind[] Arrays = [SchemaKind.Array];
    private static readonly SchemaKind[] Objects = [SchemaKind.Object, SchemaKind.Map];

    /// <summary>All keywords.</summary>
    public static readonly IReadOnlyList<Keyword> All =
    [
        // Of values of every type.
        new("enum", List) { IsDerived = true },
        new("if", Schema) { Rules = PresenceRules.Of(152, "if", "if", "string", "\"string minLength=1\"", "\"string maxLength=9\"") },
        new("then", Schema) { Rules = PresenceRules.Of(155, "then", "then", "string", "\"string minLength=1\"", "\"string maxLength=9\"") },
        new("else", Schema) { Rules = PresenceRules.Of(158, "else", "else", "string", "\"string minLength=1\"", "\"string maxLength=9\"") },
        new("discriminator", Json) { Role = KeywordRole.Names },
        Keyword.OfBound("maxTotalTokens", Upper, Number, Every, KeywordMeasure.None, 148, "max-total-tokens", "greatest number of tokens together", "p: string {0}", "x-max-total-tokens"),

        // Of strings.
        new("format", Text, Scalars),
        new("pattern", Text, Strings),
        Keyword.OfBound("minLength", Lower, Count, Strings, Length, 112, "min-length", "smallest length", "p: string {0}"),
        Keyword.OfBound("maxLength", Upper, Count, Strings, Length, 108, "max-length", "greatest length", "p: string {0}"),
        new("contentEncoding", Json, Strings),
        new("contentMediaType", Json, Strings),
        new("contentSchema", Schema, Strings) { Rules = PresenceRules.Of(179, "contentSchema", "content-schema", "string contentMediaType=\"application/json\"", "\"string minLength=1\"", "\"string maxLength=9\"") },
        new("schemes", Texts, Strings) { Extension = "x-schemes", Meaning = KeywordMeaning.OfSchemes, Rules = ValueSetRules.Of(70, "schemes", "scheme", "scheme", "string", "\"https\"", "\"wss\"") },
        new("fileTypes", Texts, Strings) { Extension = "x-file-types", Rules = ValueSetRules.Of(74, "fileTypes", "file-type", "type of file", "string format=\"binary\"", "\"jpg\"", "\"png\"") },
        new("extensibleEnum", List, Strings) { Extension = "x-extensible-enum", IsOfOthers = true, Rules = ValueSetRules.Of(78, "extensibleEnum", "x-extensible-enum", "known value", "string", "\"a\"", "\"b\"") },
        Keyword.OfBound("maxFileSize", Upper, Number, Strings, KeywordMeasure.None, 140, "max-file-size", "greatest size of a file", "p: string format=\"binary\" {0}", "x-max-file-size"),
        Keyword.OfBound("maxTokens", Upper, Number, Strings, KeywordMeasure.None, 144, "max-tokens", "greatest number of tokens", "p: string {0}", "x-max-tokens"),
        new("durationSeconds", Json, Strings) { Extension = "x-duration-seconds", Rules = PresenceRules.Of(191, "durationSeconds", "duration-seconds", "string format=\"binary\"", "{\"maximum\":10}", "{\"maximum\":5}") },

        // Of numbers. Both ways to say an end are compared by the rules of the first.
        Keyword.OfBound("minimum", Lower, Number, Numbers, Value, 104, "min", "smallest value", "p: number {0}"),
        Keyword.OfBound("maximum", Upper, Number, Numbers, Value, 100, "max", "greatest value", "p: number {0}"),
        new("exclusiveMinimum", NumberOrFlag, Numbers) { Bound = ExclusiveLower, Measure = Value, Default = "false" },
        new("exclusiveMaximum", NumberOrFlag, Numbers) { Bound = ExclusiveUpper, Measure = Value, Default = "false" },
        new("multipleOf", Number, Numbers),

        // Of arrays.
        Keyword.OfBound("minItems", Lower, Count, Arrays, Items, 120, "min-items", "smallest number of items", "p: array<string> {0}"),
        Keyword.OfBound("maxItems", Upper, Count, Arrays, Items, 116, "max-items", "greatest number of items", "p: array<string> {0}"),
        new("uniqueItems", Flag, Arrays) { Default = "false" },
        new("prefixItems", Schemas, Arrays),
        new("contains", Schema, Arrays) { Rules = PresenceRules.Of(161, "contains", "contains", "array<any>", "\"string\"", "\"integer\"") },
        Keyword.OfBound("minContains", Lower, Count, Arrays, KeywordMeasure.None, 136, "min-contains", "smallest number of items of the kind asked for", "p: array<any> contains=\"any\" {0}"),
        Keyword.OfBound("maxContains", Upper, Count, Arrays, KeywordMeasure.None, 132, "max-contains", "greatest number of items of the kind asked for", "p: array<any> contains=\"any\" {0}"),
        new("unevaluatedItems", Schema, Arrays) { Rules = PresenceRules.Of(173, "unevaluatedItems", "unevaluated-items", "array<any>", "false", "\"string\"") },

        // Of objects.
        Keyword.OfBound("minProperties", Lower, Count, Objects, Properties, 128, "min-properties", "smallest number of properties", "p: map<string> {0}"),
        Keyword.OfBound("maxProperties", Upper, Count, Objects, Properties, 124, "max-properties", "greatest number of properties", "p: map<string> {0}"),
        new("requires", Texts, Objects) { IsDerived = true },
        new("additionalProperties", Json, Objects) { IsDerived = true },
        new("propertyNames", Schema, Objects) { Rules = PresenceRules.Of(170, "propertyNames", "property-names", "map<string>", "\"string minLength=1\"", "\"string maxLength=9\"") },
        new("unevaluatedProperties", Schema, Objects) { Rules = PresenceRules.Of(176, "unevaluatedProperties", "unevaluated-properties", "map<string>", "false", "\"string\"") },
        new("dependentRequired", TextsByName, Objects) { Rules = PresenceRules.Of(164, "dependentRequired", "dependent-required", "map<string>", "{\"a\":[\"b\"]}", "{\"a\":[\"c\"]}") },
        new("dependentSchemas", SchemasByName, Objects) { Rules = PresenceRules.Of(167, "dependentSchemas", "dependent-schema", "map<string>", "{\"a\":\"map<string> maxProperties=4\"}", "{\"a\":\"map<string> minProperties=2\"}") },
        new("exactlyOneOf", List, Objects) { Extension = "x-exactly-one-of", Meaning = KeywordMeaning.OfExactlyOne, Rules = PresenceRules.Of(182, "exactlyOneOf", "exactly-one-of", "map<string>", "[[\"a\",\"b\"]]", "[[\"a\",\"c\"]]") },
        new("atLeastOneOf", List, Objects) { Extension = "x-at-least-one-of", Meaning = KeywordMeaning.OfAtLeastOne, Rules = PresenceRules.Of(185, "atLeastOneOf", "at-least-one-of", "map<string>", "[[\"a\",\"b\"]]", "[[\"a\",\"c\"]]") },
        new("requiredWhen", List, Objects) { Extension = "x-required-when", Meaning = KeywordMeaning.OfRequiredWhen, Rules = PresenceRules.Of(188, "requiredWhen", "required-when", "map<string>", "[{\"is\":\"x\",\"property\":\"a\",\"when\":\"b\"}]", "[{\"is\":\"y\",\"property\":\"a\",\"when\":\"b\"}]") },

        // Of the place.
        new("required", Flag) { IsDerived = true, Role = KeywordRole.Names },
        new("nullable", Flag) { IsDerived = true, Role = KeywordRole.Notes },
        new("default", Json) { Role = KeywordRole.Notes },
        new("readOnly", Flag) { Role = KeywordRole.Notes, Default = "false" },
        new("writeOnly", Flag) { Role = KeywordRole.Notes, Default = "false" },
        new("deprecated", Flag) { Role = KeywordRole.Notes, Default = "false" },
        new("sunset", Json) { Extension = "x-sunset", IsOfOthers = true, Role = KeywordRole.Notes },
        new("stability", Json) { Extension = "x-stability-level", IsOfOthers = true, Role = KeywordRole.Notes },
        new("csharpName", Text) { Extension = "x-csharp-name", Role = KeywordRole.Notes },
        new("csharpType", Text) { Extension = "x-csharp-type", Role = KeywordRole.Names },
        new("surface", Flag) { Extension = "x-surface", Role = KeywordRole.Names },
    ];

    /// <summary>The rules of all keywords that have some of their own.</summary>
    public static IEnumerable<RulePair> Rules => All.SelectMany(keyword => keyword.Rules?.All ?? []);

    private static readonly Dictionary<string, Keyword> ByName = All.ToDictionary(keyword => keyword.Name, StringComparer.Ordinal);
    private static readonly Dictionary<string, Keyword> ByDocumentName = All.ToDictionary(keyword => keyword.Extension ?? keyword.Name, StringComparer.Ordinal);

    /// <summary>The keyword that the contract calls so; null for a constraint that is none, such as what a parameter says of its style.</summary>
    public static Keyword? Find(string name) => ByName.TryGetValue(name, out var keyword) ? keyword : null;

    /// <summary>The keyword that documents call so, or null.</summary>
    public static Keyword? FindInDocument(string name) => ByDocumentName.TryGetValue(name, out var keyword) ? keyword : null;

    /// <summary>The rules of a keyword that has such.</summary>
    public static T RulesOf<T>(string name)
        where T : KeywordRules => (T)ByName[name].Rules!;

    /// <summary>Whether what a constraint says is said of values of every type.</summary>
    public static bool IsOfEveryType(string name) => Find(name)?.IsOfEveryType != false;

    /// <summary>Whether what a constraint says is said of values of a type.</summary>
    public static bool Applies(string name, SchemaKind type) => Find(name)?.Applies(type) != false;
}
