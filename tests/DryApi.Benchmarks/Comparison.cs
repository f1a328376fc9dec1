using DryApi.OpenApi.Drift;

namespace DryApi.Benchmarks;

/// <summary>Reading two documents and comparing them, inside this process.</summary>
internal static class Comparison
{
    private static readonly DateTime Today = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    public static void Run(string basePath, string headPath)
    {
        var changes = DriftCheck.Run(basePath, headPath, overlayPath: null, Today);
        if (changes.Count > 0)
        {
            throw new InvalidOperationException($"{basePath} and {headPath} say the same, and {changes.Count} changes were found: {changes[0]}");
        }
    }
}
