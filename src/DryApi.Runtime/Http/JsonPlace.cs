using System.Globalization;
using System.Text;
using System.Text.Json;

namespace DryApi.Http;

/// <summary>Finds where in an answer something is, for messages.</summary>
internal static class JsonPlace
{
    private const int LongestName = 200;

    /// <summary>The names and indexes that lead to a position: <c>data.loras[1].name</c>; empty at the top.</summary>
    public static string Of(ReadOnlySpan<byte> content, long position)
    {
        // One entry a level: the property that is being read, or the index of the item.
        var levels = new Stack<(string? Name, int Index)>();
        var reader = new Utf8JsonReader(content);
        try
        {
            while (reader.Read() && reader.TokenStartIndex <= position)
            {
                if (reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray)
                {
                    if (reader.TokenStartIndex < position)
                    {
                        levels.Pop();
                    }
                }
                else if (reader.TokenType == JsonTokenType.PropertyName)
                {
                    levels.Pop();
                    levels.Push((reader.GetString(), -1));
                }
                else
                {
                    if (levels.TryPeek(out var level) && level.Name is null)
                    {
                        levels.Push((null, levels.Pop().Index + 1));
                    }

                    if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray && reader.TokenStartIndex < position)
                    {
                        levels.Push((reader.TokenType == JsonTokenType.StartObject ? "" : null, -1));
                    }
                }
            }
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // The place is where it stops being JSON.
        }

        var place = new StringBuilder();
        foreach (var (name, index) in levels.Reverse())
        {
            if (name is null)
            {
                place.Append(CultureInfo.InvariantCulture, $"[{Math.Max(index, 0)}]");
            }
            else if (name.Length > 0)
            {
                place.Append(place.Length > 0 ? "." : "").Append(name.AsSpan(0, Math.Min(name.Length, LongestName)));
            }
        }

        return place.ToString();
    }
}
