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

    /// <param name="sent">The ids where callers send it, in the order set, removed, value added, value removed.</param>
    /// <param name="received">The ids where callers receive it, in the same order.</param>
    /// <param name="keyword">The constraint's name.</param>
    /// <param name="name">Its name in rules.</param>
    /// <param name="noun">What one value is, for sentences.</param>
    /// <param name="type">The type of the example's property.</param>
    /// <param name="one">One value as JSON.</param>
    /// <param name="two">Another value.</param>
    public static ValueSetRules Of(string[] sent, string[] received, string keyword, string name, string noun, string type, string one, string two) => new(
        keyword,
        RulePair.Of(sent[0], received[0], name + "-set", Breaking, Info,
            $"Only listed {noun}s are allowed now: what was accepted can be refused.",
            $"Only listed {noun}s come now.",
            $"p: {type}", $"p: {type} {keyword}=[{one}]"),
        RulePair.Of(sent[1], received[1], name + "-removed", Info, Warning,
            $"Every {noun} is allowed now.",
            $"Any {noun} can come now: callers can receive what they do not know.",
            $"p: {type} {keyword}=[{one}]", $"p: {type}"),
        RulePair.Of(sent[2], received[2], name + "-value-added", Info, Warning,
            $"One {noun} more is allowed.",
            $"One {noun} more can come: callers can receive what they do not know.",
            $"p: {type} {keyword}=[{one}]", $"p: {type} {keyword}=[{one},{two}]"),
        RulePair.Of(sent[3], received[3], name + "-value-removed", Breaking, Info,
            $"A {noun} is no longer allowed: callers that send it are refused.",
            $"A {noun} no longer comes.",
            $"p: {type} {keyword}=[{one},{two}]", $"p: {type} {keyword}=[{one}]"));
}
