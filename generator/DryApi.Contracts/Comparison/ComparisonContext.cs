namespace DryApi.Contracts;

/// <summary>What is being compared: how it is called, which way it goes, and where its changes are kept.</summary>
internal readonly record struct ComparisonContext
{
    /// <summary>Where changes are kept.</summary>
    public required Findings Found { get; init; }

    /// <summary>How the contract names it.</summary>
    public required string Subject { get; init; }

    public required Polarity Polarity { get; init; }

    /// <summary><c>body</c>, <c>property</c>, <c>parameter</c> or <c>header</c>.</summary>
    public required string Place { get; init; }

    public required ChangeTarget Target { get; init; }

    /// <summary>Whether the value never goes this way (<c>readOnly</c> in what is sent): then nothing breaks.</summary>
    public bool IsMuted { get; init; }

    /// <summary>Whether the value is text on the wire whatever its type: in paths, queries, headers and forms.</summary>
    public bool IsLoose { get; init; }

    /// <summary>Whether this is an item of a list, which can be absent without the list being so.</summary>
    public bool IsItem { get; init; }

    /// <summary>Where to point when the fact itself has no place.</summary>
    public IOrigin? BaseOrigin { get; init; }

    /// <summary>Where to point when the fact itself has no place.</summary>
    public IOrigin? HeadOrigin { get; init; }

    public bool IsSent => Polarity == Polarity.Sent;

    public void Report(RulePair rules, string? fact, string? old, string? @new, IOrigin? baseOrigin = null, IOrigin? headOrigin = null) =>
        Report(rules.For(Polarity), fact, old, @new, baseOrigin, headOrigin);

    public void Report(DriftRule rule, string? fact, string? old, string? @new, IOrigin? baseOrigin = null, IOrigin? headOrigin = null)
    {
        // What is gone stands in the old document alone.
        var isGone = @new is null && old is not null;
        Found.Add(new Change
        {
            Rule = rule,
            RuleName = rule.NameAt(Place),
            Severity = IsMuted ? Severity.Info : rule.Severity,
            Subject = Subject,
            Fact = fact,
            Old = old,
            New = @new,
            Origin = isGone ? baseOrigin ?? BaseOrigin : headOrigin ?? HeadOrigin ?? baseOrigin ?? BaseOrigin,
            Target = Target,
        });
    }

    /// <summary>The rules of one constraint, told by which side has it.</summary>
    public void ReportPresence(RulePair added, RulePair removed, RulePair changed, string fact, Constraint? old, Constraint? @new)
    {
        var rules = old is null ? added : @new is null ? removed : changed;
        Report(rules, fact, old?.Value, @new?.Value, old?.Origin, @new?.Origin);
    }
}
