using DryApi.OpenApi.Documents;

namespace DryApi.OpenApi.Bundling;

/// <summary>What a reference leads to in another file.</summary>
/// <param name="Node">It.</param>
/// <param name="Kind">As what it is read.</param>
/// <param name="File">The file in which it stands.</param>
internal sealed record BundledTarget(DocumentNode Node, ObjectKind Kind, SourceFile File)
{
    private static readonly HashSet<string> Folders =
        new(Enum.GetValues<ObjectKind>().Select(OpenApiGrammar.FolderOf).OfType<string>().Concat(["components", "$defs", "definitions"]), StringComparer.Ordinal);

    /// <summary>The words of its name, the nearest last: the folders and the file in which it stands, and the way to it in the file.</summary>
    public IReadOnlyList<string> Words { get; } = WordsOf(Node, File);

    private static string[] WordsOf(DocumentNode node, SourceFile file)
    {
        var path = file.Url is { } url ? Uri.UnescapeDataString(url.AbsolutePath) : file.Relative;
        var parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries).Where(part => part != "..").ToList();
        if (parts.Count > 0)
        {
            parts[^1] = Path.GetFileNameWithoutExtension(parts[^1]);
        }

        var steps = new Stack<string>();
        for (var each = node; each.Parent is not null; each = each.Parent)
        {
            var step = each.IsProperty ? each.Name : each.Index.ToString(System.Globalization.CultureInfo.InvariantCulture);
            if (steps.Count == 0 || !Folders.Contains(step))
            {
                steps.Push(step);
            }

            if (steps.Count > BundleNames.MostWords)
            {
                break;
            }
        }

        return [.. parts.Concat(steps).TakeLast(BundleNames.MostWords)];
    }
}
