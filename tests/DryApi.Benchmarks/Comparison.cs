using DryApi.OpenApi.Drift;

namespace DryApi.Benchmarks;

/// <summary>Reading two documents and comparing them, inside this process.</summary>
internal static class Comparison
{
    private static readonly DateTime Today = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <param name="basePath">The one document.</param>
    /// <param name="headPath">The other one.</param>
    /// <param name="changes">How many changes there are.</param>
    public static void Run(string basePath, string headPath, int changes)
    {
        var found = DriftCheck.Run(basePath, headPath, overlayPath: null, Today);
        if (found.Changes.Count != changes)
        {
            throw new InvalidOperationException($"{basePath} and {headPath} differ in {changes} facts, and {found.Changes.Count} changes were found");
        }
    }
}
