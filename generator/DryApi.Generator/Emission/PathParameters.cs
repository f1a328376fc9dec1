using DryApi.Contracts;

namespace DryApi.Generator.Emission;

/// <summary>The parameters in a path.</summary>
internal static class PathParameters
{
    /// <summary>The names of parameters in C#, in their order.</summary>
    public static List<string> NamesOf(IReadOnlyList<string> parameters)
    {
        var names = ScopeNames.Of(parameters.Select((parameter, index) => (index.ToString(), parameter, (string?)null)), static _ => false, "");
        return [.. parameters.Select((_, index) => CSharpName.Camel(names[index.ToString()]))];
    }

    /// <summary>The names of the parameters that a path has, in their order.</summary>
    public static List<string> In(string path)
    {
        var names = new List<string>();
        for (var start = path.IndexOf('{'); start >= 0 && path.IndexOf('}', start) is > 0 and var end; start = path.IndexOf('{', end))
        {
            names.Add(path.Substring(start + 1, end - start - 1));
        }

        return names;
    }

    /// <summary>The C# of a path with its parameters filled in.</summary>
    /// <param name="path">The path.</param>
    /// <param name="value">The C# of the parameter of an index.</param>
    public static string Fill(string path, Func<int, string> value)
    {
        var parts = new List<string>();
        var start = 0;
        for (var index = 0; path.IndexOf('{', start) is >= 0 and var open && path.IndexOf('}', open) is > 0 and var close; index++)
        {
            AddText(open);
            parts.Add(value(index));
            start = close + 1;
        }

        AddText(path.Length);
        return string.Join(" + ", parts);

        void AddText(int end)
        {
            if (end > start)
            {
                parts.Add(CSharpLiteral.Quote(path.Substring(start, end - start)));
            }
        }
    }
}
