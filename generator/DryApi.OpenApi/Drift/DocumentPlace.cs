using System.Globalization;
using System.Text;
using DryApi.Contracts;
using DryApi.OpenApi.Documents;

namespace DryApi.OpenApi.Drift;

/// <summary>The place of a fact in its document as people read it: <c>paths./orders.get.parameters[page].schema</c>.</summary>
internal static class DocumentPlace
{
    /// <summary>The place of a change; empty where it is the operation itself, null where no document has it.</summary>
    public static string? Of(Change change)
    {
        if (change.Origin is not { Pointer.Length: > 0 } origin)
        {
            return null;
        }

        var steps = (origin is DocumentNode node ? StepsTo(node) : StepsOf(origin.Pointer)).ToList();

        // The operation stands beside it, and the fact behind it.
        var skipped = change.Operations.Count == 1 && steps is ["paths", var path, ..] && change.Operations[0].Split(' ') is [var method, var called] && called == path
            ? steps.Count > 2 && steps[2].Equals(method, StringComparison.OrdinalIgnoreCase) ? 3 : 2
            : 0;
        if (steps.Count > skipped && steps[^1] == change.Fact)
        {
            steps.RemoveAt(steps.Count - 1);
        }

        return Write(steps.Skip(skipped));
    }

    /// <summary>A JSON Pointer as people read it.</summary>
    public static string Of(string pointer) => Write(StepsOf(pointer));

    private static string Write(IEnumerable<string> steps)
    {
        var text = new StringBuilder();
        foreach (var step in steps)
        {
            _ = text.Length == 0 || step is ['[', ..] ? text.Append(step) : text.Append('.').Append(step);
        }

        return text.ToString();
    }

    private static IEnumerable<string> StepsOf(string pointer) =>
        pointer.Split('/').Skip(1).Select(step => step.Length > 0 && step.All(char.IsAsciiDigit) && step.Length < 3 ? $"[{step}]" : JsonPointer.Unescape(step));

    private static Stack<string> StepsTo(DocumentNode node)
    {
        var steps = new Stack<string>();
        for (var at = node; at.Parent is { } parent; at = parent)
        {
            // A parameter is known by its name.
            steps.Push(at.IsProperty ? at.Name : $"[{(parent.Name == "parameters" ? at.GetString("name") : null) ?? at.Index.ToString(CultureInfo.InvariantCulture)}]");
        }

        return steps;
    }
}
