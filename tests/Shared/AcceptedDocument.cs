using DryApi.Contracts;
using DryApi.OpenApi.Documents;
using DryApi.OpenApi.Overlays;
using DryApi.OpenApi.Reading;

namespace DryApi.Tests;

/// <summary>The repository's own document with its overlay.</summary>
internal static class AcceptedDocument
{
    public static string DocumentPath { get; } = RepositoryFiles.Document;

    public static string OverlayPath { get; } = RepositoryFiles.Overlay;

    public static string Text { get; } = File.ReadAllText(DocumentPath);

    /// <summary>The contract of the document, or of one that was changed.</summary>
    public static Contract Contract(string? text = null)
    {
        var document = OpenApiDocument.From(Tree.Json(text ?? Text));
        Overlay.Load(OverlayPath).ApplyTo(document.Root);
        return OpenApiContractReader.Read(OpenApiDocument.From(document.Root).Root);
    }
}
