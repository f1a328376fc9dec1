using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;

namespace DryApi.Benchmarks;

/// <summary>A program as users get it.</summary>
internal sealed class PublishedProgram(string folder, string name)
{
    private static readonly string Configuration = typeof(PublishedProgram).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;

    private readonly string _executable = Path.Combine(folder, OperatingSystem.IsWindows() ? name + ".exe" : name);

    /// <summary>What it takes on disk, without what only debuggers and editors read.</summary>
    public long Size => new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories).Where(file => file.Extension is not (".pdb" or ".xml")).Sum(file => file.Length);

    /// <summary>Publishes a project for this machine, with the properties that the project itself names and others.</summary>
    public static PublishedProgram Publish(string project, string name, string folder, params string[] properties) =>
        PublishWith(project, name, folder, ["--configuration", "Release", "--runtime", RuntimeInformation.RuntimeIdentifier, .. properties]);

    /// <summary>Publishes a project that was built with this one, for machines that have the runtime.</summary>
    public static PublishedProgram PublishForRuntime(string project, string name, string folder) => PublishWith(project, name, folder, "--configuration", Configuration, "--no-build");

    /// <summary>Runs the program to its end.</summary>
    /// <returns>What it wrote.</returns>
    public string Run(params string[] arguments) => Start(_executable, arguments);

    private static PublishedProgram PublishWith(string project, string name, string folder, params string[] options)
    {
        Start("dotnet", ["publish", project, "--output", folder, "--nologo", "--verbosity", "quiet", .. options]);
        return new PublishedProgram(folder, name);
    }

    /// <summary>Runs a program to its end.</summary>
    /// <returns>What it wrote.</returns>
    public static string Start(string file, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(file, arguments) { RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{file} {string.Join(' ', arguments)} ended with {process.ExitCode}: {output}");
    }
}
