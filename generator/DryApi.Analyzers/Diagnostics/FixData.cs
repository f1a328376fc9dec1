namespace DryApi.Analyzers;

/// <summary>The names of what diagnostics carry for code fixes.</summary>
internal static class FixData
{
    /// <summary>The schemes allowed, with a line each.</summary>
    public const string Schemes = "Schemes";

    /// <summary>The nearest number that is allowed.</summary>
    public const string Bound = "Bound";

    /// <summary>The values allowed, with a line each.</summary>
    public const string Values = "Values";

    public static string Join(IEnumerable<string> values) => string.Join("\n", values);

    public static string[] Split(string values) => values.Split('\n');
}
