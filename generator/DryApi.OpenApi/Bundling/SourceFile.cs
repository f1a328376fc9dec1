using DryApi.OpenApi.Documents;

namespace DryApi.OpenApi.Bundling;

/// <summary>One of the files that make up a document.</summary>
/// <param name="name">Its name in positions.</param>
/// <param name="relative">The way to it from the folder of the document, with <c>/</c> between its parts; of a URL, the URL.</param>
/// <param name="folder">The folder in which references of the file begin; null for a URL.</param>
/// <param name="url">Its URL; null for a file.</param>
/// <param name="root">What it says.</param>
internal sealed class SourceFile(string name, string relative, string? folder, Uri? url, DocumentNode root)
{
    private Dictionary<string, DocumentNode>? _anchors;

    public string Name => name;

    public string Relative => relative;

    public string? Folder => folder;

    public Uri? Url => url;

    public DocumentNode Root => root;

    /// <summary>What the fragment of a reference names in the file; null when that is nothing.</summary>
    public DocumentNode? Find(string fragment)
    {
        var pointer = JsonPointer.UnescapeFragment(fragment);
        return pointer.Length == 0 || pointer[0] == '/' ? JsonPointer.Find(root, pointer) : (_anchors ??= ReadAnchors()).GetValueOrDefault(pointer);
    }

    /// <summary>A reference of this file as one from the folder of the document.</summary>
    public string FromDocument(string reference)
    {
        if (url is not null)
        {
            return Uri.TryCreate(url, reference, out var absolute) ? absolute.AbsoluteUri : reference;
        }

        return reference.StartsWith('#') ? relative + reference
            : relative.LastIndexOf('/') is >= 0 and var end && !SourceFiles.IsAbsolute(reference) ? relative[..(end + 1)] + reference
            : reference;
    }

    private Dictionary<string, DocumentNode> ReadAnchors()
    {
        var anchors = new Dictionary<string, DocumentNode>(StringComparer.Ordinal);
        var pending = new Stack<DocumentNode>();
        pending.Push(root);
        while (pending.TryPop(out var node))
        {
            foreach (var key in (string[])["$anchor", "$dynamicAnchor"])
            {
                if (node.GetString(key) is { } anchor)
                {
                    anchors.TryAdd(anchor, node);
                }
            }

            foreach (var child in node.Items.Concat(node.Properties))
            {
                pending.Push(child);
            }
        }

        return anchors;
    }
}
