using DryApi.Contracts;
using DryApi.OpenApi.Bundling;
using DryApi.OpenApi.Documents;
using DryApi.OpenApi.Overlays;
using DryApi.OpenApi.Prose;
using DryApi.OpenApi.Reading;
using DryApi.OpenApi.Tests.Documents;
using DryApi.OpenApi.Tests.Reading;

namespace DryApi.OpenApi.Tests.Prose;

/// <summary>Short ways from a schema to what is found in it.</summary>
internal static class ProseDocument
{
    public static string WithProperty(string property, string components = "{}", string version = "3.1.0") =>
        Reader.Document($$"""{"type":"object","properties":{"p":{{property}} } }""", components, version);

    public static IReadOnlyList<ProseFinding> Findings(string document, string? actions = null) => ProseCheck.Run(Contract(document, actions));

    public static Contract Contract(string document, string? actions = null)
    {
        var root = Tree.Json(document);
        if (actions is not null)
        {
            Overlay.From(Tree.Json($$"""{"overlay":"1.0.0","info":{"title":"t","version":"1"},"actions":[{{actions}}]}""", "o.json")).ApplyTo(root);
        }

        return OpenApiContractReader.Read(OpenApiDocument.From(BundledDocument.Alone(root), overlay: "o.json").Root);
    }

    /// <summary>Each finding as one line: place, constraint, what the schema says, what the words say.</summary>
    public static string Lines(IEnumerable<ProseFinding> findings) =>
        string.Join('\n', findings.Select(f => $"{f.Place} {f.Constraint} {f.Actual ?? "-"} {f.Value}"));
}
