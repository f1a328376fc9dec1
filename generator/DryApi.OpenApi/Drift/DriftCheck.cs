using DryApi.Contracts;
using DryApi.OpenApi.Documents;
using DryApi.OpenApi.Overlays;
using DryApi.OpenApi.Prose;
using DryApi.OpenApi.Pulling;

namespace DryApi.OpenApi.Drift;

/// <summary>Everything that differs between two contracts: facts, what the documents say in words, and what the overlay is still good for.</summary>
internal static class DriftCheck
{
    /// <summary>From this size on, in bytes, each side is read on a thread of its own; below it a thread costs more than it saves.</summary>
    private const int LeastApart = 1_000_000;

    /// <param name="basePath">The contract that callers keep to: a document or a contract's text.</param>
    /// <param name="headPath">The contract that takes its place.</param>
    /// <param name="overlayPath">The overlay of the documents; null for none.</param>
    /// <param name="today">The day on which announced ends are judged.</param>
    /// <param name="limits">What the files may be at most, and what reading and comparing them may cost.</param>
    /// <param name="baseOverlayPath">The overlay of the base, where it is another one; null where it is not.</param>
    /// <param name="remote">Gets what URLs in the documents name; null where none is followed.</param>
    /// <param name="taken">The names of the project's own types; null for none.</param>
    /// <exception cref="InputException">One of the files cannot be used.</exception>
    public static DriftFindings Run(string basePath, string headPath, string? overlayPath, DateTime today, DocumentLimits? limits = null, string? baseOverlayPath = null, RemoteDocuments? remote = null, IReadOnlyCollection<string>? taken = null)
    {
        limits ??= DocumentLimits.Default;
        using var baseInput = new DriftInput(basePath, limits, remote, taken);
        using var headInput = new DriftInput(headPath, limits, remote, taken);
        RequireDocuments(baseInput, headInput, overlayPath, baseOverlayPath);
        var overlay = overlayPath is null ? null : Overlay.Load(overlayPath, limits);
        var baseOverlay = baseOverlayPath is null ? overlay : Overlay.Load(baseOverlayPath, limits);
        var areLarge = remote is null && Math.Min(baseInput.Length, headInput.Length) >= LeastApart;
        if (areLarge && !baseInput.IsContract && !headInput.IsContract && !baseInput.IsTheSameText(headInput))
        {
            _ = Both(areLarge, baseInput.Parse, headInput.Parse);
        }

        // The same document has the same contract, and one reading of it has found what is wrong with it.
        var isSame = ReferenceEquals(baseOverlay, overlay) && baseInput.SaysTheSameAs(headInput);
        var only = isSame ? baseInput.Load(baseOverlay) : null;
        var (@base, head) = only is not null ? (only, only) : Both(areLarge, () => baseInput.Load(baseOverlay), () => headInput.Load(overlay));
        OverlayDrift.RequireFit(ReferenceEquals(baseOverlay, overlay) ? @base.Overlay : head.Overlay, head.Overlay);
        return isSame
            ? new DriftFindings([], [], head.Findings, [])
            : new DriftFindings(Run(@base, head, today, limits.MaxWork), TextsOf(@base, head), head.Findings, OfBaseAlone(@base.Findings, head.Findings));
    }

    /// <summary>An overlay is for a document.</summary>
    /// <exception cref="InputException">What it is given for is a contract.</exception>
    public static void RequireDocuments(DriftInput @base, DriftInput head, string? overlayPath, string? baseOverlayPath)
    {
        if (overlayPath is not null && @base.IsContract && head.IsContract)
        {
            throw new InputException("an overlay changes documents, and both files are contracts; leave --overlay out");
        }

        if (baseOverlayPath is not null && @base.IsContract)
        {
            throw new InputException("an overlay changes documents, and BASE is a contract; leave --base-overlay out");
        }
    }

    public static IReadOnlyList<Change> Run(DriftSide @base, DriftSide head, DateTime today, long maxWork = WorkBudget.Default) => ContractComparer.Sort(
    [
        .. KeptName.Suggest(ContractComparer.Compare(@base.Contract, head.Contract, new ComparisonOptions { Today = today, MaxWork = maxWork })),
        .. OverlayDrift.Compare(@base.Overlay, head.Overlay),
        .. JobMarks.Compare(@base.Contract, head.Contract),
        .. @base.HasWords && head.HasWords ? ProseDrift.Compare(@base.Contract, head.Contract) : [],
    ]);

    /// <summary>Does the same for both sides, at once where they are large; what the first one ends with comes first.</summary>
    private static (T Base, T Head) Both<T>(bool atOnce, Func<T> @base, Func<T> head)
    {
        if (!atOnce)
        {
            return (@base(), head());
        }

        var other = DeepStack.RunAsync(head);
        try
        {
            return (@base(), other.GetAwaiter().GetResult());
        }
        finally
        {
            Task.WaitAny(other);
        }
    }

    /// <summary>What both documents have wrong changes no judgment.</summary>
    private static List<Change> OfBaseAlone(IReadOnlyList<Change> @base, IReadOnlyList<Change> head)
    {
        var known = head.Select(Key).ToHashSet();
        return [.. @base.Where(finding => !known.Contains(Key(finding)))];

        static (string, string, string?) Key(Change finding) => (finding.Rule.Id, finding.Subject, finding.Fact);
    }

    /// <summary>The texts that changed between two documents.</summary>
    public static IReadOnlyList<TextChange> TextsOf(DriftSide @base, DriftSide head) =>
        @base.Root is { } old && head.Root is { } @new ? TextComparer.Compare(old, @new) : [];
}
