using DryApi.Emulator;

namespace DryApi.Cli.Tests;

/// <summary>Which operation transcribes what.</summary>
public sealed class TranscribeCommandTests : IAsyncLifetime
{
    private readonly Cli _cli = new() { Emulator = Cli.Instant(balance: 1000) };
    private DryApiEmulator? _service;

    public async ValueTask InitializeAsync()
    {
        (await _cli.RunAsync(["txt2audio", "Hello there", "-o", _cli["talk.wav"]])).ExitCode.ShouldBe(0);
        (await _cli.RunAsync(["txt2video", "A lake", "-o", _cli["film.mp4"], "--frames", "5"])).ExitCode.ShouldBe(0);
        _service = await DryApiEmulator.StartAsync(Cli.Instant(), TestContext.Current.CancellationToken);
        _cli.Set("DRYAPI_API_KEY", "any-key");
        _cli.Set("DRYAPI_BASE_URL", _service.BaseAddress.AbsoluteUri);
    }

    public async ValueTask DisposeAsync()
    {
        _cli.Dispose();
        await _service!.DisposeAsync();
    }

    [Theory]
    [InlineData("talk.wav", "audiofile2txt")]
    [InlineData("talk.WAV", "audiofile2txt")]
    [InlineData("talk", "audiofile2txt")]
    [InlineData("film.mp4", "videofile2txt")]
    [InlineData("film", "videofile2txt")]
    [InlineData("https://www.youtube.com/watch?v=jNQXAC9IVRw", "vid2txt")]
    [InlineData("https://x.com/i/spaces/1nAKEERkeLbKL", "aud2txt")]
    public async Task Source_OnItsKind_IsTakenByTheOperationForIt(string source, string operation)
    {
        var isUrl = source.StartsWith("https:", StringComparison.Ordinal);
        if (!isUrl)
        {
            var made = source.StartsWith("talk", StringComparison.Ordinal) ? "talk.wav" : "film.mp4";
            File.WriteAllBytes(_cli[source], File.ReadAllBytes(_cli[made]));
        }

        var run = await _cli.RunAsync(["transcribe", isUrl ? source : _cli[source]]);

        run.Error.ShouldStartWith($"{operation} takes it\n");
        run.ExitCode.ShouldBe(0, run.Error);
        _service!.Jobs.List().Single().Operation.ShouldEndWith(operation);
    }

    [Fact]
    public async Task Source_OnStandardInput_IsKnownByItsBytes()
    {
        _cli.Input = File.ReadAllBytes(_cli["talk.wav"]);

        var run = await _cli.RunAsync(["transcribe", "-", "--include-ts", "true", "-o", _cli["talk.txt"]]);

        run.ExitCode.ShouldBe(0, run.Error);
        File.ReadAllText(_cli["talk.txt"]).ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("OggS\0\u0002\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\u0001\u001Evorbis", "audiofile2txt")]
    [InlineData("OggS\0\u0002\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\u0001\u001Etheora", "videofile2txt")]
    public async Task Source_OnANameThatSaysBoth_IsKnownByItsBytes(string bytes, string operation)
    {
        File.WriteAllBytes(_cli["a.ogg"], System.Text.Encoding.Latin1.GetBytes(bytes));

        (await _cli.RunAsync(["transcribe", _cli["a.ogg"]])).Error.ShouldStartWith($"{operation} takes it\n");
    }

    [Fact]
    public async Task Source_OnWhatNoOperationTakes_NamesWhatEachTakes()
    {
        File.WriteAllText(_cli["a.txt"], "text");

        var line = (await _cli.RunAsync(["transcribe", _cli["a.txt"]])).ShouldHaveFailed(2);

        line.ShouldStartWith($"dryapi: no operation transcribes {_cli["a.txt"]}; give ");
        foreach (var operation in DryApiOperations.All.Where(operation => operation.Submit is not null && operation.FindParameter("include_ts") is not null))
        {
            line.ShouldContain(operation.Name);
            operation.Parameters.SelectMany(parameter => parameter.FileTypes).ShouldAllBe(type => line.Contains(type));
        }

        (await _cli.RunAsync(["transcribe", _cli["none.wav"]])).ShouldHaveFailed(2).ShouldContain("cannot read");
        (await _cli.RunAsync(["transcribe"])).ShouldHaveFailed(2).ShouldBe("dryapi: transcribe needs SOURCE; see dryapi transcribe --help");
        (await _cli.RunAsync(["transcribe", _cli["talk.wav"], "--webhook-url", "http://example.com"])).ShouldHaveFailed(3).ShouldContain("--webhook-url: ");
        _service!.Jobs.List().ShouldBeEmpty();
    }
}
