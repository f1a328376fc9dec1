using System.Text.Json;
using DryApi.Contracts;
using DryApi.OpenApi.Encoders;

namespace DryApi.OpenApi.Drift;

/// <summary>The changes as one JSON object, for programs.</summary>
internal static class JsonReport
{
    public static void Write(DriftReport report, JsonOutput output) => output.Write(json =>
    {
        json.WriteStartObject();
        json.WriteStartObject("summary");
        json.WriteNumber("breaking", report.Breaking);
        json.WriteNumber("warning", report.Warnings);
        json.WriteNumber("info", report.Infos);
        json.WriteNumber("texts", report.Texts.Count);
        json.WriteEndObject();
        json.WriteString("bump", Word(report.Bump));
        json.WriteStartArray("changes");
        foreach (var change in report.Changes)
        {
            Write(change, json);
        }

        json.WriteEndArray();
        json.WriteStartArray("texts");
        foreach (var text in report.Texts)
        {
            Write(text, json);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static void Write(Change change, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("id", change.Rule.Id);
        json.WriteString("rule", change.RuleName);
        json.WriteString("severity", Word(change.Severity));
        json.WriteString("help", change.Rule.HelpLink);
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
        json.WriteString("call", change.Call);
        json.WriteString("remedy", change.Remedy);
        json.WriteString("message", change.Message);
        json.WriteString("file", change.Origin?.File);
        json.WriteNumber("line", change.Origin?.Line ?? 0);
        json.WriteNumber("column", change.Origin?.Column ?? 0);
        json.WriteEndObject();
    }

    private static void Write(TextChange text, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("pointer", text.Pointer);
        json.WriteString("file", text.Position.File);
        json.WriteNumber("line", text.Position.Line);
        json.WriteNumber("column", text.Position.Column);
        json.WriteString("before", text.Before);
        json.WriteString("after", text.After);
        json.WriteEndObject();
    }

    private static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
