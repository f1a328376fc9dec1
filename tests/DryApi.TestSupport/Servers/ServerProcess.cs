using System.Diagnostics;
using System.Text.RegularExpressions;
using DryApi.TestSupport.Processes;

namespace DryApi.TestSupport.Servers;

/// <summary>A web application as a process of its own, on a free port of this machine.</summary>
public sealed partial class ServerProcess : IAsyncDisposable
{
    private readonly Process _process;

    private ServerProcess(Process process, Uri url, IReadOnlyList<string> said) => (_process, Url, Said) = (process, url, said);

    /// <summary>Where it listens.</summary>
    public Uri Url { get; }

    /// <summary>The lines that it wrote until it listened.</summary>
    public IReadOnlyList<string> Said { get; }

    /// <summary>Whether it was killed.</summary>
    public bool IsDead { get; private set; }

    /// <summary>Starts an application that was built; it listens when this returns.</summary>
    /// <param name="folder">Where it runs.</param>
    /// <param name="configuration">Its configuration, by keys such as <c>DryApi:ApiKey</c>.</param>
    /// <param name="arguments">What <c>dotnet</c> is called with: the application, and its arguments.</param>
    public static async Task<ServerProcess> StartAsync(string folder, IReadOnlyDictionary<string, string> configuration, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        Shell.Clean(start.Environment);
        foreach (var (key, value) in configuration)
        {
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync(CancellationToken.None);
        var said = new List<string>();
        // A test that is ended meanwhile ends the process, whose output then ends too.
        await using var ending = TestContext.Current.CancellationToken.Register(() => process.Kill(entireProcessTree: true));
        while (await process.StandardOutput.ReadLineAsync(CancellationToken.None) is { } line)
        {
            said.Add(line);
            if (Listening().Match(line) is { Success: true } found)
            {
                _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None);
                return new ServerProcess(process, new Uri(found.Groups[1].Value), said);
            }
        }

        throw new InvalidOperationException($"The application did not start. It said: {string.Join('\n', said)}\n{await error}");
    }

    /// <summary>Ends it as a machine ends that loses its power.</summary>
    public void Kill()
    {
        IsDead = true;
        _process.Kill(entireProcessTree: true);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Kill();
        await _process.WaitForExitAsync(CancellationToken.None);
        _process.Dispose();
    }

    [GeneratedRegex(@"Now listening on: (http://127\.0\.0\.1:\d+)")]
    private static partial Regex Listening();
}
