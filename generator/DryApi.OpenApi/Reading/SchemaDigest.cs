using System.Security.Cryptography;
using System.Text;
using DryApi.Contracts;
using DryApi.OpenApi.Documents;

namespace DryApi.OpenApi.Reading;

/// <summary>
/// What a schema says, as a short text that is the same in whatever order the document says it, notes left out: by it schemas that stand
/// side by side are put in order, and those that would get one name are told apart.
/// </summary>
internal sealed class SchemaDigest
{
    private readonly Dictionary<DocumentNode, byte[]> _known = [];

    /// <summary>What a value is to JSON Schema.</summary>
    private enum Role
    {
        Schema,
        Schemas,
        Names,
        Value,
    }

    /// <summary>Schemas in the order of what they say.</summary>
    public IReadOnlyList<DocumentNode> InOrder(IReadOnlyList<DocumentNode> schemas) =>
        schemas.Count < 2 ? schemas : [.. schemas.OrderBy(Text, StringComparer.Ordinal)];

    /// <summary>As much of the digest of schemas that all hold as a name takes, as hexadecimal digits.</summary>
    public string Short(params IReadOnlyList<DocumentNode> schemas) => Text(schemas)[..6];

    private string Text(IReadOnlyList<DocumentNode> schemas) => Convert.ToHexString(SHA256.HashData([.. schemas.SelectMany(schema => Of(schema, Role.Schema))]));

    private string Text(DocumentNode schema) => Convert.ToHexString(Of(schema, Role.Schema));

    // Recursion is safe: the depth of a document is limited.
    private byte[] Of(DocumentNode node, Role role)
    {
        if (_known.TryGetValue(node, out var known))
        {
            return known;
        }

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData([(byte)node.Kind]);
        switch (node.Kind)
        {
            case NodeKind.Object:
                foreach (var property in node.Properties.Where(p => role != Role.Schema || !SchemaKeywords.Notes.Contains(p.Name)).OrderBy(p => p.Name, StringComparer.Ordinal))
                {
                    hash.AppendData(SHA256.HashData(Encoding.UTF8.GetBytes(property.Name)));
                    hash.AppendData(Of(property, role == Role.Schema ? RoleOf(property.Name) : role == Role.Schemas ? Role.Schema : role));
                }

                return _known[node] = hash.GetHashAndReset();
            case NodeKind.Array:
                var items = node.Items.Select(item => Of(item, role == Role.Schemas ? Role.Schema : role)).ToList();
                if (IsSet(node, role))
                {
                    items.Sort(static (a, b) => a.AsSpan().SequenceCompareTo(b));
                }

                items.ForEach(hash.AppendData);
                return hash.GetHashAndReset();
            default:
                hash.AppendData(Encoding.UTF8.GetBytes(node.Kind == NodeKind.Number ? JsonText.Number(node.Text) : node.Text));
                return hash.GetHashAndReset();
        }
    }

    private static bool IsSet(DocumentNode node, Role role) => role == Role.Names || (role == Role.Schemas && node.Name != "prefixItems");

    private static Role RoleOf(string keyword) => keyword switch
    {
        "properties" or "patternProperties" or "dependentSchemas" or "$defs" or "definitions" or "oneOf" or "anyOf" or "allOf" or "prefixItems" => Role.Schemas,
        "enum" or "required" or "type" or "dependentRequired" => Role.Names,
        "items" or "not" or "additionalProperties" or "if" or "then" or "else" or "contains" or "propertyNames" or "unevaluatedItems" or "unevaluatedProperties" or "contentSchema" => Role.Schema,
        _ => Role.Value,
    };
}
