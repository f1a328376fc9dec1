using System.Diagnostics;
using System.Text;

namespace DryApi.Cli.Tests;

/// <summary>The program as a process of its own. The watch for secrets looks at what it writes: to its streams, and to files of its folder.</summary>
internal sealed class CliProcess : IDisposable
{
    private static readonly EnumerationOptions AllFiles = new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint | FileAttributes.Device };

    private readonly Process _process;
    private readonly DirectoryInfo? _folder;
    private readonly Task<string> _error;

    private CliProcess(Process process, string? folder)
    {
        (_process, _folder) = (process, folder is null ? null : new DirectoryInfo(folder));
        _error = ReadErrorAsync();
    }

    /// <summary>Starts it.</summary>
    /// <param name="service">The service that it uses; null for the emulator inside.</param>
    /// <param name="args">Its arguments.</param>
    /// <param name="folder">The folder that it starts in.</param>
    /// <param name="before">A command that starts it.</param>
    /// <param name="variables">Further environment variables.</param>
    public static CliProcess Start(Uri? service, IReadOnlyList<string> args, string? folder = null, IReadOnlyList<string>? before = null, IReadOnlyList<(string Name, string Value)>? variables = null)
    {
        var program = Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "dryapi.exe" : "dryapi");
        // What started the tests, such as nohup, may ignore signals, and so would the program.
        string[] heeding = OperatingSystem.IsLinux() ? ["env", "--default-signal=HUP,INT,TERM"] : [];
        string[] all = [.. heeding, .. before ?? [], program, .. args];
        var start = new ProcessStartInfo(all[0], all[1..])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            StandardErrorEncoding = Encoding.UTF8,
            WorkingDirectory = folder ?? "",
        };
        start.Environment["TERM"] = "xterm-256color";
        start.Environment.Remove("DRYAPI_API_KEY");
        start.Environment.Remove("DRYAPI_BASE_URL");
        // Nobody's own key is used.
        start.Environment["XDG_CONFIG_HOME"] = Path.Combine(AppContext.BaseDirectory, "no-configuration");
        if (service is not null)
        {
            start.Environment["DRYAPI_API_KEY"] = "any-key-that-must-stay-secret";
            start.Environment["DRYAPI_BASE_URL"] = service.AbsoluteUri;
        }

        foreach (var (name, value) in variables ?? [])
        {
            start.Environment[name] = value;
        }

        return new CliProcess(Process.Start(start)!, folder);
    }

    /// <summary>Standard input.</summary>
    public Stream Input => _process.StandardInput.BaseStream;

    /// <summary>Standard output.</summary>
    public Stream Output => _process.StandardOutput.BaseStream;

    /// <summary>Sends a signal, such as TERM.</summary>
    public void Signal(string name)
    {
        using var kill = Process.Start("kill", ["-" + name, _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    /// <summary>Ends it as a power cut does: it is told nothing.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Waits for the end.</summary>
    /// <param name="readsOutput">Whether standard output is still open.</param>
    public async Task<(ProgramRun Run, byte[] Output)> EndAsync(bool readsOutput = true)
    {
        using var output = new MemoryStream();
        if (readsOutput)
        {
            await Output.CopyToAsync(output, TestContext.Current.CancellationToken);
        }

        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
        var bytes = output.ToArray();
        var run = new ProgramRun(_process.ExitCode, Encoding.UTF8.GetString(bytes), await _error);
        SecretsOfTheRun.Look("standard output of a process", run.Output);
        return (run, bytes);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
        // A pipe has no length, and is left alone.
        foreach (var file in _folder?.EnumerateFiles("*", AllFiles).Where(file => file.Length > 0) ?? [])
        {
            SecretsOfTheRun.Look($"file {file.Name} of a process", File.ReadAllText(file.FullName, Encoding.Latin1));
        }
    }

    private async Task<string> ReadErrorAsync()
    {
        var error = await _process.StandardError.ReadToEndAsync(CancellationToken.None);
        SecretsOfTheRun.Look("standard error of a process", error);
        return error;
    }
}
