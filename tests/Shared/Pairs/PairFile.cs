using System.Text;
using System.Text.Json.Nodes;
using DryApi.OpenApi.Documents;

namespace DryApi.Tests.Pairs;

/// <summary>
/// Reads the cases in <c>Pairs/*.yaml</c>. A case of a value that can go both ways stands there once and is two cases here: its
/// <c>rule</c> is <c>DRY1311/DRY1511 property-max-length-decreased breaking/info</c>, for what is sent and for what is received.
/// </summary>
internal static class PairFile
{
    public static IReadOnlyList<PairCase> All { get; } = [.. Names().SelectMany(Read)];

    private static IEnumerable<string> Names() =>
        typeof(PairFile).Assembly.GetManifestResourceNames().Where(name => name.StartsWith("Pairs/", StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    private static IEnumerable<PairCase> Read(string name)
    {
        using var stream = typeof(PairFile).Assembly.GetManifestResourceStream(name)!;
        using var text = new MemoryStream();
        stream.CopyTo(text);
        var cases = JsonNode.Parse(Tree.Write(DocumentReader.Read(text.ToArray(), name)))!.AsArray();
        return cases.SelectMany((entry, index) => Expand(Path.GetFileNameWithoutExtension(name), index + 1, entry!.AsObject()));
    }

    private static IEnumerable<PairCase> Expand(string file, int number, JsonObject entry)
    {
        RefuseUnknown(entry, $"{file} {number}", "rule", "also", "place", "version", "base", "head", "schemas", "headSchemas", "near");
        var place = Text(entry, "place") ?? "property";
        var near = entry["near"]!.AsObject();
        RefuseUnknown(near, $"{file} {number}", "place", "version", "headVersion", "base", "head", "schemas", "headSchemas", "gives");
        foreach (var direction in PairPlace.DirectionsOf(place))
        {
            var rule = Expectation(Text(entry, "rule")!, direction);
            yield return new PairCase(
                $"{file} {number}: {rule}",
                rule.Split(' ')[1],
                new Pair(
                    Side(entry, null, "base", place, direction),
                    Side(entry, null, "head", place, direction),
                    [rule, .. Expectations(entry["also"], direction)]),
                new Pair(
                    Side(near, entry, "base", Text(near, "place") ?? place, direction),
                    Side(near, entry, "head", Text(near, "place") ?? place, direction),
                    Expectations(near["gives"], direction)));
        }
    }

    /// <summary>One document of a pair; what a neighbour does not say is as in the case.</summary>
    private static JsonObject Side(JsonObject own, JsonObject? other, string side, string place, string direction)
    {
        var fragment = (own.ContainsKey(side) || other is null ? own[side] : other[side])?.DeepClone();
        var schemas = (side == "head" ? own["headSchemas"] ?? own["schemas"] : own["schemas"])
            ?? (side == "head" ? other?["headSchemas"] ?? other?["schemas"] : other?["schemas"]);
        var version = (side == "head" ? Text(own, "headVersion") : null) ?? Text(own, "version") ?? (other is null ? null : Text(other, "version")) ?? "3.0";
        return PairPlace.Complete(place, direction, fragment, schemas?.DeepClone().AsObject(), version);
    }

    private static string[] Expectations(JsonNode? texts, string direction) => texts switch
    {
        null => [],
        JsonObject byDirection => Expectations(byDirection[direction], direction),
        JsonArray list => [.. list.Select(text => Expectation(text!.GetValue<string>(), direction))],
        _ => [Expectation(texts.GetValue<string>(), direction)],
    };

    /// <summary><c>DRY1311/DRY1511 property-max-length-decreased breaking/info</c> as <c>breaking DRY1311 request-property-…</c>.</summary>
    private static string Expectation(string text, string direction)
    {
        var parts = text.Split(' ');
        var isPair = parts[0].Contains('/');
        return $"{Of(parts[2])} {Of(parts[0])} {(isPair ? direction + "-" : "")}{parts[1]}";

        string Of(string values) => values.Contains('/') ? values.Split('/')[direction == "request" ? 0 : 1] : values;
    }

    private static string? Text(JsonObject entry, string name) => entry[name]?.GetValue<string>();

    private static void RefuseUnknown(JsonObject entry, string where, params string[] known)
    {
        if (entry.FirstOrDefault(property => !known.Contains(property.Key)).Key is { } other)
        {
            throw new InvalidOperationException($"{where}: there is no \"{other}\".");
        }
    }
}
