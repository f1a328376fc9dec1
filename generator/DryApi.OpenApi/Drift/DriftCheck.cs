using DryApi.Contracts;
using DryApi.OpenApi.Documents;
using DryApi.OpenApi.Overlays;
using DryApi.OpenApi.Prose;

namespace DryApi.OpenApi.Drift;

/// <summary>Everything that differs between two contracts: facts, what the documents say in words, and what the overlay is still good for.</summary>
internal static class DriftCheck
{
    /// <param name="basePath">The contract that callers keep to: a document or a contract's text.</param>
    /// <param name="headPath">The contract that takes its place.</param>
    /// <param name="overlayPath">The overlay of the documents; null for none.</param>
    /// <param name="today">The day on which announced ends are judged.</param>
    /// <param name="maxWork">The most values that are visited to read each, and to compare them.</param>
    /// <exception cref="InputException">One of the files cannot be used.</exception>
    public static IReadOnlyList<Change> Run(string basePath, string headPath, string? overlayPath, DateTime today, long maxWork = WorkBudget.Default)
    {
        var (baseInput, headInput) = (new DriftInput(basePath) { MaxWork = maxWork }, new DriftInput(headPath) { MaxWork = maxWork });
        if (overlayPath is not null && baseInput.IsContract && headInput.IsContract)
        {
            throw new InputException("an overlay changes documents, and both files are contracts; leave --overlay out");
        }

        var overlay = overlayPath is null ? null : Overlay.Load(overlayPath);
        var isSame = baseInput.SaysTheSameAs(headInput);
        var @base = baseInput.Load(overlay);

        // The same document has the same contract, and one reading of it has found what is wrong with it.
        var head = isSame ? @base : headInput.Load(overlay);
        OverlayDrift.RequireFit(@base.Overlay, head.Overlay);
        return isSame ? [] : Run(@base, head, today, maxWork);
    }

    public static IReadOnlyList<Change> Run(DriftSide @base, DriftSide head, DateTime today, long maxWork = WorkBudget.Default) => ContractComparer.Sort(
    [
        .. ContractComparer.Compare(@base.Contract, head.Contract, new ComparisonOptions { Today = today, MaxWork = maxWork }),
        .. OverlayDrift.Compare(@base.Overlay, head.Overlay),
        .. @base.HasWords && head.HasWords ? ProseDrift.Compare(@base.Contract, head.Contract) : [],
    ]);
}
