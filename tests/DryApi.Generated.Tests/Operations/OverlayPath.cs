using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace DryApi.Generated.Tests.Operations;

/// <summary>Finds what a target of the overlay means: names, indexes, <c>*</c>, <c>..</c> and <c>[?@.name == 'value']</c>.</summary>
internal static partial class OverlayPath
{
    public static IReadOnlyList<JsonNode> Find(JsonNode root, string target)
    {
        IEnumerable<JsonNode> nodes = [root];
        var position = 1;
        while (position < target.Length)
        {
            var step = Step().Match(target, position);
            step.Success.ShouldBeTrue($"{target} cannot be read at {position}");
            position += step.Length;
            if (step.Groups["deep"].Success)
            {
                nodes = nodes.SelectMany(Descendants);
            }

            nodes = nodes.SelectMany(node => Children(node, step)).ToArray();
        }

        return nodes.ToArray();
    }

    private static IEnumerable<JsonNode> Children(JsonNode node, Match step)
    {
        if (step.Groups["all"].Success)
        {
            return Below(node);
        }

        if (step.Groups["filter"].Success)
        {
            return Below(node).Where(child => child is JsonObject && (string?)child[step.Groups["filter"].Value] == step.Groups["value"].Value);
        }

        if (step.Groups["index"].Success)
        {
            return node is JsonArray array ? [array[int.Parse(step.Groups["index"].Value)]!] : [];
        }

        var name = step.Groups["name"].Success ? step.Groups["name"].Value : step.Groups["quoted"].Value;
        return node is JsonObject map && map[name] is { } value ? [value] : [];
    }

    private static IEnumerable<JsonNode> Below(JsonNode node) => node switch
    {
        JsonObject map => map.Select(pair => pair.Value).OfType<JsonNode>(),
        JsonArray array => array.OfType<JsonNode>(),
        _ => [],
    };

    private static IEnumerable<JsonNode> Descendants(JsonNode node) => Below(node).SelectMany(Descendants).Prepend(node);

    [GeneratedRegex(
        """\G(?<deep>\.(?=\.))?(?:\.(?<name>[A-Za-z0-9_]+)|\[(?<all>\*)\]|\['(?<quoted>[^']+)'\]|\[(?<index>[0-9]+)\]|\[\?@\.(?<filter>[a-z]+) == '(?<value>[^']+)'\])""")]
    private static partial Regex Step();
}
