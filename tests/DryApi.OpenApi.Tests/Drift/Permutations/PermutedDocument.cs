using System.Text.Json.Nodes;

namespace DryApi.OpenApi.Tests.Drift.Permutations;

/// <summary>A document that says the same in another order: of the names in each object, and of the items of each list that is a set.</summary>
internal static class PermutedDocument
{
    private static readonly HashSet<string> Sets = new(StringComparer.Ordinal) { "oneOf", "anyOf", "allOf", "enum", "required", "type", "parameters", "security", "tags" };

    /// <summary>What stands in these is a value of the service, or a name of its own.</summary>
    private static readonly HashSet<string> Values = new(StringComparer.Ordinal) { "example", "examples", "default", "const" };

    public static string Of(string document, int seed)
    {
        var random = new Random(seed);
        return Permute(JsonNode.Parse(document)!, isSet: false, random).ToJsonString();
    }

    private static JsonNode Permute(JsonNode node, bool isSet, Random random)
    {
        switch (node)
        {
            case JsonObject named:
                var properties = named.ToArray();
                random.Shuffle(properties);
                var isDependencies = node.Parent is JsonObject && node.GetPropertyName() == "dependentRequired";
                return new JsonObject(properties.Select(property => KeyValuePair.Create(
                    property.Key,
                    property.Value is null || Values.Contains(property.Key) ? property.Value?.DeepClone() : Permute(property.Value, isDependencies || Sets.Contains(property.Key), random))));
            case JsonArray list:
                var items = list.ToArray();
                if (isSet)
                {
                    random.Shuffle(items);
                }

                return new JsonArray([.. items.Select(item => item is null ? null : Permute(item, isSet: false, random))]);
            default:
                return node.DeepClone();
        }
    }
}
