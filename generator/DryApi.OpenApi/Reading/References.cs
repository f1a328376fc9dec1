using DryApi.OpenApi.Documents;

namespace DryApi.OpenApi.Reading;

/// <summary>Follows <c>$ref</c>s; that they lead somewhere was checked when the document was loaded.</summary>
internal static class References
{
    /// <summary>What a node stands for: itself, or the end of its references.</summary>
    public static DocumentNode Resolve(DocumentNode document, DocumentNode node)
    {
        while (node.IsObject && node.GetString("$ref") is { } reference)
        {
            node = Step(document, reference);
        }

        return node;
    }

    /// <summary>What one reference leads to, which may be a reference again.</summary>
    public static DocumentNode Step(DocumentNode document, string reference)
    {
        var node = document;
        foreach (var escaped in JsonPointer.UnescapeFragment(reference).Split('/').Skip(1))
        {
            var segment = escaped.Replace("~1", "/").Replace("~0", "~");
            node = node.IsArray ? node.Items[int.Parse(segment, System.Globalization.CultureInfo.InvariantCulture)] : node[segment]!;
        }

        return node;
    }
}
