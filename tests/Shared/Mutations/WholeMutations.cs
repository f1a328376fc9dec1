using DryApi.OpenApi.Documents;

namespace DryApi.Tests.Mutations;

/// <summary>All edits of a document.</summary>
internal static class WholeMutations
{
    public static List<Mutation> Of(DocumentNode root)
    {
        List<Mutation> all =
        [
            new("another version", false, r => r["info"]!.Put("version", "\"99\"")),
            new("another title", false, r => r["info"]!.Put("title", "\"Something else\"")),
            new("server added", false, r => r.PutItem("servers", "{\"url\":\"https://brand-new.example\"}")),
            new("server removed", false, r => r.Drop("servers")),
            new("operation added", false, r => r["paths"]!.Put(root["paths"]!.Properties[0].Name + "/brand-new", "{\"get\":{\"responses\":{\"200\":{\"description\":\"\"}}}}")),
            new("schema added", false, r => r["components"]!["schemas"]!.Put("BrandNew", "{\"type\":\"object\"}")),
        ];
        foreach (var (method, item, operation) in SchemaUses.OperationsOf(root))
        {
            all.AddRange(OperationMutations.Of(root, method, item, operation));
            all.AddRange(ResponseMutations.Of(root, operation));
        }

        foreach (var (schema, ways) in SchemaUses.Of(root))
        {
            all.AddRange(SchemaMutations.Of(schema, ways));
            all.AddRange(PropertyMutations.Of(schema, ways));
        }

        return all;
    }
}
