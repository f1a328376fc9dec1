using System.Diagnostics;
using System.Text.RegularExpressions;

namespace DryApi.AspNetCore.Tests.TwoServers;

/// <summary>The sample application as a process of its own, on a free port of this machine.</summary>
internal sealed partial class SampleServer : IAsyncDisposable
{
    private static readonly string Program = Path.Combine(RepositoryFiles.PathOf("tests/DryApi.Sample"), Path.GetRelativePath(RepositoryFiles.PathOf("tests/DryApi.AspNetCore.Tests"), AppContext.BaseDirectory), "DryApi.Sample.dll");

    private readonly Process _process;

    private SampleServer(Process process, Uri url) => (_process, Url) = (process, url);

    /// <summary>Where it listens.</summary>
    public Uri Url { get; }

    /// <summary>Whether it was killed.</summary>
    public bool IsDead { get; private set; }

    /// <param name="folder">Where it runs.</param>
    /// <param name="configuration">Its configuration, by keys such as <c>DryApi:ApiKey</c>.</param>
    public static async Task<SampleServer> StartAsync(string folder, IReadOnlyDictionary<string, string> configuration)
    {
        var start = new ProcessStartInfo("dotnet", [Program]) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        foreach (var (key, value) in configuration)
        {
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync(CancellationToken.None);
        var said = new List<string>();
        while (await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            said.Add(line);
            if (Listening().Match(line) is { Success: true } found)
            {
                _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None);
                return new SampleServer(process, new Uri(found.Groups[1].Value));
            }
        }

        throw new InvalidOperationException($"The sample did not start. It said: {string.Join('\n', said)}\n{await error}");
    }

    /// <summary>Ends it as a machine ends that loses its power.</summary>
    public void Kill()
    {
        IsDead = true;
        _process.Kill();
    }

    public async ValueTask DisposeAsync()
    {
        Kill();
        await _process.WaitForExitAsync(CancellationToken.None);
        _process.Dispose();
    }

    [GeneratedRegex(@"Now listening on: (http://127\.0\.0\.1:\d+)")]
    private static partial Regex Listening();
}
