namespace DryApi.AspNetCore.Tests;

/// <summary>The sample application.</summary>
internal static class Sample
{
    private const string Project = "tests/DryApi.Sample";

    private static readonly string Output = Path.GetRelativePath(RepositoryFiles.PathOf("tests/DryApi.AspNetCore.Tests"), AppContext.BaseDirectory);

    /// <summary>Starts it as a server of many.</summary>
    /// <param name="folder">Where it runs.</param>
    /// <param name="configuration">Its configuration, by keys such as <c>DryApi:ApiKey</c>.</param>
    public static Task<ServerProcess> StartAsync(string folder, IReadOnlyDictionary<string, string> configuration) =>
        ServerProcess.StartAsync(folder, new Dictionary<string, string>(configuration) { ["ASPNETCORE_URLS"] = "http://127.0.0.1:0" }, Path.Combine(RepositoryFiles.PathOf(Project), Output, "DryApi.Sample.dll"));

    /// <summary>Starts it by the command of the README, but on a free port and with what the tests have built.</summary>
    /// <param name="results">Where it keeps pictures.</param>
    public static Task<ServerProcess> RunAsync(string results) =>
        ServerProcess.StartAsync(
            RepositoryFiles.Root,
            new Dictionary<string, string>(),
            "run", "--project", Project, "--no-build", "--configuration", Output.Split(Path.DirectorySeparatorChar)[1], "--", "--urls", "http://127.0.0.1:0", "--Results", results);
}
