namespace DryApi.Contracts;

/// <summary>A keyword that types of a contract have: all that is known of it. It stands in <see cref="Keywords.All"/>, and nowhere else.</summary>
/// <param name="name">Its name in the contract.</param>
/// <param name="value">What kind of value it has.</param>
/// <param name="types">The types of whose values it speaks; none where it speaks of all.</param>
internal sealed class Keyword(string name, KeywordValue value, params SchemaKind[] types)
{
    /// <summary>Its name in the contract.</summary>
    public string Name => name;

    /// <summary>What kind of value it has.</summary>
    public KeywordValue Value => value;

    /// <summary>Its name in documents, where that is another one: an extension.</summary>
    public string? Extension { get; init; }

    /// <summary>Whether an extension is one of others that documents of services carry; else only an overlay may say it.</summary>
    public bool IsOfOthers { get; init; }

    /// <summary>Whether no document says it in this way: the reader makes it of what it says.</summary>
    public bool IsDerived { get; init; }

    /// <summary>What it is there for.</summary>
    public KeywordRole Role { get; init; }

    /// <summary>Which side of its number it allows.</summary>
    public KeywordBound Bound { get; init; }

    /// <summary>What of a value is held against its number.</summary>
    public KeywordMeasure Measure { get; init; }

    /// <summary>The value that says nothing: the keyword might as well be absent; null where each says something.</summary>
    public string? Default { get; init; }

    /// <summary>What JSON Schema says in its place, as a schema of the value; null where it has the keyword itself, or has no words for it.</summary>
    public Func<string, string>? Meaning { get; init; }

    /// <summary>The rules of its changes; null where they stand with those of schemas, for they are of its own kind.</summary>
    public KeywordRules? Rules { get; init; }

    /// <summary>Whether its value holds schemas.</summary>
    public bool HoldsSchemas => value is KeywordValue.Schema or KeywordValue.Schemas or KeywordValue.SchemasByName;

    /// <summary>Whether more than its number is refused, not less.</summary>
    public bool IsUpper => Bound is KeywordBound.Upper or KeywordBound.ExclusiveUpper;

    /// <summary>Whether it speaks of values of every type.</summary>
    public bool IsOfEveryType => types.Length == 0;

    /// <summary>Whether it speaks of values of a type.</summary>
    public bool Applies(SchemaKind type) => types.Length == 0 || Array.IndexOf(types, type) >= 0;

    /// <summary>A bound that one number says, with its four rules.</summary>
    /// <param name="name">Its name in the contract.</param>
    /// <param name="bound">Which side of its number it allows.</param>
    /// <param name="value">What kind of number it has.</param>
    /// <param name="types">The types of whose values it speaks; none where it speaks of all.</param>
    /// <param name="measure">What of a value is held against its number.</param>
    /// <param name="rule">Its name in rules.</param>
    /// <param name="noun">What it bounds, for sentences.</param>
    /// <param name="line">A property that has the bound as <c>{0}</c>.</param>
    /// <param name="sent">The ids of its rules where callers send it: set, removed, increased, decreased.</param>
    /// <param name="received">The same where callers receive it.</param>
    /// <param name="extension">Its name in documents, where that is an extension.</param>
    public static Keyword OfBound(string name, KeywordBound bound, KeywordValue value, SchemaKind[] types, KeywordMeasure measure, string rule, string noun, string line, string[] sent, string[] received, string? extension = null) => new(name, value, types)
    {
        Bound = bound,
        Measure = measure,
        Extension = extension,
        Default = bound == KeywordBound.Lower && value == KeywordValue.Count && measure != KeywordMeasure.None ? "0" : null,
        Rules = BoundRules.Of(sent, received, name, rule, noun, bound == KeywordBound.Upper, line),
    };
}
