using DryApi.Contracts;
using DryApi.OpenApi.Documents;
using DryApi.OpenApi.Overlays;
using DryApi.OpenApi.Reading;

namespace DryApi.Tests;

/// <summary>One of the repository's own documents with its overlay.</summary>
internal sealed class AcceptedDocument
{
    private AcceptedDocument(string name)
    {
        Name = name;
        Text = File.ReadAllText(DocumentPath);
    }

    /// <summary>All of them, one a folder.</summary>
    public static IReadOnlyList<AcceptedDocument> All { get; } = [.. RepositoryFiles.DocumentNames.Select(name => new AcceptedDocument(name))];

    public static TheoryData<string> Names => [.. All.Select(document => document.Name)];

    public static AcceptedDocument V1 { get; } = Of("v1");

    public string Name { get; }

    public string DocumentPath => RepositoryFiles.PathOf(Name, "dryapi.json");

    public string OverlayPath => RepositoryFiles.PathOf(Name, "overlay.json");

    public string ContractPath => RepositoryFiles.PathOf(Name, "contract.txt");

    public string Text { get; }

    public static AcceptedDocument Of(string name) => All.Single(document => document.Name == name);

    /// <summary>The contract of the document, or of one that was changed.</summary>
    public Contract Contract(string? text = null)
    {
        var document = OpenApiDocument.From(Tree.Json(text ?? Text));
        Overlay.Load(OverlayPath).ApplyTo(document.Root);
        return OpenApiContractReader.Read(OpenApiDocument.From(document.Root).Root);
    }
}
