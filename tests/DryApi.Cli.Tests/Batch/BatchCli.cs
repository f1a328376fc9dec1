using DryApi.Emulator;

namespace DryApi.Cli.Tests.Batch;

/// <summary>The program with batch files in a folder of its own, on an emulator that begins anew.</summary>
internal sealed class BatchCli : IDisposable
{
    private readonly Cli _cli;

    public BatchCli(DryApiEmulator emulator, Action<string>? onErrorLine = null, bool isWatched = false)
    {
        emulator.Reset();
        Emulator = emulator;
        _cli = new Cli { OnErrorLine = onErrorLine ?? (_ => { }), IsWatched = isWatched };
        _cli.Set("DRYAPI_API_KEY", "any-key");
        _cli.Set("DRYAPI_BASE_URL", emulator.BaseAddress.AbsoluteUri);
    }

    public DryApiEmulator Emulator { get; }

    /// <summary>What somebody types; null when nobody is there.</summary>
    public Func<string?>? ReadLine
    {
        set => _cli.ReadLine = value;
    }

    public string this[string name] => _cli[name];

    /// <summary>The names of the results of <c>jobs.csv</c> or <c>jobs.jsonl</c>, without what is beside them.</summary>
    public string[] Results => !Directory.Exists(_cli["jobs-results"]) ? [] : [.. new DirectoryInfo(_cli["jobs-results"]).GetFiles().Select(file => file.Name)
        .Where(name => name is not ("costs.csv" or "index.html") && !(name.EndsWith(".json", StringComparison.Ordinal) && File.Exists(_cli[$"jobs-results/{name[..^5]}"]))).Order(StringComparer.Ordinal)];

    public void Set(string variable, string value) => _cli.Set(variable, value);

    public string[] Names() => _cli.Names();

    public void Write(string name, string text) => File.WriteAllText(_cli[name], text);

    public string Read(string name) => File.ReadAllText(_cli[name]);

    /// <summary>Runs <c>batch</c> on a file of the folder.</summary>
    public Task<ProgramRun> RunAsync(string file, IReadOnlyList<string> args, CancellationToken? cancellationToken = null) =>
        _cli.RunAsync(["batch", _cli[file], .. args.Contains("--status-calls") ? (string[])[] : ["--status-calls", "1000000"], .. args], cancellationToken);

    /// <summary>Writes <c>jobs.csv</c> with pictures, and runs it.</summary>
    public Task<ProgramRun> PicturesAsync(string rows, params string[] args)
    {
        Write("jobs.csv", "prompt,seed\n" + rows);
        return AgainAsync(args);
    }

    /// <summary>Runs <c>jobs.csv</c> with pictures as it is.</summary>
    public Task<ProgramRun> AgainAsync(params string[] args) => RunAsync("jobs.csv", [.. Pictures, .. args]);

    /// <summary>What is the same for all pictures.</summary>
    public static string[] Pictures => ["--operation", "txt2img", "--set", "model=Flux1schnell", "--set", "width=64", "--set", "height=64", "--set", "steps=1", "--set", "guidance=0"];

    public void Dispose() => _cli.Dispose();
}
