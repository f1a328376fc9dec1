using System.Globalization;
using System.Text.Json.Nodes;
using DryApi.OpenApi.Documents;

namespace DryApi.OpenApi.Tests.Drift.Equivalents;

/// <summary>Edits of a JSON tree, by pointer.</summary>
internal static class JsonEdit
{
    public static JsonNode? At(this JsonNode root, string pointer)
    {
        var node = root;
        foreach (var step in pointer.Split('/').Skip(1).Select(JsonPointer.Unescape))
        {
            node = node is JsonArray list ? list[int.Parse(step, CultureInfo.InvariantCulture)] : (node as JsonObject)?[step];
        }

        return node;
    }

    /// <summary>Puts another value in the place of one; its place among its neighbors stays.</summary>
    public static void Become(this JsonNode node, JsonNode other)
    {
        if (node.Parent is JsonArray list)
        {
            list[node.GetElementIndex()] = other;
        }
        else
        {
            node.Parent!.AsObject()[node.GetPropertyName()] = other;
        }
    }
}
