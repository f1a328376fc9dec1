using System.Text.Json.Nodes;

namespace DryApi.Cli.Batch;

/// <summary>Tells what is wrong on standard error: a line of text for people, one of JSON for programs.</summary>
internal sealed class BatchErrors(Terminal terminal, bool isJson)
{
    /// <summary>Tells something.</summary>
    /// <param name="text">What.</param>
    /// <param name="about">What it is about, for programs: names and values.</param>
    public void Tell(string text, params ReadOnlySpan<(string Name, JsonNode? Value)> about)
    {
        if (!isJson)
        {
            terminal.Error.WriteLine(text);
            return;
        }

        var json = new JsonObject { ["error"] = text };
        foreach (var (name, value) in about)
        {
            if (value is not null)
            {
                json[name] = value;
            }
        }

        JsonText.Write(terminal.Error, json);
    }
}
