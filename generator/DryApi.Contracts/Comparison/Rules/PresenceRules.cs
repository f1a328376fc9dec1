using static DryApi.Contracts.Severity;

namespace DryApi.Contracts;

/// <summary>The three rules of a keyword whose inside is not compared further: it was added, removed or changed.</summary>
internal sealed class PresenceRules : KeywordRules
{
    private PresenceRules(string keyword, RulePair added, RulePair removed, RulePair changed) =>
        (Keyword, Added, Removed, Changed) = (keyword, added, removed, changed);

    public override string Keyword { get; }

    public RulePair Added { get; }

    public RulePair Removed { get; }

    public RulePair Changed { get; }

    public override IEnumerable<RulePair> All => [Added, Removed, Changed];

    /// <param name="sent">The ids where callers send it, in the order added, removed, changed.</param>
    /// <param name="received">The ids where callers receive it, in the same order.</param>
    /// <param name="keyword">The constraint's name.</param>
    /// <param name="name">Its name in rules.</param>
    /// <param name="type">The type of the example's property.</param>
    /// <param name="first">A value as canonical JSON.</param>
    /// <param name="second">Another value.</param>
    /// <param name="changed">What another value means.</param>
    public static PresenceRules Of(string[] sent, string[] received, string keyword, string name, string type, string first, string second, Severity changed = Breaking) => new(
        keyword,
        RulePair.Of(sent[0], received[0], name + "-added", Breaking, Info,
            $"{keyword} was added: what was accepted can be refused.",
            $"{keyword} was added: callers receive nothing that could not come before.",
            $"p: {type}", $"p: {type} {keyword}={first}"),
        RulePair.Of(sent[1], received[1], name + "-removed", Info, Breaking,
            $"{keyword} is gone: more is accepted than before.",
            $"{keyword} is gone: callers can receive what could not come before.",
            $"p: {type} {keyword}={first}", $"p: {type}"),
        RulePair.Of(sent[2], received[2], name + "-changed", changed, changed,
            $"{keyword} says something else: what was accepted can be refused.",
            $"{keyword} says something else: callers can receive what could not come before.",
            $"p: {type} {keyword}={first}", $"p: {type} {keyword}={second}"));
}
