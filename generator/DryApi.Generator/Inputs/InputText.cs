using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DryApi.Generator.Inputs;

/// <summary>A text that the generator reads: equal when its content is, so that nothing is made anew without need.</summary>
/// <param name="Document">The name of the document that it belongs to; empty for the only one of a project.</param>
/// <param name="Path">Where it lies.</param>
/// <param name="Content">What stands in it.</param>
internal sealed record InputText(string Document, string Path, string Content)
{
    private const string DocumentOption = "build_metadata.AdditionalFiles.Name";

    public static InputText Of(AdditionalText text, AnalyzerConfigOptionsProvider options, CancellationToken cancellationToken) =>
        new(options.GetOptions(text).TryGetValue(DocumentOption, out var document) ? document : "", text.Path, text.GetText(cancellationToken)?.ToString() ?? "");
}
