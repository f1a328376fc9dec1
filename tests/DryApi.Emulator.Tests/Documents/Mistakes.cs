using System.Text.Json.Nodes;

namespace DryApi.Emulator.Tests.Documents;

/// <summary>Values that a schema does not allow.</summary>
internal static class Mistakes
{
    /// <summary>One value for each keyword that allows less than all.</summary>
    public static IEnumerable<(string Keyword, JsonNode Value)> Of(JsonObject schema)
    {
        if ((double?)schema["minimum"] is { } minimum)
        {
            yield return ("minimum", JsonValue.Create(minimum - 1));
        }

        if ((double?)schema["maximum"] is { } maximum)
        {
            yield return ("maximum", JsonValue.Create(maximum + 1));
        }

        if ((int?)schema["minLength"] is > 1 and var least)
        {
            yield return ("minLength", JsonValue.Create(new string('x', least - 1)));
        }

        if ((int?)schema["maxLength"] is { } most)
        {
            yield return ("maxLength", JsonValue.Create("https://example.com/".PadRight(most + 1, 'x')));
        }

        if (schema["enum"] is JsonArray)
        {
            yield return ("enum", JsonValue.Create("none of them"));
        }

        if ((string?)schema["type"] is "integer" or "number" or "boolean")
        {
            yield return ("type", JsonValue.Create("many"));
        }
    }
}
