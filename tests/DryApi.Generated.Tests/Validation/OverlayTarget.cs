using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace DryApi.Tests.Validation;

/// <summary>As much of JSONPath as the overlay uses.</summary>
internal static partial class OverlayTarget
{
    public static List<JsonNode> Find(JsonNode root, string path)
    {
        var nodes = new List<JsonNode> { root };
        var end = 1;
        foreach (Match step in Steps().Matches(path[1..]))
        {
            end += step.Length;
            nodes = [.. nodes.SelectMany(node => Next(node, step))];
        }

        return end == path.Length ? nodes : throw new NotSupportedException($"'{path[end..]}' of {path}");
    }

    private static IEnumerable<JsonNode> Next(JsonNode node, Match step)
    {
        var name = step.Groups["name"].Success ? step.Groups["name"].Value : step.Groups["quoted"].Value;
        if (step.Groups["key"].Success)
        {
            return Children(node).Where(child => child is JsonObject && child[step.Groups["key"].Value]?.ToString() == step.Groups["value"].Value);
        }

        if (step.Groups["index"].Success)
        {
            var index = int.Parse(step.Groups["index"].Value, System.Globalization.CultureInfo.InvariantCulture);
            return node is JsonArray items && index < items.Count ? [items[index]!] : [];
        }

        return step.Groups["all"].Success ? Children(node) : (step.Groups["deep"].Success ? Descendants(node) : [node]).SelectMany(at => Named(at, name));
    }

    private static IEnumerable<JsonNode> Named(JsonNode node, string name) => node is JsonObject && node[name] is { } child ? [child] : [];

    private static IEnumerable<JsonNode> Descendants(JsonNode node) => Children(node).SelectMany(Descendants).Prepend(node);

    private static IEnumerable<JsonNode> Children(JsonNode node) => node switch
    {
        JsonObject map => map.Select(pair => pair.Value).OfType<JsonNode>(),
        JsonArray items => items.OfType<JsonNode>(),
        _ => [],
    };

    [GeneratedRegex(@"\G(?:(?:(?<deep>\.\.)|\.)(?<name>[\w-]+)|\['(?<quoted>[^']+)'\]|\[(?<all>\*)\]|\[(?<index>\d+)\]|\[\?@\.(?<key>\w+) == '(?<value>[^']+)'\])")]
    private static partial Regex Steps();
}
