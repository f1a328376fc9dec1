using DryApi.Contracts;

namespace DryApi.OpenApi.Drift;

/// <summary>The changes of a comparison, and what of them fails a build.</summary>
/// <param name="changes">The changes of the contract.</param>
/// <param name="failOn">Which of them fail a build.</param>
/// <param name="texts">The texts that changed, none of which does.</param>
internal sealed class DriftReport(IReadOnlyList<Change> changes, FailOn failOn, IReadOnlyList<TextChange>? texts = null)
{
    /// <summary>The number under which a text that changed is told.</summary>
    public const string TextId = "DRY1002";

    /// <summary>The changes, the worst first.</summary>
    public IReadOnlyList<Change> Changes { get; } = changes;

    /// <summary>The texts that changed, in the order of the document: no changes of the contract, and told apart from them.</summary>
    public IReadOnlyList<TextChange> Texts { get; } = texts ?? [];

    /// <summary>What of the documents cannot be used: no changes either.</summary>
    public IReadOnlyList<Change> Findings { get; init; } = [];

    public int Breaking => Count(Severity.Breaking);

    public int Warnings => Count(Severity.Warning);

    public int Infos => Count(Severity.Info);

    /// <summary>Whether any change fails a build.</summary>
    public bool IsFailure => Changes.Any(Fails);

    /// <summary>The version bump that the changes ask for.</summary>
    public VersionBump Bump =>
        Changes.Any(c => c.Severity == Severity.Breaking || c.SourceBreaking) ? VersionBump.Major
        : Changes.Any(c => c.Old is null && c.New is not null && c.Rule.Id != ProseRules.LimitUnbacked.Id) ? VersionBump.Minor
        : VersionBump.Patch;

    /// <summary>The counts in words: <c>1 breaking, 0 warnings, 3 for information</c>.</summary>
    public string Summary => Changes.Count == 0
        ? "no change of the contract"
        : $"{Breaking} breaking, {Warnings} {(Warnings == 1 ? "warning" : "warnings")}, {Infos} for information";

    /// <summary>How many texts changed, in words: <c>3 texts changed</c>.</summary>
    public string TextSummary => Texts.Count == 1 ? "1 text changed" : FormattableString.Invariant($"{Texts.Count} texts changed");

    /// <summary>Whether a change fails a build.</summary>
    public bool Fails(Change change) => failOn switch
    {
        FailOn.Breaking => change.Severity == Severity.Breaking,
        FailOn.Warning => change.Severity >= Severity.Warning,
        FailOn.Any => true,
        _ => false,
    };

    private int Count(Severity severity) => Changes.Count(c => c.Severity == severity);
}
