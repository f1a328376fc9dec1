using System.Globalization;
using DryApi.Package.Tests.Users;

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

    /// <summary>Talks with it by its standard input and output, which stays open until it has said so many lines.</summary>
    internal Task<string> TalkAsync(string text, int lines, params string[] arguments)
    {
        const string script = """
            coproc program { exec "${@:3}"; }
            printf '%s' "$1" >&"${program[1]}"
            for ((i = 0; i < $2; i++)); do IFS= read -r line <&"${program[0]}" || exit 1; printf '%s\n' "$line"; done
            """;
        return workshop.StartAsync("bash", ["-c", script, "talk", text, lines.ToString(CultureInfo.InvariantCulture), Program, .. arguments]);
    }
}
