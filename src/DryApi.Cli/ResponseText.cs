using System.Text.Json;
using DryApi.Serialization;

namespace DryApi.Cli;

/// <summary>A response for people: its values, each in a line under its name; a single one alone.</summary>
internal static class ResponseText
{
    /// <summary>Writes a response.</summary>
    public static void Write(TerminalWriter output, object? response)
    {
        var values = response is IJsonWritable writable ? Values("", ModelJson.Of(writable)).ToList() : [];
        foreach (var (name, value) in values)
        {
            if (values.Count == 1)
            {
                output.WriteLines(value);
            }
            else
            {
                output.WriteLine($"{name}: {value}");
            }
        }
    }

    /// <summary>The text that a response is; null where it is more than one.</summary>
    public static string? Of(JsonElement response) => Values("", response).Take(2).ToList() is [var single] ? single.Value : null;

    private static IEnumerable<(string Name, string Value)> Values(string name, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().SelectMany(member => Values(member.Name == "data" ? name : member.Name, member.Value)),
        JsonValueKind.Null => [],
        _ => [(name, value.ToString())],
    };
}
