using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DryApi.Generator.Inputs;

/// <summary>A text that the generator reads: equal when its content is, so that nothing is made anew without need.</summary>
/// <param name="Document">The name of the document that it belongs to; empty for the only one of a project.</param>
/// <param name="Path">Where it lies.</param>
/// <param name="Content">What stands in it.</param>
/// <param name="PredecessorClient">The full name of the client that came before, where this is its contract; empty otherwise.</param>
internal sealed record InputText(string Document, string Path, string Content, string PredecessorClient)
{
    public static InputText Of(AdditionalText text, AnalyzerConfigOptionsProvider options, CancellationToken cancellationToken)
    {
        var said = options.GetOptions(text);
        return new(Said("Name"), text.Path, text.GetText(cancellationToken)?.ToString() ?? "", Said("IsPredecessor") == "true" ? Said("PredecessorClient") : "");

        string Said(string name) => said.TryGetValue("build_metadata.AdditionalFiles." + name, out var value) ? value : "";
    }
}
