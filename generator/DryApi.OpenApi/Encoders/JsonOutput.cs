using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace DryApi.OpenApi.Encoders;

/// <summary>Writes one JSON object, for programs: texts are exact, and what cannot be seen in them, or is a command or a diagnostic in the log of a build server, is escaped.</summary>
internal sealed class JsonOutput(TextWriter output)
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public void Write(Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Options))
        {
            write(json);
        }

        // What these escape stands in strings only, never behind a backslash: their escapes are JSON's.
        var text = Encoding.UTF8.GetString(stream.GetBuffer().AsSpan(0, (int)stream.Length));
        output.WriteLine(Diagnostics.BreakPlaces(WorkflowCommands.Break(VisibleText.KeepLines(text))));
    }
}
