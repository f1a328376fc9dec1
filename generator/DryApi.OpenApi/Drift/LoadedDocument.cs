using DryApi.Contracts;
using DryApi.OpenApi.Bundling;
using DryApi.OpenApi.Documents;
using DryApi.OpenApi.Overlays;

namespace DryApi.OpenApi.Drift;

/// <summary>A document as it is read: without what only an overlay may say, and changed by its overlay.</summary>
/// <param name="Document">The document.</param>
/// <param name="Overlay">What became of the overlay; null for none.</param>
/// <param name="Findings">What of the document was left out.</param>
internal sealed record LoadedDocument(OpenApiDocument Document, OverlayResult? Overlay, IReadOnlyList<Change> Findings)
{
    /// <summary>Takes out of a document what only an overlay may say, and applies the overlay to it.</summary>
    /// <exception cref="InputException">The tree is no document that can be used.</exception>
    public static LoadedDocument Load(BundledDocument bundle, Overlay? overlay)
    {
        var root = bundle.Root;
        OpenApiDocument.VersionOf(root);
        var words = OverlayVocabulary.TakeFrom(root).Select(ToFinding).ToList();
        var result = overlay?.TryApplyTo(root);

        // Judged as the overlay left it, which may have mended something.
        var document = OpenApiDocument.From(bundle, overlay?.Actions.FirstOrDefault()?.Position.File);
        return new LoadedDocument(document, result, [.. words, .. document.Findings.Select(ToFinding)]);
    }

    /// <summary>What is wrong in a document, as a report has it.</summary>
    public static Change ToFinding(DocumentFinding finding) => new()
    {
        Rule = finding.Rule,
        RuleName = finding.Rule.Name,
        Severity = finding.Rule.Severity,
        Subject = finding.Pointer,
        Fact = finding.Problem,
        Origin = finding.Node,
        Remedy = finding.Remedy,
    };

    private static Change ToFinding(DocumentNode word) => new()
    {
        Rule = ProseRules.VocabularyInDocument,
        RuleName = ProseRules.VocabularyInDocument.Name,
        Severity = ProseRules.VocabularyInDocument.Severity,
        Subject = word.Name,
        Origin = word,
    };
}
