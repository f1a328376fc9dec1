namespace DryApi.OpenApi.Tests.Build;

/// <summary>A copy of what building the SDK needs, built once, for tests that build again after a change.</summary>
public sealed class PreparedTree : IAsyncLifetime
{
    private static readonly string[] Folders = ["build", "generator", "openapi", "src/DryApi.Generated", "src/DryApi.Runtime", "src/Shared"];
    private const string Trace = "it-ran";
    private static readonly string[] Files = ["Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props", "global.json", ".editorconfig"];

    public PreparedTree() => Root = Path.Combine(Path.GetTempPath(), $"dryapi build {Hostile}&%OS% it's " + Guid.NewGuid().ToString("N")[..8]);

    /// <summary>A part of a file's name that a shell would run, each time anew, if it came to read it.</summary>
    public static string Hostile => $"$(touch {Trace})`touch {Trace}`";

    /// <summary>The copy's top folder, with a name that shells and MSBuild would read as their own.</summary>
    public string Root { get; }

    public string PathOf(string relative) => Path.Combine(Root, relative);

    /// <summary>Fails if a shell has read a name of <see cref="Hostile"/>.</summary>
    public void ShouldHaveRunNothing() => Directory.EnumerateFiles(Root, Trace, SearchOption.AllDirectories).ShouldBeEmpty();

    /// <summary>Whether the last build saw the inputs as they are; a test that changes them and puts them back says no.</summary>
    public bool IsSettled { get; set; }

    public async ValueTask InitializeAsync()
    {
        CopySources();
        await SettleAsync();
    }

    /// <summary>Copies what building the SDK needs, and further folders.</summary>
    public void CopySources(params string[] others)
    {
        foreach (var folder in Folders.Concat(others))
        {
            RepositoryFiles.Copy(RepositoryFiles.PathOf(folder), PathOf(folder));
        }

        foreach (var file in Files)
        {
            File.Copy(RepositoryFiles.PathOf(file), PathOf(file));
        }
    }

    /// <summary>Builds, unless the last build saw the inputs as they are.</summary>
    public async Task SettleAsync()
    {
        if (!IsSettled)
        {
            var build = await BuildAsync();
            build.ExitCode.ShouldBe(0, build.Output);
            IsSettled = true;
        }
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(Root, recursive: true);
        return ValueTask.CompletedTask;
    }

    /// <summary>Every file that is no result of a build, by its path with slashes.</summary>
    public SortedDictionary<string, string> Sources() => new(
        Directory.EnumerateFiles(Root, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
            .Where(file => !file.Split('/').Any(folder => folder is "bin" or "obj"))
            .ToDictionary(file => file, file => File.ReadAllText(PathOf(file))),
        StringComparer.Ordinal);

    /// <summary>Builds the SDK of the copy for one target framework.</summary>
    public Task<(int ExitCode, string Output)> BuildAsync(params string[] arguments) => BuildProjectAsync("src/DryApi.Generated", ["-f", "net10.0", .. arguments]);

    /// <summary>Builds a project of the copy.</summary>
    public Task<(int ExitCode, string Output)> BuildProjectAsync(string project, params string[] arguments) =>
        RunAsync(["build", project, "-nologo", "-nodeReuse:false", .. arguments]);

    /// <summary>Runs a command of the SDK, or a program.</summary>
    public async Task<(int ExitCode, string Output)> RunAsync(string[] arguments)
    {
        var run = await Shell.RunAsync("dotnet", Root, arguments);
        return (run.ExitCode, run.Output + run.Error);
    }
}
