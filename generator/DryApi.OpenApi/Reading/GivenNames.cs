using DryApi.OpenApi.Documents;

namespace DryApi.OpenApi.Reading;

/// <summary>The C# names that the overlay gives to objects, each for what most of the places with that name say, whatever their order.</summary>
internal sealed class GivenNames
{
    private readonly SchemaDigest _digest;
    private readonly Dictionary<string, string?> _meanings;

    public GivenNames(DocumentNode document, SchemaDigest digest)
    {
        _digest = digest;
        _meanings = Named(document).GroupBy(schema => schema["x-csharp-type"]!.Text, StringComparer.Ordinal).ToDictionary(group => group.Key, MeaningOf, StringComparer.Ordinal);
    }

    /// <summary>Tells whether a name is that of what stands at a place.</summary>
    public bool IsFor(string name, SchemaParts place) => _meanings.GetValueOrDefault(name) is not { } meaning || meaning == _digest.Whole(place);

    /// <summary>What most of the places say; null where there is one, which the name is for whatever it says.</summary>
    private string? MeaningOf(IEnumerable<DocumentNode> schemas)
    {
        var meanings = schemas.GroupBy(schema => _digest.Whole(schema), StringComparer.Ordinal).Select(group => (Digest: group.Key, Count: group.Count())).ToList();
        return meanings.Count == 1 ? null : meanings.OrderByDescending(meaning => meaning.Count).ThenBy(meaning => meaning.Digest, StringComparer.Ordinal).First().Digest;
    }

    private static IEnumerable<DocumentNode> Named(DocumentNode document)
    {
        var open = new Stack<DocumentNode>([document]);
        while (open.TryPop(out var node))
        {
            if (node.IsObject && node["x-csharp-type"] is { Kind: NodeKind.String } && node["properties"] is not null)
            {
                yield return node;
            }

            foreach (var child in node.IsObject ? node.Properties : node.Items)
            {
                open.Push(child);
            }
        }
    }
}
