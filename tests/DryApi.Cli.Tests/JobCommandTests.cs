using System.Text.Json;
using DryApi.Emulator;

namespace DryApi.Cli.Tests;

/// <summary>Jobs of before, by their ids.</summary>
public sealed class JobCommandTests : IAsyncLifetime
{
    private readonly Cli _cli = new();
    private DryApiEmulator? _service;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _service = await DryApiEmulator.StartAsync(Cli.Instant(), Cancellation);
        _cli.Set("DRYAPI_API_KEY", "any-key");
        _cli.Set("DRYAPI_BASE_URL", _service.BaseAddress.AbsoluteUri);
    }

    public async ValueTask DisposeAsync()
    {
        _cli.Dispose();
        await _service!.DisposeAsync();
    }

    [Theory]
    [InlineData("wait")]
    [InlineData("download")]
    public async Task Job_OnAnOutput_IsSaved(string command)
    {
        var id = await SubmitAsync();

        var run = await _cli.RunAsync([command, id, "-o", _cli["b.png"]]);

        run.ExitCode.ShouldBe(0, run.Error);
        File.ReadAllBytes(_cli["b.png"]).ShouldBe(File.ReadAllBytes(_cli["a.png"]));
        run.Output.ShouldStartWith($"Saved {_cli["b.png"]} (");
    }

    [Fact]
    public async Task Wait_OnNoOutput_PrintsWhereTheResultLies() =>
        (await _cli.RunAsync(["wait", await SubmitAsync()])).Output.ShouldMatch($"^{_service!.ResultAddress}results/[0-9a-f-]+\\.png\\?[^\n]*\n$");

    [Fact]
    public async Task Download_OnAJobThatIsNotDone_NamesTheCommandThatWaits()
    {
        await using var service = await ScriptedService.StartAsync(new ScriptedService { Status = "\"status\":\"processing\"" });
        _cli.Set("DRYAPI_BASE_URL", service.Url.AbsoluteUri);

        var run = await _cli.RunAsync(["download", "job 1", "-o", "new one.png"]);

        run.ShouldHaveFailed(1).ShouldBe("dryapi: job job 1 has no result yet, it is processing; to wait for it: dryapi wait -o 'new one.png' 'job 1'");
        _cli.Names().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("wait", "", 2)]
    [InlineData("wait", "..", 2)]
    [InlineData("status", " ", 2)]
    [InlineData("status", "..", 2)]
    [InlineData("download", "..", 2)]
    [InlineData("wait", "c08a339c-73e5-4d67-a4d5-231302fbff9a", 3)]
    [InlineData("download", "c08a339c-73e5-4d67-a4d5-231302fbff9a", 3)]
    public async Task Job_OnAnIdThatIsNone_IsOneLine(string command, string id, int exitCode)
    {
        (await _cli.RunAsync([command, id, .. command == "status" ? Array.Empty<string>() : ["-o", _cli["b.png"]]])).ShouldHaveFailed(exitCode);
        _cli.Names().ShouldBeEmpty();
    }

    [Fact]
    public async Task Download_OnNoOutput_NamesTheOption() => (await _cli.RunAsync(["download", "job-1"])).ShouldHaveFailed(2).ShouldBe("dryapi: download needs --output FILE; see dryapi download --help");

    [Fact]
    public async Task Wait_OnJson_IsWhatTheJobIs()
    {
        var id = await SubmitAsync();

        using var json = JsonDocument.Parse((await _cli.RunAsync(["wait", id, "-o", _cli["b.png"], "--json"])).Output);

        json.RootElement.GetProperty("id").GetString().ShouldBe(id);
        json.RootElement.GetProperty("status").GetString().ShouldBe("done");
        json.RootElement.GetProperty("file").GetString().ShouldBe(_cli["b.png"]);
        json.RootElement.GetProperty("size").GetInt64().ShouldBe(new FileInfo(_cli["b.png"]).Length);
    }

    private async Task<string> SubmitAsync()
    {
        (await _cli.RunAsync(["txt2img", "A lake", "-o", _cli["a.png"], "--width", "64", "--height", "64", "--seed", "1"])).ExitCode.ShouldBe(0);
        return _service!.Jobs.List()[0].Id;
    }
}
