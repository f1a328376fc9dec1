using System.Text.RegularExpressions;

namespace DryApi.Gateway.Tests;

/// <summary>
/// A document more is a folder: the document, what it leaves out, its contract, and a project file that says what the client is called. This one is built
/// with the solution, by the targets of all, its warnings as errors; here it is held that nothing else was needed for it.
/// </summary>
public sealed partial class FolderTests
{
    private const string Folder = "tests/DryApi.Runtime.Gateway";

    /// <summary>Where the project is listed, and where people are told of it.</summary>
    private static readonly string[] Lists = ["DryApi.Generated.sln", "CONTRIBUTING.md", "README.md"];

    [Fact]
    public void Folder_OfADocument_HasNoCodeByHand() =>
        FilesBelow(Folder).ShouldBe(["DryApi.Runtime.Gateway.csproj", "openapi/contract.txt", "openapi/gateway.yaml", "openapi/overlay.json"]);

    [Fact]
    public void Project_OfADocument_SaysTheDocumentAndNames()
    {
        var lines = File.ReadAllLines(RepositoryFiles.PathOf(Folder + "/DryApi.Runtime.Gateway.csproj")).Select(line => line.Trim()).Where(line => line.Length > 0).ToList();

        // Beside the lines that open and close, and two that make it no test.
        lines.Where(line => !Frame().IsMatch(line) && !line.StartsWith("<OutputType>", StringComparison.Ordinal) && !line.StartsWith("<IsTestProject>", StringComparison.Ordinal)).Count().ShouldBeLessThanOrEqualTo(10);
        lines.ShouldNotContain(line => line.Contains("<Target", StringComparison.Ordinal) || line.Contains("<Compile", StringComparison.Ordinal) || line.Contains("NoWarn", StringComparison.Ordinal));
    }

    [Fact]
    public void Repository_BesidesTheFolderAndItsTests_DoesNotKnowTheDocument()
    {
        var others = new[] { "build", "generator", "openapi", "src", "tests", ".github" }.SelectMany(folder => FilesBelow(folder).Select(file => folder + "/" + file))
            .Concat(Directory.EnumerateFiles(RepositoryFiles.Root).Select(file => Path.GetFileName(file)))
            .Where(file => !file.StartsWith(Folder + "/", StringComparison.Ordinal) && !file.StartsWith(Folder + ".Tests/", StringComparison.Ordinal) && !Lists.Contains(file))
            .ToList();

        others.Count.ShouldBeGreaterThan(1000);
        others.Where(file => Names().IsMatch(File.ReadAllText(RepositoryFiles.PathOf(file)))).ShouldBeEmpty();
    }

    private static List<string> FilesBelow(string folder) =>
    [
        .. Directory.EnumerateFiles(RepositoryFiles.PathOf(folder), "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(RepositoryFiles.PathOf(folder), file).Replace('\\', '/'))
            .Where(file => !file.Split('/').Any(part => part is "bin" or "obj" or "node_modules"))
            .Order(StringComparer.Ordinal),
    ];

    [GeneratedRegex(@"^</?(Project|PropertyGroup|ItemGroup)\b[^/]*>$")]
    private static partial Regex Frame();

    [GeneratedRegex(@"Runtime\.Gateway|GatewayClient|gateway\.yaml|DryApi\.Gateway")]
    private static partial Regex Names();
}
