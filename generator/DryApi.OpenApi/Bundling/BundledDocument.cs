using DryApi.OpenApi.Documents;
using DryApi.OpenApi.Pulling;

namespace DryApi.OpenApi.Bundling;

/// <summary>A document with all that it refers to in other files: they stand among its components, and its references are pointers.</summary>
/// <param name="Root">The document.</param>
/// <param name="HasOtherFiles">Whether it has references into other files.</param>
/// <param name="Unresolved">Those of its references that could not be followed.</param>
internal sealed record BundledDocument(DocumentNode Root, bool HasOtherFiles, IReadOnlyDictionary<DocumentNode, UnresolvedReference> Unresolved)
{
    private static readonly Dictionary<DocumentNode, UnresolvedReference> None = [];

    /// <summary>The properties whose name came again in their object, of which the last counts.</summary>
    public IReadOnlyList<DocumentNode> Replaced { get; init; } = [];

    /// <summary>The references that could not be followed, in the order of the document.</summary>
    public IReadOnlyList<DocumentFinding> Findings =>
        [.. Unresolved.Select(each => each.Value.ToFinding(each.Key, DocumentCheck.PlaceOf(each.Key))).OrderBy(f => f.Node.Place.File, StringComparer.Ordinal).ThenBy(f => f.Node.Place.Line).ThenBy(f => f.Node.Place.Column)];

    /// <summary>A document that stands alone.</summary>
    public static BundledDocument Alone(DocumentNode root) => new(root, HasOtherFiles: false, None);

    /// <summary>The document in a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="limits">What it and the files that it refers to may be at most; null for the default.</param>
    /// <param name="remote">Gets what URLs name; null where none is followed.</param>
    /// <exception cref="InputException">The file cannot be used, or the files together exceed a limit.</exception>
    public static BundledDocument Read(string path, DocumentLimits? limits = null, RemoteDocuments? remote = null) => Read(InputFile.Read(path, limits), path, limits, remote);

    /// <inheritdoc cref="Read(string, DocumentLimits?, RemoteDocuments?)"/>
    /// <param name="utf8">What is in the file.</param>
    /// <param name="path">The file.</param>
    /// <param name="limits">What it and the files that it refers to may be at most; null for the default.</param>
    /// <param name="remote">Gets what URLs name; null where none is followed.</param>
    public static BundledDocument Read(ReadOnlyMemory<byte> utf8, string path, DocumentLimits? limits, RemoteDocuments? remote)
    {
        var replaced = new List<DocumentNode>();
        var root = DocumentReader.Read(utf8, path, limits, replaced);
        return Bundle(root, replaced, () => SourceFiles.OfFile(path, root, utf8.Length, limits ?? DocumentLimits.Default, remote, replaced));
    }

    /// <summary>The document that came from a URL.</summary>
    /// <inheritdoc cref="Read(ReadOnlyMemory{byte}, string, DocumentLimits?, RemoteDocuments?)"/>
    public static BundledDocument Read(ReadOnlyMemory<byte> utf8, Uri url, DocumentLimits limits, RemoteDocuments? remote)
    {
        var replaced = new List<DocumentNode>();
        var root = DocumentReader.Read(utf8, SourceUrl.Display(url), limits, replaced);
        return Bundle(root, replaced, () => SourceFiles.OfUrl(url, root, utf8.Length, limits, remote, replaced));
    }

    private static BundledDocument Bundle(DocumentNode root, IReadOnlyList<DocumentNode> replaced, Func<SourceFiles> files) =>
        (DocumentBundler.IsNeededFor(root) ? DocumentBundler.Bundle(files()) : Alone(root)) with { Replaced = replaced };
}
