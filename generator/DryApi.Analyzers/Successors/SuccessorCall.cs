using System.Globalization;
using System.Text.RegularExpressions;

namespace DryApi.Analyzers.Successors;

/// <summary>A call of the old client, and what takes its place.</summary>
internal sealed class SuccessorCall
{
    private static readonly Regex Step = new(@"\G\.?(?:(?<name>\w+)(?:\((?<count>\d{1,3})\))?|\[(?<count>\d{1,3})\])", RegexOptions.CultureInvariant);

    private readonly string _newMethod;

    private SuccessorCall(string method, IReadOnlyList<PathStep>? path, string newMethod) => (Method, Path, _newMethod) = (method, path, newMethod);

    /// <summary>The method of the old builder, without <c>Async</c>: <c>Post</c>.</summary>
    public string Method { get; }

    /// <summary>The way from the new client to the builder; null where nothing takes its place.</summary>
    public IReadOnlyList<PathStep>? Path { get; }

    /// <summary>Reads what a map says; null where that is no C#.</summary>
    public static SuccessorCall? Of(string method, string? successor)
    {
        if (successor is null)
        {
            return new SuccessorCall(method, null, "");
        }

        var steps = Step.Matches(successor).Cast<Match>().ToList();
        if (steps.Count < 2 || steps.Sum(static step => step.Length) != successor.Length || steps[steps.Count - 1].Groups["count"].Success)
        {
            return null;
        }

        var path = steps.ConvertAll(static step => new PathStep(step.Groups["name"].Value, step.Groups["count"].Success ? int.Parse(step.Groups["count"].Value, CultureInfo.InvariantCulture) : 0));
        return path.TrueForAll(static step => step.Name.Length == 0 || SuccessorMap.IsName(step.Name)) ? new SuccessorCall(method, path.GetRange(0, path.Count - 1), path[path.Count - 1].Name) : null;
    }

    /// <summary>Whether a method of the builder is named after this operation.</summary>
    public bool Names(string method) => method == Method + "Async" || method == Method + "WithResponseAsync" || method == $"To{Method}RequestInformation";

    /// <summary>What a method is called on the new builder. Those that are not named after the operation keep their names.</summary>
    public string NewName(string method) => !Names(method) ? method
        : method.StartsWith("To", StringComparison.Ordinal) && method.EndsWith("RequestInformation", StringComparison.Ordinal) ? $"To{_newMethod}RequestInformation"
        : _newMethod + method.Substring(Method.Length);

    /// <summary>The way as a source writes it: what stands before, between and behind the values that it takes.</summary>
    public IReadOnlyList<string> Fragments
    {
        get
        {
            List<string> fragments = [""];
            foreach (var step in Path ?? [])
            {
                fragments[fragments.Count - 1] += step.Name.Length == 0 ? "[" : "." + step.Name + (step.Parameters > 0 ? "(" : "");
                if (step.Parameters > 0)
                {
                    fragments.Add(step.Name.Length == 0 ? "]" : ")");
                }
            }

            return fragments;
        }
    }

    /// <summary>The same call from a builder on the way to it; null where that leads elsewhere.</summary>
    /// <param name="start">The way to that builder.</param>
    public SuccessorCall? From(IReadOnlyList<PathStep> start) =>
        Path is not null && Path.Count >= start.Count && Path.Take(start.Count).SequenceEqual(start) ? new SuccessorCall(Method, [.. Path.Skip(start.Count)], _newMethod) : null;

    /// <summary>Whether the way takes as many values, step by step, as another one was given.</summary>
    public bool Takes(IEnumerable<int> counts) => Path is not null && Path.Where(static step => step.Parameters > 0).Select(static step => step.Parameters).SequenceEqual(counts);
}
