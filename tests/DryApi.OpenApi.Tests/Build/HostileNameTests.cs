namespace DryApi.OpenApi.Tests.Build;

/// <summary>Names of files are text: neither MSBuild nor a shell reads them as its own. The copy's folder has such a name, too.</summary>
[Collection(PreparedTreeCollection.Name)]
public sealed class HostileNameTests(PreparedTree tree) : IDisposable
{
    /// <summary>With a quotation mark, where names may have one.</summary>
    private static readonly string Name = $"a b;c,{PreparedTree.Hostile}@(c)%41&it's{(OperatingSystem.IsWindows() ? "" : "\"")}.json";

    /// <summary>Without what the compiler, which reads it too, takes paths apart at.</summary>
    private static readonly string Contract = Name.Replace(";", "", StringComparison.Ordinal).Replace(",", "", StringComparison.Ordinal) + ".txt";

    private readonly SmallProject _project = new(tree);

    public void Dispose() => _project.Dispose();

    [Fact]
    public async Task Generate_OnHostileNames_ReadsTheFilesAndRunsNothing()
    {
        _project.WriteDocument(Name, 55);
        File.Move(_project.PathOf("overlay.json"), _project.PathOf("o" + Name));
        _project.WriteProject(
            $"""Overlay="{Escaped("o" + Name)}" Namespace="{Escaped($"A\"; {PreparedTree.Hostile}; \"")}" """,
            Escaped(Name),
            Escaped(Contract));

        await _project.AcceptAsync();
        var first = await _project.GenerateAsync();
        var second = await _project.GenerateAsync();

        (first, second).ShouldBe(((true, true), (false, false)));
        _project.Read(Contract).ShouldContain("maxLength=88");
        _project.Read(SmallProject.Code).ShouldContain("partial class Pet");
        tree.ShouldHaveRunNothing();
    }

    [Fact]
    public async Task Pull_OnHostileSource_ReadsTheFileAndRunsNothing()
    {
        _project.WriteProject("");
        _project.WriteDocument(Name, 66);

        // MSBuild's command line has escapes of its own.
        var (exitCode, output) = await _project.BuildAsync("CompareOpenApi", "-p:OpenApiPull=true", "-p:OpenApiSource=" + _project.PathOf(Name).Replace("%", "%25", StringComparison.Ordinal).Replace(";", "%3B", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal).Replace("\"", "%22", StringComparison.Ordinal));

        exitCode.ShouldBe(0, output);
        output.ShouldContain("maxLength 77 → 66", customMessage: output);
        tree.ShouldHaveRunNothing();
    }

    [Theory]
    [InlineData("")]
    [InlineData("%0Ax")]
    public async Task Pull_OnSourceThatIsNotThere_IsOneSentenceAndRunsNothing(string end)
    {
        _project.WriteProject("");

        var (exitCode, output) = await _project.BuildAsync("PullOpenApi", $"-p:OpenApiSource=none{PreparedTree.Hostile}" + end);

        exitCode.ShouldNotBe(0);
        output.ShouldContain(end == "" ? "there is no such file" : "has a line break");
        output.ShouldContain("1 Error(s)");
        tree.ShouldHaveRunNothing();
    }

    [Theory]
    [InlineData("a%3Bb.txt", "/a;b.txt', names without them")]
    [InlineData("a,b.txt", "/a,b.txt', names without them")]
    public async Task Generate_OnContractThatTheCompilerTakesApart_IsOneSentence(string contract, string expected)
    {
        _project.WriteProject("", contract: contract);

        var (exitCode, output) = await _project.BuildAsync("GenerateOpenApi");

        exitCode.ShouldNotBe(0);
        output.ShouldContain("error : The compiler takes paths apart at semicolons and commas");
        output.ShouldContain(expected.Replace('/', Path.DirectorySeparatorChar));
        output.ShouldContain("1 Error(s)");
    }

    [Theory]
    [InlineData("dryapi%3B-")]
    [InlineData("dryapi;-")]
    [InlineData("dryapi,-")]
    public async Task Build_OnRepositoryInAFolderThatCannotBeUsed_IsOneSentence(string name)
    {
        var folder = Directory.CreateTempSubdirectory(name);
        try
        {
            foreach (var file in new[] { "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props" })
            {
                File.Copy(tree.PathOf(file), Path.Combine(folder.FullName, file));
            }

            Directory.CreateDirectory(Path.Combine(folder.FullName, "src"));
            File.WriteAllText(Path.Combine(folder.FullName, "src", "One.csproj"), """<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>""");

            var (exitCode, output) = await tree.BuildProjectAsync(Path.Combine(folder.FullName, "src"));

            exitCode.ShouldNotBe(0);
            output.ShouldContain("error : The path of the repository has a semicolon, a comma, or a percent sign with two hexadecimal digits after it");
            output.ShouldContain("1 Error(s)");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>A name as a project file writes it: in XML, and with the characters escaped that mean something to MSBuild.</summary>
    private static string Escaped(string name) =>
        System.Security.SecurityElement.Escape(string.Concat(name.Select(character => "%*?@$();'\"".Contains(character, StringComparison.Ordinal) ? $"%{(int)character:X2}" : character.ToString())));
}
