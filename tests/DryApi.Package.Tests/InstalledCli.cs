using DryApi.Package.Tests.Users;

[assembly: AssemblyFixture(typeof(DryApi.Package.Tests.InstalledCli))]

namespace DryApi.Package.Tests;

/// <summary>The command line, installed as users install it: for this machine as native code.</summary>
public sealed class InstalledCli(Workshop workshop) : IAsyncLifetime
{
    private const string Folder = "dryapi";

    /// <summary>Where its files are.</summary>
    internal string Path => workshop.PathOf(Folder);

    private string Program => System.IO.Path.Combine(Path, OperatingSystem.IsWindows() ? "dryapi.exe" : "dryapi");

    public async ValueTask InitializeAsync() => await workshop.DotnetAsync("", "tool", "install", "DryApi.Cli", "--version", workshop.Packages.Version, "--tool-path", Folder);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>Runs it to its end, which has to be a good one, with no key and so on its own emulator.</summary>
    /// <returns>What it wrote.</returns>
    internal Task<string> RunAsync(params string[] arguments) => workshop.StartAsync(Program, arguments);

    /// <summary>Runs it with a text as its standard input.</summary>
    internal Task<string> RunOnAsync(string input, params string[] arguments)
    {
        File.WriteAllText(workshop.PathOf("input.txt"), input);
        return workshop.StartAsync("sh", ["-c", """exec "$0" "$@" < input.txt""", Program, .. arguments]);
    }
}
