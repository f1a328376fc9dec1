using System.Globalization;
using System.Text;
using DryApi.OpenApi.Documents;

namespace DryApi.OpenApi.Overlays;

/// <summary>Writes the JSONPath (RFC 9535) that selects a node of a document, as people would write it in an overlay.</summary>
internal static class JsonPathText
{
    /// <summary>
    /// The path from the root. Parameters are selected by their name, since their order may change; bodies that are the same in
    /// every media type by <c>content[*]</c>, so that they stay the same.
    /// </summary>
    public static string Of(DocumentNode node)
    {
        var steps = new Stack<string>();
        for (; node.Parent is { } parent; node = parent)
        {
            steps.Push(StepTo(node, parent));
        }

        return "$" + string.Concat(steps);
    }

    private static string StepTo(DocumentNode node, DocumentNode parent)
    {
        if (parent.IsArray)
        {
            return IsParameterList(parent) && NameOnlyOf(node, parent) is { } parameter
                ? $"[?@.name == {Quote(parameter)}]"
                : string.Create(CultureInfo.InvariantCulture, $"[{node.Index}]");
        }

        var name = node.Name;
        return IsSameInEveryMediaType(node, parent) ? "[*]"
            : IsIdentifier(name) ? "." + name
            : $"[{Quote(name)}]";
    }

    private static bool IsParameterList(DocumentNode list) => list.Name == "parameters";

    private static string? NameOnlyOf(DocumentNode parameter, DocumentNode list) =>
        parameter.GetString("name") is { } name && list.Items.Count(p => p.GetString("name") == name) == 1 ? name : null;

    private static bool IsSameInEveryMediaType(DocumentNode node, DocumentNode parent) =>
        parent.Properties.Count > 1
        && parent.Name == "content"
        && node["schema"] is { } schema
        && parent.Properties.All(p => p["schema"] is { } other && DocumentEquality.AreEqual(schema, other));

    private static bool IsIdentifier(string name) =>
        name.Length > 0 && !char.IsAsciiDigit(name[0]) && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_');

    /// <summary>A name as a path has it in brackets.</summary>
    public static string Quote(string name)
    {
        var text = new StringBuilder("'", name.Length + 2);
        foreach (var c in name)
        {
            _ = c is '\'' or '\\' ? text.Append('\\').Append(c)
                : char.IsControl(c) ? text.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture))
                : text.Append(c);
        }

        return text.Append('\'').ToString();
    }
}
