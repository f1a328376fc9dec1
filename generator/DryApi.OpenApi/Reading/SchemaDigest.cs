using System.Runtime.InteropServices;
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
    private static readonly Comparer<byte[]> BytesInOrder = Comparer<byte[]>.Create(static (a, b) => a.AsSpan().SequenceCompareTo(b));

    private readonly Dictionary<DocumentNode, byte[]> _known = [];
    private readonly Dictionary<string, byte[]> _names = new(StringComparer.Ordinal);

    /// <summary>What is said by the values that are being read, each behind the one that holds it.</summary>
    private readonly List<byte> _said = [];

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
        schemas.Count < 2 ? schemas : [.. schemas.OrderBy(schema => Of(schema), BytesInOrder)];

    /// <summary>As much of the digest of schemas that all hold as a name takes, as hexadecimal digits.</summary>
    public string Short(params IReadOnlyList<DocumentNode> schemas) => Whole(schemas)[..6];

    /// <summary>The digest of schemas that all hold, as hexadecimal digits: what has the same one says the same.</summary>
    public string Whole(params IReadOnlyList<DocumentNode> schemas) => Convert.ToHexString(SHA256.HashData([.. schemas.SelectMany(Of)]));

    private byte[] Of(DocumentNode schema)
    {
        if (!_known.TryGetValue(schema, out var digest))
        {
            Say(schema, Role.Schema);
            digest = [.. CollectionsMarshal.AsSpan(_said)];
            _said.Clear();
        }

        return digest;
    }

    /// <summary>Puts the digest of a value behind what was said.</summary>
    // Recursion is safe: the depth of a document is limited.
    private void Say(DocumentNode node, Role role)
    {
        if (_known.TryGetValue(node, out var known))
        {
            _said.AddRange(known);
            return;
        }

        var start = _said.Count;
        _said.Add((byte)node.Kind);
        switch (node.Kind)
        {
            case NodeKind.Object:
                foreach (var property in node.Properties.OrderBy(p => p.Name, StringComparer.Ordinal))
                {
                    if (role != Role.Schema || !SchemaKeywords.Notes.Contains(property.Name))
                    {
                        _said.AddRange(OfName(property.Name));
                        Say(property, role == Role.Schema ? RoleOf(property.Name) : role == Role.Schemas ? Role.Schema : role);
                    }
                }

                Digest(start);
                _known[node] = [.. CollectionsMarshal.AsSpan(_said)[start..]];
                break;
            case NodeKind.Array:
                foreach (var item in node.Items)
                {
                    Say(item, role == Role.Schemas ? Role.Schema : role);
                }

                if (IsSet(node, role))
                {
                    var items = _said.Skip(start + 1).Chunk(SHA256.HashSizeInBytes).Order(BytesInOrder).SelectMany(item => item).ToList();
                    CollectionsMarshal.AsSpan(items).CopyTo(CollectionsMarshal.AsSpan(_said)[(start + 1)..]);
                }

                Digest(start);
                break;
            default:
                _said.AddRange(Encoding.UTF8.GetBytes(node.Kind == NodeKind.Number ? JsonText.Number(node.Text) : node.Text));
                Digest(start);
                break;
        }
    }

    /// <summary>Puts the digest of what was said from a place on where that stood.</summary>
    private void Digest(int start)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(CollectionsMarshal.AsSpan(_said)[start..], digest);
        _said.RemoveRange(start, _said.Count - start);
        _said.AddRange(digest);
    }

    private byte[] OfName(string name) => _names.TryGetValue(name, out var known) ? known : _names[name] = SHA256.HashData(Encoding.UTF8.GetBytes(name));

    private static bool IsSet(DocumentNode node, Role role) => role == Role.Names || (role == Role.Schemas && node.Name != "prefixItems");

    private static Role RoleOf(string keyword) => keyword switch
    {
        "properties" or "patternProperties" or "dependentSchemas" or "$defs" or "definitions" or "oneOf" or "anyOf" or "allOf" or "prefixItems" => Role.Schemas,
        "enum" or "required" or "type" or "dependentRequired" => Role.Names,
        "items" or "not" or "additionalProperties" or "if" or "then" or "else" or "contains" or "propertyNames" or "unevaluatedItems" or "unevaluatedProperties" or "contentSchema" => Role.Schema,
        _ => Role.Value,
    };
}
