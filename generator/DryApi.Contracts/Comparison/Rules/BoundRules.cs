using static DryApi.Contracts.Severity;

namespace DryApi.Contracts;

/// <summary>The four rules of one bound: it was set, removed, increased or decreased.</summary>
internal sealed class BoundRules : KeywordRules
{
    private BoundRules(string keyword, bool isUpper, RulePair set, RulePair removed, RulePair increased, RulePair decreased)
    {
        (Keyword, IsUpper) = (keyword, isUpper);
        (Set, Removed, Increased, Decreased) = (set, removed, increased, decreased);
    }

    public override string Keyword { get; }

    /// <summary>Whether more than the bound is refused, not less.</summary>
    public bool IsUpper { get; }

    public RulePair Set { get; }

    public RulePair Removed { get; }

    public RulePair Increased { get; }

    public RulePair Decreased { get; }

    public override IEnumerable<RulePair> All => [Set, Removed, Increased, Decreased];

    /// <param name="sent">The ids where callers send it, in the order set, removed, increased, decreased.</param>
    /// <param name="received">The ids where callers receive it, in the same order.</param>
    /// <param name="keyword">The constraint's name.</param>
    /// <param name="name">Its name in rules.</param>
    /// <param name="noun">What it bounds, for sentences.</param>
    /// <param name="isUpper">Whether more than the bound is refused, not less.</param>
    /// <param name="line">A property that has the bound as <c>{0}</c>.</param>
    /// <param name="low">The smaller value of the example.</param>
    /// <param name="high">The larger value of the example.</param>
    public static BoundRules Of(string[] sent, string[] received, string keyword, string name, string noun, bool isUpper, string line, string low = "10", string high = "20")
    {
        var (bare, small, large) = (line.Replace(" {0}", ""), line.Replace("{0}", keyword + "=" + low), line.Replace("{0}", keyword + "=" + high));
        var (tighter, looser) = isUpper ? ("decreased", "increased") : ("increased", "decreased");
        var (tightening, loosening) = isUpper ? (3, 2) : (2, 3);
        var (wide, narrow) = isUpper ? (large, small) : (small, large);
        var set = RulePair.Of(sent[0], received[0], name + "-set", Breaking, Info,
            $"A {noun} was set: what was accepted can be refused.",
            $"A {noun} was set: callers receive nothing that could not come before.",
            bare, small);
        var removed = RulePair.Of(sent[1], received[1], name + "-removed", Info, Breaking,
            $"The {noun} is gone: more is accepted than before.",
            $"The {noun} is gone: callers can receive what could not come before.",
            small, bare);
        var tightened = RulePair.Of(sent[tightening], received[tightening], name + "-" + tighter, Breaking, Info,
            $"The {noun} {tighter}: what was accepted can be refused.",
            $"The {noun} {tighter}: callers receive nothing that could not come before.",
            wide, narrow);
        var loosened = RulePair.Of(sent[loosening], received[loosening], name + "-" + looser, Info, Breaking,
            $"The {noun} {looser}: more is accepted than before.",
            $"The {noun} {looser}: callers can receive what could not come before.",
            narrow, wide);
        return isUpper
            ? new BoundRules(keyword, isUpper, set, removed, increased: loosened, decreased: tightened)
            : new BoundRules(keyword, isUpper, set, removed, increased: tightened, decreased: loosened);
    }
}
