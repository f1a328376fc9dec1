using System.Reflection;

namespace DryApi.Generated.Tests.Support;

/// <summary>The files of the repository that tests read.</summary>
internal static class RepositoryFiles
{
    public static string Document => Path.Combine(Root, "openapi", "dryapi.json");

    public static string Overlay => Path.Combine(Root, "openapi", "overlay.json");

    /// <summary>The code of the SDK, the emulator and the command line.</summary>
    public static string Source => Path.Combine(Root, "src");

    /// <summary>Where Prism is pinned, and installed.</summary>
    public static string Prism => Path.Combine(Root, "tests", "prism");

    private static string Root { get; } = typeof(RepositoryFiles).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "RepositoryRoot").Value!;
}
