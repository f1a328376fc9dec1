using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace DryApi.Injection.Tests.Documents;

/// <summary>JSON of any texts, lone surrogates among them, which a library's writer refuses or replaces.</summary>
internal static class JsonText
{
    public static string Of(JsonNode? node)
    {
        var text = new StringBuilder();
        Write(text, node);
        return text.ToString();
    }

    private static void Write(StringBuilder text, JsonNode? node)
    {
        switch (node)
        {
            case JsonObject map:
                Write(text, map, '{', '}', property =>
                {
                    Write(text, property.Key);
                    text.Append(':');
                    Write(text, property.Value);
                });
                break;
            case JsonArray items:
                Write(text, items, '[', ']', item => Write(text, item));
                break;
            case JsonValue value when value.TryGetValue<string>(out var content):
                Write(text, content);
                break;
            default:
                text.Append(node?.ToJsonString() ?? "null");
                break;
        }
    }

    private static void Write<T>(StringBuilder text, IEnumerable<T> items, char open, char close, Action<T> write)
    {
        var separator = open;
        foreach (var item in items)
        {
            text.Append(separator);
            write(item);
            separator = ',';
        }

        text.Append(separator == open ? $"{open}{close}" : close);
    }

    private static void Write(StringBuilder text, string content)
    {
        text.Append('"');
        foreach (var c in content)
        {
            _ = c is >= ' ' and <= '~' and not ('"' or '\\') ? text.Append(c) : text.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
        }

        text.Append('"');
    }
}
