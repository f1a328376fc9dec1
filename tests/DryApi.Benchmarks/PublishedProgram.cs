using System.Diagnostics;
using System.Runtime.InteropServices;

namespace DryApi.Benchmarks;

/// <summary>A program as users get it.</summary>
internal sealed class PublishedProgram(string executable)
{
    /// <summary>Publishes a project for this machine, with the properties that the project itself names.</summary>
    public static PublishedProgram Publish(string project, string name, string folder)
    {
        Start("dotnet", "publish", project, "--configuration", "Release", "--runtime", RuntimeInformation.RuntimeIdentifier, "--output", folder, "--nologo", "--verbosity", "quiet");
        return new PublishedProgram(Path.Combine(folder, OperatingSystem.IsWindows() ? name + ".exe" : name));
    }

    /// <summary>Runs the program to its end.</summary>
    public void Run(params string[] arguments) => Start(executable, arguments);

    private static void Start(string file, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(file, arguments) { RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{file} {string.Join(' ', arguments)} ended with {process.ExitCode}: {output}");
        }
    }
}
