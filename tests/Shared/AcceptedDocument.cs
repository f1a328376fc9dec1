using System.Runtime.CompilerServices;
using DryApi.Contracts;
using DryApi.OpenApi.Documents;
using DryApi.OpenApi.Overlays;
using DryApi.OpenApi.Reading;

namespace DryApi.Tests;

/// <summary>The repository's own document with its overlay.</summary>
internal static class AcceptedDocument
{
    private static readonly string Folder = Find();

    public static string DocumentPath { get; } = Path.Combine(Folder, "dryapi.json");

    public static string OverlayPath { get; } = Path.Combine(Folder, "overlay.json");

    public static string Text { get; } = File.ReadAllText(DocumentPath);

    /// <summary>The contract of the document, or of one that was changed.</summary>
    public static Contract Contract(string? text = null)
    {
        var document = OpenApiDocument.From(Tree.Json(text ?? Text));
        Overlay.Load(OverlayPath).ApplyTo(document.Root);
        return OpenApiContractReader.Read(OpenApiDocument.From(document.Root).Root);
    }

    private static string Find([CallerFilePath] string source = "")
    {
        foreach (var start in (string[])[AppContext.BaseDirectory, Path.GetDirectoryName(source) ?? ""])
        {
            for (var folder = start; !string.IsNullOrEmpty(folder); folder = Path.GetDirectoryName(folder))
            {
                if (File.Exists(Path.Combine(folder, "openapi", "overlay.json")))
                {
                    return Path.Combine(folder, "openapi");
                }
            }
        }

        throw new DirectoryNotFoundException("The folder 'openapi' is above neither the tests nor their sources.");
    }
}
