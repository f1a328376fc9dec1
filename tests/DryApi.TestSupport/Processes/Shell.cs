using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace DryApi.TestSupport.Processes;

/// <summary>Runs programs with nothing of the test host's own build, of the user's git, nor of the machine that runs workflows.</summary>
public static class Shell
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(30);

    /// <summary>Runs a program to its end.</summary>
    /// <param name="program">The program, looked up on the PATH.</param>
    /// <param name="folder">Where it runs.</param>
    /// <param name="environment">What it finds set besides the user's own; null takes a variable away.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <returns>What it wrote, with line feeds at the ends of lines.</returns>
    public static async Task<ProgramRun> RunAsync(string program, string folder, IReadOnlyDictionary<string, string?> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        Clean(start.Environment);
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        CompilerServer.Offer(start.Environment);
        start.Environment["GIT_CONFIG_GLOBAL"] = OperatingSystem.IsWindows() ? "NUL" : "/dev/null";
        start.Environment["GIT_CONFIG_NOSYSTEM"] = "1";
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Start(start);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        var error = process.StandardError.ReadToEndAsync(CancellationToken.None);
        using var limit = new CancellationTokenSource(Limit);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }

        return new ProgramRun(process.ExitCode, (await output).ReplaceLineEndings("\n"), (await error).ReplaceLineEndings("\n"));
    }

    /// <inheritdoc cref="RunAsync(string, string, IReadOnlyDictionary{string, string?}, string[])"/>
    public static Task<ProgramRun> RunAsync(string program, string folder, params string[] arguments) =>
        RunAsync(program, folder, new Dictionary<string, string?>(), arguments);

    /// <summary>Takes away what a program must not find set, and has the SDK speak English and of nothing else.</summary>
    internal static void Clean(IDictionary<string, string?> environment)
    {
        foreach (var name in environment.Keys.Where(IsForeign).ToList())
        {
            environment.Remove(name);
        }

        environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        environment["DOTNET_NOLOGO"] = "1";
    }

    private static bool IsForeign(string name) =>
        name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("GIT_", StringComparison.Ordinal)
        || name.StartsWith("GH_", StringComparison.Ordinal)
        || name.StartsWith("GITHUB_", StringComparison.Ordinal)
        || name.StartsWith("DRYAPI_", StringComparison.Ordinal)
        || name is "CI" or "NUGET_SOURCE" or "NUGET_API_KEY";

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception exception)
        {
            throw new InvalidOperationException($"This test runs {start.FileName}, which cannot be started. Install it and put it on the PATH; the scripts under build/ need bash and git.", exception);
        }
    }
}
