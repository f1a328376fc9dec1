using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using DryApi.Emulator.Documents;
using Microsoft.OpenApi;

namespace DryApi.Emulator.Requests;

/// <summary>The fields of a form as one value: <c>loras[0][name]</c> is a field in an item of a list, as the service's framework reads it.</summary>
internal static partial class FormTree
{
    /// <summary>Builds the value.</summary>
    /// <param name="fields">The fields in their order; of several of one name, all come.</param>
    /// <param name="schema">What the document says of them: a name that it knows is taken as it is.</param>
    public static JsonObject Build(IEnumerable<KeyValuePair<string, string>> fields, IOpenApiSchema schema)
    {
        var root = new JsonObject();
        foreach (var (key, value) in fields)
        {
            if (schema.PropertyNamed(key) is { } known)
            {
                // A list comes as a field for each item, or as one that is JSON.
                Set(root, known.Types().HasFlag(JsonSchemaType.Array) && !value.StartsWith('[') ? [key, ""] : [key], value);
                continue;
            }

            var steps = Split(key);
            Set(root, schema.PropertyNamed(steps[0]) is null && schema.PropertyNamed(steps[0] + "[]") is not null ? [steps[0] + "[]", .. steps[1..]] : steps, value);
        }

        foreach (var name in root.Select(member => member.Key).ToList())
        {
            root[name] = Lists(root[name]);
        }

        return root;
    }

    /// <summary>The name of the field that a file is of.</summary>
    public static string FileField(string key, IOpenApiSchema schema)
    {
        var name = Split(key)[0];
        return schema.PropertyNamed(key) is not null ? key : schema.PropertyNamed(name + "[]") is not null ? name + "[]" : name;
    }

    private static string[] Split(string key) => Brackets().Match(key) is { Success: true } match ? [match.Groups[1].Value, .. match.Groups[2].Captures.Select(capture => capture.Value)] : [key];

    private static void Set(JsonObject at, string[] steps, string value)
    {
        foreach (var step in steps[..^1].Select(step => step.Length == 0 ? $"{at.Count}" : step))
        {
            if (at[step] is not JsonObject inner)
            {
                at[step] = inner = [];
            }

            at = inner;
        }

        at[steps[^1].Length == 0 ? $"{at.Count}" : steps[^1]] = value;
    }

    private static JsonNode? Lists(JsonNode? node)
    {
        if (node is not JsonObject members)
        {
            return node?.DeepClone();
        }

        var inner = members.Select(member => (member.Key, Value: Lists(member.Value))).ToList();
        return inner.TrueForAll(each => each.Key.All(char.IsAsciiDigit)) ? new JsonArray([.. inner.Select(each => each.Value)]) : new JsonObject(inner.Select(each => KeyValuePair.Create(each.Key, each.Value)));
    }

    [GeneratedRegex(@"^([^\[\]]+)(?:\[([^\[\]]*)\])+$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Brackets();
}
