using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using DryApi.Contracts;

namespace DryApi.OpenApi.Drift;

/// <summary>The changes as one JSON object, for programs.</summary>
internal static class JsonReport
{
    /// <summary>A report of many changes is written in parts of so many bytes: the whole of it need not fit into memory.</summary>
    private const int LargestPart = 1_000_000;

    public static void Write(DriftReport report, TextWriter output)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteStartObject("summary");
            json.WriteNumber("breaking", report.Breaking);
            json.WriteNumber("warning", report.Warnings);
            json.WriteNumber("info", report.Infos);
            json.WriteEndObject();
            json.WriteString("bump", Word(report.Bump));
            json.WriteStartArray("changes");
            foreach (var change in report.Changes)
            {
                Write(change, json);
                if (stream.Length + json.BytesPending > LargestPart)
                {
                    json.Flush();
                    WritePart(stream, output);
                }
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        WritePart(stream, output);
        output.WriteLine();
    }

    private static void WritePart(MemoryStream stream, TextWriter output)
    {
        output.Write(Encoding.UTF8.GetString(stream.GetBuffer().AsSpan(0, (int)stream.Length)));
        stream.SetLength(0);
    }

    private static void Write(Change change, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("id", change.Rule.Id);
        json.WriteString("rule", change.RuleName);
        json.WriteString("severity", Word(change.Severity));
        json.WriteBoolean("sourceBreaking", change.SourceBreaking);
        json.WriteString("operation", change.Operation);
        json.WriteStartArray("operations");
        foreach (var operation in change.Operations)
        {
            json.WriteStringValue(operation);
        }

        json.WriteEndArray();
        json.WriteString("pointer", change.Origin?.Pointer);
        json.WriteString("subject", change.Subject);
        json.WriteString("fact", change.Fact);
        json.WriteString("old", change.Old);
        json.WriteString("new", change.New);
        json.WriteString("csharp", change.SourceEffect ?? change.Member);
        json.WriteString("message", change.Message);
        json.WriteString("file", change.Origin?.File);
        json.WriteNumber("line", change.Origin?.Line ?? 0);
        json.WriteNumber("column", change.Origin?.Column ?? 0);
        json.WriteEndObject();
    }

    private static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
