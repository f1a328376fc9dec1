using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace DryApi.Cli.Batch;

/// <summary>What is known of a result, as JSON beside it: <c>NAME.json</c>.</summary>
internal static class SideCar
{
    private static readonly string[] Secrets = ["secret", "token", "key", "password"];

    private static readonly JsonWriterOptions Indented = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The name that it has beside a result.</summary>
    public static string NameOf(string file) => file + ".json";

    /// <summary>Writes it.</summary>
    public static void Write(string folder, JournalRow row, string file, string ended) => WholeFile.Write(Path.Combine(folder, NameOf(file)), writer =>
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Indented))
        {
            json.WriteStartObject();
            json.WriteNumber("row", row.Number);
            json.WriteNumber("line", row.Line);
            json.WriteString("operation", row.Operation);
            json.WriteStartObject("request");
            foreach (var (name, value) in RowValues.Read(row.Request))
            {
                json.WritePropertyName(name);
                json.WriteRawValue(Shown(name, value));
            }

            json.WriteEndObject();
            json.WriteStartObject("notes");
            foreach (var (name, value) in RowValues.Read(row.Notes))
            {
                json.WriteString(name, RowValues.TextOf(value));
            }

            json.WriteEndObject();
            json.WriteString("job", row.Job);
            json.WriteString("file", file);
            json.WriteString("price", Money.Text(row.Price ?? 0));
            json.WriteString("submitted", row.Submitted);
            json.WriteString("ended", ended);
            json.WriteEndObject();
        }

        writer.WriteLine(Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length));
    });

    /// <summary>A value as JSON, without what lets somebody in: secrets, and the queries of URLs.</summary>
    private static string Shown(string name, object? value)
    {
        var shown = Secrets.Any(each => name.Contains(each, StringComparison.OrdinalIgnoreCase)) ? "…"
            : value is string text && Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "https" or "http" ? WithoutSecrets(url)
            : value;
        return shown is JsonElement json ? json.GetRawText() : JsonEncodedTextOf(RowValues.TextOf(shown));
    }

    private static string WithoutSecrets(Uri url) => new UriBuilder(url) { Query = url.Query.Length > 1 ? "…" : "", Fragment = "", UserName = "", Password = "" }.Uri.ToString();

    private static string JsonEncodedTextOf(string text) => $"\"{JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";
}
