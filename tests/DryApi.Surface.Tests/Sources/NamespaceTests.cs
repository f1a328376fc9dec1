using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace DryApi.Surface.Tests.Sources;

/// <summary>A namespace is the folder: of the project's root namespace, one part a folder.</summary>
public sealed partial class NamespaceTests
{
    /// <summary>Projects that are one namespace whatever their folders, and folders that are others.</summary>
    private static readonly Dictionary<string, string> Others = new(StringComparer.Ordinal)
    {
        // One using is enough for its users.
        ["src/DryApi.Generated"] = "DryApi",

        // Its folders are stages of one small library, named as its types are.
        ["generator/DryApi.Contracts"] = "DryApi.Contracts",
    };

    /// <summary>Folders whose files are compiled into several projects, with the namespace of what stands at their top.</summary>
    private static readonly Dictionary<string, string> Linked = new(StringComparer.Ordinal)
    {
        ["src/Shared"] = "DryApi",
        ["tests/Shared"] = "DryApi.Tests",
    };

    /// <summary>What has to be in the namespace of what it stands in for or extends, and what users' own projects compile.</summary>
    private static readonly string[] Elsewhere =
    [
        "src/DryApi.AspNetCore/DryApiWebhookServiceCollectionExtensions.cs", "src/DryApi.AspNetCore/DryApiWebhookEndpointRouteBuilderExtensions.cs",
        "src/DryApi.Extensions.DependencyInjection/DryApiServiceCollectionExtensions.cs", "src/DryApi.Extensions.DependencyInjection/DryApiHealthChecksBuilderExtensions.cs",
        "generator/DryApi.Analyzers/Polyfills/", "tests/DryApi.Package.Tests/Users/Mistaken/", "tests/DryApi.Package.Tests/Users/Tested/", "tests/DryApi.Analyzers.Tests/Successors/Studio/", "tests/DryApi.Package.Tests/Users/Web/",
    ];

    public static TheoryData<string> Projects =>
    [
        .. new[] { "generator", "src", "tests" }
            .SelectMany(kind => Directory.EnumerateDirectories(RepositoryFiles.PathOf(kind)).Select(folder => kind + "/" + Path.GetFileName(folder)))
            .Where(folder => Linked.ContainsKey(folder) || File.Exists(ProjectOf(folder))),
    ];

    [Fact]
    public void Projects_OfTheRepository_AreThere() => Projects.Count.ShouldBeGreaterThan(20);

    [Theory]
    [MemberData(nameof(Projects))]
    public void Namespaces_OfAProject_AreItsFolders(string project)
    {
        var root = Linked.TryGetValue(project, out var top) ? top : XDocument.Load(ProjectOf(project)).Descendants("RootNamespace").SingleOrDefault()?.Value ?? Path.GetFileName(project);
        var folder = RepositoryFiles.PathOf(project);
        foreach (var file in Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories))
        {
            var parts = Path.GetRelativePath(folder, file).Split(Path.DirectorySeparatorChar)[..^1];
            var path = string.Join('/', [project, .. parts, Path.GetFileName(file)]);
            if (parts is not ["bin" or "obj", ..] && !Elsewhere.Any(path.StartsWith) && Declaration().Match(File.ReadAllText(file)) is { Success: true } declared)
            {
                declared.Groups[1].Value.ShouldBe(Others.TryGetValue(project, out var one) ? one : string.Join('.', [root, .. parts]), path);
            }
        }
    }

    private static string ProjectOf(string folder) => RepositoryFiles.PathOf($"{folder}/{Path.GetFileName(folder)}.csproj");

    [GeneratedRegex(@"^namespace ([\w.]+)", RegexOptions.Multiline)]
    private static partial Regex Declaration();
}
