namespace DryApi.Contracts;

/// <summary>One kind of change: what it is called, what it means, and an example of it.</summary>
public sealed class DriftRule
{
    private const string Page = "https://github.com/dryapi/DryApi.Generated/blob/main/generator/DryApi.Contracts/RULES.md#";

    /// <summary>The diagnostic's id, such as <c>DRY1226</c>: it never changes its meaning.</summary>
    public required string Id { get; init; }

    /// <summary>The rule's name; <c>*</c> stands for the place: <c>body</c>, <c>property</c>, <c>parameter</c> or <c>header</c>.</summary>
    public required string Name { get; init; }

    /// <summary>What it means on the wire.</summary>
    public required Severity Severity { get; init; }

    /// <summary>Which way the value goes.</summary>
    public required Polarity Polarity { get; init; }

    /// <summary>What happened and what it means for callers, in one sentence.</summary>
    public required string Sentence { get; init; }

    /// <summary>A change that the rule is for.</summary>
    public required RuleExample Example { get; init; }

    /// <summary>The URL at which it is explained.</summary>
    public string HelpLink => Page + Id.ToLowerInvariant();

    /// <summary>The name with its place filled in.</summary>
    public string NameAt(string place) => Name.Replace("*", place);

    /// <inheritdoc/>
    public override string ToString() => Id + " " + Name;
}
