using System.Collections;
using System.Globalization;
using System.Text.Json;
using DryApi.Errors;

namespace DryApi.Operations;

/// <summary>JSON of the objects of .NET that have one obvious form in it, without reflection.</summary>
internal static class JsonValues
{
    private const int MostDepth = 64;

    /// <summary>Gets the JSON of an object; null where it has none.</summary>
    public static JsonElement? Of(object? value)
    {
        var written = new MemoryStream();
        using (var writer = new Utf8JsonWriter(written))
        {
            if (!TryWrite(writer, value, 0))
            {
                return null;
            }
        }

        using var document = JsonDocument.Parse(written.GetBuffer().AsMemory(0, (int)written.Length), new JsonDocumentOptions { MaxDepth = 2 * MostDepth });
        return document.RootElement.Clone();
    }

    private static bool TryWrite(Utf8JsonWriter json, object? value, int depth)
    {
        switch (value)
        {
            case null:
                json.WriteNullValue();
                return true;
            case JsonElement element:
                element.WriteTo(json);
                return true;
            case string text when PrintableText.HasHalfPair(text):
                return false;
            case string text:
                json.WriteStringValue(text);
                return true;
            case bool flag:
                json.WriteBooleanValue(flag);
                return true;
            case double or float when !double.IsFinite(Convert.ToDouble(value, CultureInfo.InvariantCulture)):
                return false;
            case byte or sbyte or short or ushort or int or uint or long or ulong or decimal or double or float:
                json.WriteRawValue(((IFormattable)value).ToString(null, CultureInfo.InvariantCulture));
                return true;
            case IEnumerable<KeyValuePair<string, object?>> properties when depth < MostDepth:
                json.WriteStartObject();
                foreach (var (name, each) in properties)
                {
                    if (PrintableText.HasHalfPair(name))
                    {
                        return false;
                    }

                    json.WritePropertyName(name);
                    if (!TryWrite(json, each, depth + 1))
                    {
                        return false;
                    }
                }

                json.WriteEndObject();
                return true;
            case IEnumerable items when depth < MostDepth:
                json.WriteStartArray();
                foreach (var each in items)
                {
                    if (!TryWrite(json, each, depth + 1))
                    {
                        return false;
                    }
                }

                json.WriteEndArray();
                return true;
            default:
                return false;
        }
    }
}
