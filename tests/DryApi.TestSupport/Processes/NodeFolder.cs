using System.ComponentModel;
using System.Diagnostics;
using DryApi.TestSupport.Folders;

namespace DryApi.TestSupport.Processes;

/// <summary>Programs by others for Node.js, as the lock file of a folder pins them. They are installed on first use.</summary>
/// <param name="relative">The folder, by its path from the repository's folder.</param>
/// <param name="use">What they are for, such as <c>Prism, which judges the requests of this test,</c>.</param>
public sealed class NodeFolder(string relative, string use)
{
    private readonly string _folder = RepositoryFiles.PathOf(relative);

    /// <summary>Installs what is pinned, where it is not there yet.</summary>
    public async Task InstallAsync(CancellationToken cancellationToken)
    {
        var installed = new FileInfo(Path.Combine(_folder, "node_modules", ".package-lock.json"));
        if (installed.Exists && installed.LastWriteTimeUtc >= File.GetLastWriteTimeUtc(Path.Combine(_folder, "package-lock.json")))
        {
            return;
        }

        using var npm = OperatingSystem.IsWindows() ? Start("cmd", "/c", "npm", "ci") : Start("npm", "ci");
        var (output, error) = (npm.StandardOutput.ReadToEndAsync(cancellationToken), npm.StandardError.ReadToEndAsync(cancellationToken));
        await npm.WaitForExitAsync(cancellationToken);
        if (npm.ExitCode != 0)
        {
            throw new InvalidOperationException($"What is pinned in {relative} could not be installed: 'npm ci' there ended with {npm.ExitCode}. See that npm reaches its registry. npm said: {await output}{await error}");
        }

        File.SetLastWriteTimeUtc(installed.FullName, TimeProvider.System.GetUtcNow().UtcDateTime);
    }

    /// <summary>Starts a program in the folder.</summary>
    public Process Start(string program, params string[] arguments) => Start(program, new Dictionary<string, string>(), arguments);

    /// <summary>Starts a program in the folder.</summary>
    /// <param name="program">The program.</param>
    /// <param name="environment">What it finds set besides the user's own.</param>
    /// <param name="arguments">Its arguments.</param>
    public Process Start(string program, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = _folder, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception exception)
        {
            throw new InvalidOperationException($"{use} needs Node.js 20 or newer with npm, and '{program}' cannot be started: install them.", exception);
        }
    }
}
