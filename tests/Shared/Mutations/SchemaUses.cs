using DryApi.OpenApi.Documents;
using DryApi.OpenApi.Reading;

namespace DryApi.Tests.Mutations;

/// <summary>Walks a document from its operations, and finds every schema with the ways that its values go.</summary>
internal sealed class SchemaUses
{
    private readonly DocumentNode _root;
    private readonly Dictionary<DocumentNode, Ways> _ways = new(ReferenceEqualityComparer.Instance);

    private SchemaUses(DocumentNode root) => _root = root;

    public static IReadOnlyDictionary<DocumentNode, Ways> Of(DocumentNode root)
    {
        var uses = new SchemaUses(root);
        foreach (var (_, item, operation) in OperationsOf(root))
        {
            uses.Walk(item, operation);
        }

        foreach (var schema in root["components"]?["schemas"]?.Properties ?? [])
        {
            if (schema["x-surface"] is { IsTrue: true } && !uses._ways.ContainsKey(schema))
            {
                uses.Walk(schema, Ways.Received);
            }
        }

        return uses._ways;
    }

    public static IEnumerable<(string Method, DocumentNode Item, DocumentNode Operation)> OperationsOf(DocumentNode root) =>
        root["paths"]!.Properties.SelectMany(path => path.Properties
            .Where(property => property.Name is "get" or "put" or "post" or "delete" or "patch")
            .Select(property => (property.Name, path, property)));

    private void Walk(DocumentNode item, DocumentNode operation)
    {
        foreach (var parameter in (item["parameters"]?.Items ?? []).Concat(operation["parameters"]?.Items ?? []).Select(Resolve))
        {
            Walk(parameter["schema"], Ways.Sent | Ways.Parameter);
        }

        WalkContents(operation["requestBody"] is { } body ? Resolve(body) : null, Ways.Sent);
        foreach (var response in operation["responses"]!.Properties.Select(property => Resolve(property)))
        {
            WalkContents(response, Ways.Received);
            foreach (var header in response["headers"]?.Properties ?? [])
            {
                Walk(Resolve(header)["schema"], Ways.Received | Ways.Header);
            }
        }
    }

    private void WalkContents(DocumentNode? message, Ways ways)
    {
        foreach (var content in message?["content"]?.Properties ?? [])
        {
            Walk(content["schema"], ways);
        }
    }

    private void Walk(DocumentNode? schema, Ways ways)
    {
        if (schema is not { IsObject: true })
        {
            return;
        }

        var target = Resolve(schema);
        var known = _ways.GetValueOrDefault(target);
        if ((known | ways) == known)
        {
            return;
        }

        _ways[target] = known | ways;
        var inside = ways & (Ways.Sent | Ways.Received);
        foreach (var property in target["properties"]?.Properties ?? [])
        {
            Walk(property, inside);
        }

        foreach (var member in (string[])["oneOf", "anyOf", "allOf"])
        {
            target[member]?.Items.ToList().ForEach(one => Walk(one, inside));
        }

        Walk(target["items"], inside);
        Walk(target["additionalProperties"], inside);
    }

    private DocumentNode Resolve(DocumentNode node) => new References(_root).Resolve(node);
}
