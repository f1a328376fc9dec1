using System.Diagnostics;

namespace DryApi.TestSupport.Processes;

/// <summary>
/// The compiler that the builds of one test process share: started by the first of them, and stopped with the process. Without it each build starts a compiler of its
/// own, which takes longer than what it compiles. It has a name of its own, so that nothing else on the machine waits for it or is stopped with it.
/// </summary>
internal static class CompilerServer
{
    /// <summary>The name of its pipe, which is a file: short, and of this process alone.</summary>
    private static readonly string Name = $"dryapi-{Guid.NewGuid():N}"[..20];

    static CompilerServer() => AppDomain.CurrentDomain.ProcessExit += (_, _) => Stop();

    public static void Offer(IDictionary<string, string?> environment)
    {
        environment["UseSharedCompilation"] = "true";
        environment["SharedCompilationId"] = Name;
    }

    private static void Stop()
    {
        var version = Run("dotnet", ["--version"]);
        var runtime = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        var program = Path.GetFullPath(Path.Combine(runtime, "../../../sdk", version, "Roslyn/bincore/VBCSCompiler.dll"));
        if (File.Exists(program))
        {
            Run("dotnet", [program, $"-pipename:{Name}", "-shutdown"]);
        }
    }

    private static string Run(string program, string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Folders.RepositoryFiles.Root })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return output.Trim();
    }
}
