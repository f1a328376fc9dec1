using System.Text;
using DryApi.OpenApi.Documents;

namespace DryApi.Tests;

/// <summary>Short ways from text to tree and back.</summary>
internal static class Tree
{
    public static DocumentNode Json(string text, string name = "a.json") => DocumentReader.Read(Encoding.UTF8.GetBytes(text), name);

    public static DocumentNode Yaml(string text) => DocumentReader.Read(Encoding.UTF8.GetBytes(text), "a.yaml");

    public static string Write(DocumentNode node)
    {
        using var stream = new MemoryStream();
        DocumentWriter.Write(node, stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    /// <summary>On one line, without spaces between tokens: enough to compare small trees.</summary>
    public static string Compact(DocumentNode node) => string.Concat(Write(node).Split('\n').Select(line => line.TrimStart()));

    public static string FailureOf(Action action) => Should.Throw<InputException>(action).Message;
}
