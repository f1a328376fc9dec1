using System.Diagnostics;

namespace DryApi.Benchmarks.Builds;

/// <summary>One project in a folder of its own.</summary>
internal sealed class BuildTree(string root, string project, string name)
{
    /// <summary>Its top folder.</summary>
    public string Root => root;

    public override string ToString() => name;

    public string PathOf(string relative) => Path.Combine(root, relative);

    public void Write(string relative, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(relative))!);
        File.WriteAllText(PathOf(relative), text);
    }

    /// <returns>What the build said.</returns>
    public string Build(params string[] arguments) =>
        // A compiler's server of its own, whatever the environment says: what else is compiled on the machine neither waits for this nor is waited for.
        Start("dotnet", root, ["build", project, "-nologo", "-p:UseSharedCompilation=true", "-p:SharedCompilationId=dryapi-measure", .. arguments]);

    public static string Start(string file, string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo(file, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true };
        // What "dotnet run" tells its program is not for the builds that this one starts.
        foreach (var variable in start.Environment.Keys.Where(key => key.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            start.Environment.Remove(variable);
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{file} {string.Join(' ', arguments)} in {folder} ended with {process.ExitCode}: {output}");
    }
}
