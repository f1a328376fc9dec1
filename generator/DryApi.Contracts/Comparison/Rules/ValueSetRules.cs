using static DryApi.Contracts.Severity;

namespace DryApi.Contracts;

/// <summary>The rules of a list of what is allowed: set, gone, and a value more or less.</summary>
internal sealed class ValueSetRules : KeywordRules
{
    private ValueSetRules(string keyword, RulePair set, RulePair removed, RulePair valueAdded, RulePair valueRemoved) =>
        (Keyword, Set, Removed, ValueAdded, ValueRemoved) = (keyword, set, removed, valueAdded, valueRemoved);

    public override string Keyword { get; }

    public RulePair Set { get; }

    public RulePair Removed { get; }

    public RulePair ValueAdded { get; }

    public RulePair ValueRemoved { get; }

    public override IEnumerable<RulePair> All => [Set, Removed, ValueAdded, ValueRemoved];

    /// <param name="number">The first of four numbers.</param>
    /// <param name="keyword">The constraint's name.</param>
    /// <param name="name">Its name in rules.</param>
    /// <param name="noun">What one value is, for sentences.</param>
    /// <param name="type">The type of the example's property.</param>
    /// <param name="one">One value as JSON.</param>
    /// <param name="two">Another value.</param>
    public static ValueSetRules Of(int number, string keyword, string name, string noun, string type, string one, string two) => new(
        keyword,
        RulePair.Of(number, name + "-set", Breaking, Info,
            $"Only listed {noun}s are allowed now: what was accepted can be refused.",
            $"Only listed {noun}s come now.",
            $"p: {type}", $"p: {type} {keyword}=[{one}]"),
        RulePair.Of(number + 1, name + "-removed", Info, Warning,
            $"Every {noun} is allowed now.",
            $"Any {noun} can come now: callers can receive what they do not know.",
            $"p: {type} {keyword}=[{one}]", $"p: {type}"),
        RulePair.Of(number + 2, name + "-value-added", Info, Warning,
            $"One {noun} more is allowed.",
            $"One {noun} more can come: callers can receive what they do not know.",
            $"p: {type} {keyword}=[{one}]", $"p: {type} {keyword}=[{one},{two}]"),
        RulePair.Of(number + 3, name + "-value-removed", Breaking, Info,
            $"A {noun} is no longer allowed: callers that send it are refused.",
            $"A {noun} no longer comes.",
            $"p: {type} {keyword}=[{one},{two}]", $"p: {type} {keyword}=[{one}]"));
}
