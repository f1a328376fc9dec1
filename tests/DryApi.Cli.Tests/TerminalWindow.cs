using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace DryApi.Cli.Tests;

/// <summary>A terminal of tmux, with a shell that runs a line and then says <c>ended</c> and the exit code.</summary>
internal sealed class TerminalWindow : IDisposable
{
    private readonly TemporaryFolder _folder;
    private readonly string _name;
    private readonly byte[] _piece = new byte[4096];
    private static int _count;
    private FileStream? _output;

    private TerminalWindow(TemporaryFolder folder) => (_folder, _name) = (folder, $"w{Interlocked.Increment(ref _count)}");

    /// <summary>Opens one, and runs a line in it.</summary>
    /// <param name="folder">Where it runs.</param>
    /// <param name="service">The service; null for the emulator inside.</param>
    /// <param name="line">The line, in which <c>dryapi</c> is the program.</param>
    /// <param name="width">How many columns it has.</param>
    public static TerminalWindow Open(TemporaryFolder folder, Uri? service, string line, int width = 80)
    {
        var window = new TerminalWindow(folder);
        var key = service is null ? "unset DRYAPI_API_KEY DRYAPI_BASE_URL" : $"export DRYAPI_API_KEY=any-key-that-must-stay-secret DRYAPI_BASE_URL={service.AbsoluteUri}";
        folder.Write(window._name + ".sh", $"export XDG_CONFIG_HOME=$PWD/configuration PATH=\"{AppContext.BaseDirectory}:$PATH\"\nunset NO_COLOR CI GITHUB_ACTIONS\n{key}\n{line}\necho \"ended $?\"\n");
        window.Run("-f", "/dev/null", "new-session", "-d", "-x", width.ToString(CultureInfo.InvariantCulture), "-y", "24", "-c", folder.Path, $"bash {window._name}.sh; exec sleep 100000");
        // What it writes wakes those who wait for what it shows.
        Unix.Pipe(folder[window._name + ".out"]);
        window.Run("pipe-pane", $"exec cat > {window._name}.out");
        window._output = new FileStream(folder[window._name + ".out"], FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 0);
        return window;
    }

    /// <summary>Waits until the window shows what is expected.</summary>
    /// <returns>What it shows: its lines without blanks at their ends, those at the bottom that are empty left out.</returns>
    public async Task<string> UntilAsync(Func<string, bool> isThere, bool withColors = false)
    {
        while (true)
        {
            string[] colors = withColors ? ["-e"] : [];
            var screen = Run(["capture-pane", "-p", "-S", "-", .. colors]).TrimEnd('\n');
            SecretsOfTheRun.Look("a window", screen);
            if (isThere(screen))
            {
                return screen;
            }

            screen.Split('\n').ShouldNotContain(line => line.StartsWith("ended ", StringComparison.Ordinal), $"the program has ended, and the window shows:\n{screen}");
            await Task.Run(() => _output!.Read(_piece)).WaitAsync(TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Waits until the window has a text.</summary>
    public Task<string> UntilAsync(string text) => UntilAsync(screen => screen.Contains(text, StringComparison.Ordinal));

    /// <summary>Waits for the end of the line.</summary>
    public Task<string> EndAsync() => UntilAsync(screen => screen.Split('\n')[^1].StartsWith("ended ", StringComparison.Ordinal));

    /// <summary>Types.</summary>
    public void Type(params string[] keys) => Run(["send-keys", .. keys]);

    /// <summary>Makes it wider or narrower.</summary>
    public void Resize(int width, int height = 24) => Run("resize-window", "-x", width.ToString(CultureInfo.InvariantCulture), "-y", height.ToString(CultureInfo.InvariantCulture));

    /// <summary>Whether its cursor is shown.</summary>
    public bool HasCursor => Run("display-message", "-p", "#{cursor_flag}").Trim() == "1";

    public void Dispose()
    {
        Run("kill-server");
        _output?.Dispose();
    }

    private string Run(params string[] args)
    {
        var start = new ProcessStartInfo("tmux", ["-u", "-S", _folder[_name], .. args]) { RedirectStandardOutput = true, RedirectStandardError = true, StandardOutputEncoding = Encoding.UTF8, WorkingDirectory = _folder.Path };
        start.Environment["LC_ALL"] = "C.UTF-8";
        start.Environment.Remove("TMUX");
        try
        {
            using var tmux = Process.Start(start)!;
            var error = tmux.StandardError.ReadToEndAsync(CancellationToken.None);
            var output = tmux.StandardOutput.ReadToEnd();
            tmux.WaitForExit();
            tmux.ExitCode.ShouldBe(0, error.GetAwaiter().GetResult());
            return output;
        }
        catch (Win32Exception exception)
        {
            throw new InvalidOperationException("This test runs the program in a terminal of tmux, which is not there: install tmux.", exception);
        }
    }
}
