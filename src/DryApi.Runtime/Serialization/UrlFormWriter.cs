using System.Text;
using System.Text.Json;
using DryApi.Files;

namespace DryApi.Serialization;

/// <summary>
/// Writes a model as <c>application/x-www-form-urlencoded</c>. Lists of plain values repeat their field; objects and lists of objects are JSON.
/// It has no files.
/// </summary>
internal sealed class UrlFormWriter : FormWriter
{
    private readonly StringBuilder _text = new();

    /// <summary>The text of a form.</summary>
    public static string Write(IFormWritable model)
    {
        var writer = new UrlFormWriter();
        writer.WriteModel(model);
        return writer._text.ToString();
    }

    private protected override void WriteText(string name, string text, bool isString) =>
        _text.Append(_text.Length > 0 ? "&" : "").Append(Escape(name)).Append('=').Append(Escape(text));

    private protected override void WriteJson<T>(string name, T value, Action<Utf8JsonWriter, T> write)
    {
        using var json = new MemoryStream();
        using (var writer = new Utf8JsonWriter(json))
        {
            write(writer, value);
        }

        WriteText(name, Encoding.UTF8.GetString(json.GetBuffer().AsSpan(0, (int)json.Length)), isString: true);
    }

    private protected override void WriteFile(string name, FileContent file) => throw new InvalidValueException(name, "A file cannot stand in a form of this media type, which is text alone.");

    private static string Escape(string text) => Uri.EscapeDataString(text).Replace("%20", "+", StringComparison.Ordinal);
}
