using System.Text;
using System.Text.Json;
using DryApi.Emulator;

namespace DryApi.Cli.Tests;

/// <summary>The request as a command of curl, which the shell and the curl of this machine then run.</summary>
public sealed class DryRunTests : IAsyncLifetime
{
    private const string Key = "a-key-that-must-stay-secret";
    private const string Hostile = "it's \"a\" `lake`; $(touch x) \\ \\n %41 ünder 日本\n\u001B[2J\u202Eh\t@file <in ;type=x";

    private readonly Cli _cli = new();
    private readonly List<RecordedRequest> _requests = [];
    private WebServer? _recorder;
    private DryApiEmulator? _service;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _service = await DryApiEmulator.StartAsync(Cli.Instant(), Cancellation);
        _recorder = await WebServer.StartAsync(async context =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            lock (_requests)
            {
                _requests.Add(new RecordedRequest(context.Request.Method, context.Request.Path, context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase), body.ToArray()));
            }
        });
        _cli.Set("DRYAPI_API_KEY", Key);
        _cli.Set("DRYAPI_BASE_URL", _service.BaseAddress.AbsoluteUri);
    }

    public async ValueTask DisposeAsync()
    {
        _cli.Dispose();
        await _service!.DisposeAsync();
        await _recorder!.DisposeAsync();
    }

    [UnixFact]
    public async Task Json_OnHostileText_IsSentByCurlAsItWas()
    {
        var run = await DryAsync("txt2img", Hostile, "--negative-prompt", "'", "-o", _cli["a.png"]);

        var request = await CurlAsync(run);
        request.Header("Content-Type").ShouldBe("application/json");
        using var body = JsonDocument.Parse(request.Body);
        body.RootElement.GetProperty("prompt").GetString().ShouldBe(Hostile);
        body.RootElement.GetProperty("negative_prompt").GetString().ShouldBe("'");
        body.RootElement.GetProperty("model").GetString().ShouldBe("Flux1schnell");
    }

    [UnixFact]
    public async Task Form_OnHostileTextAndNames_IsSentByCurlAsItWas()
    {
        var (picture, other) = (await PictureAsync("it's; \"a,b\".png"), await PictureAsync("b c\u001B\\.png"));

        var run = await DryAsync("img2img", picture, Hostile, "--images", other, "--model", "QwenImageEdit_Plus_NF4", "--loras", "{\"name\":\"it's \\\"x\\\";\\u202E\",\"weight\":1}", "-o", _cli["a.png"]);

        var parts = await (await CurlAsync(run)).PartsAsync();
        Text(parts, "prompt").ShouldBe(Hostile);
        var files = parts.Where(part => part.Name == "images[]").ToList();
        files.Count.ShouldBe(2);
        files.ShouldAllBe(part => part.ContentType == "image/png" && part.Bytes.SequenceEqual(File.ReadAllBytes(picture)));
        var loras = parts.Single(part => part.Name.StartsWith("loras", StringComparison.Ordinal));
        loras.ContentType.ShouldBe("application/json");
        using var json = JsonDocument.Parse(loras.Bytes);
        json.RootElement[0].GetProperty("name").GetString().ShouldBe("it's \"x\";\u202E");
    }

    [UnixFact]
    public async Task Form_OnStandardInput_IsReadByCurlFromThere()
    {
        var picture = await PictureAsync("a.png");
        _cli.Input = File.ReadAllBytes(picture);

        var run = await DryAsync("img-rmbg", "-", "-o", _cli["b.png"]);

        var parts = await (await CurlAsync(run, picture)).PartsAsync();
        parts.Single(part => part.Name == "image").Bytes.ShouldBe(File.ReadAllBytes(picture));
    }

    [UnixFact]
    public async Task Get_IsACommandWithoutABody() => (await CurlAsync(await DryAsync("prompts-samples", "--type", "text2image"))).ShouldSatisfyAllConditions(
        request => request.Method.ShouldBe("GET"),
        request => request.Body.ShouldBeEmpty());

    [Fact]
    public async Task Command_ShowsThePriceAndSubmitsNothing()
    {
        var run = await DryAsync("txt2img", "A lake", "-o", _cli["a.png"], "--width", "64", "--height", "64");

        run.Error.ShouldContain("price 0.000041; nothing was sent that costs\n");
        run.Output.ShouldContain("-H \"Authorization: Bearer $DRYAPI_API_KEY\"");
        (run.Output + run.Error).ShouldNotContain(Key);
        _cli.Names().ShouldBeEmpty();
    }

    [Fact]
    public async Task Command_OnJson_HasCommandAndPrice()
    {
        using var json = JsonDocument.Parse((await DryAsync("txt2img", "A lake", "-o", _cli["a.png"], "--json")).Output);

        json.RootElement.GetProperty("curl").GetString()!.ShouldStartWith($"curl -X POST {_service!.BaseAddress}api/v1/client/txt2img");
        json.RootElement.GetProperty("price").GetDecimal().ShouldBeGreaterThan(0);
        json.RootElement.GetProperty("operation").GetString().ShouldBe("txt2img");
    }

    [Fact]
    public async Task Command_WithoutAnOutput_IsTheSameAsWithOne()
    {
        var without = await DryAsync("txt2img", "A lake", "--seed", "1");

        without.Output.ShouldNotBeEmpty();
        without.Output.ShouldBe((await DryAsync("txt2img", "A lake", "--seed", "1", "-o", _cli["a.png"])).Output);
        (await _cli.RunAsync(["txt2img", "--dry-run"])).ShouldHaveFailed(2).ShouldContain("txt2img needs PROMPT;");
        (await _cli.RunAsync(["txt2img", "A lake", "--seed", "1", "--", "--dry-run"])).ShouldHaveFailed(2);
        (await _cli.RunAsync(["txt2img", "A lake", "--seed", "1"])).ShouldHaveFailed(2).ShouldContain("--output FILE");
    }

    [Fact]
    public async Task Command_OnABrokenRule_NamesTheOption() =>
        (await _cli.RunAsync(["txt2img", "A lake", "-o", _cli["a.png"], "--webhook-url", "http://example.com", "--dry-run"])).ShouldHaveFailed(3).ShouldContain("--webhook-url: ");

    private static string Text(IReadOnlyList<RecordedPart> parts, string name) => Encoding.UTF8.GetString(parts.Single(part => part.Name == name).Bytes);

    private async Task<ProgramRun> DryAsync(params string[] args)
    {
        var run = await _cli.RunAsync([.. args, "--dry-run"]);
        run.ExitCode.ShouldBe(0, run.Error);
        _service!.Jobs.List().Where(job => job.Operation.EndsWith(args[0], StringComparison.Ordinal) && args[0] != "txt2img").ShouldBeEmpty();
        return run;
    }

    /// <summary>What arrives when the shell runs what was printed, at a server that keeps it.</summary>
    private async Task<RecordedRequest> CurlAsync(ProgramRun run, string? input = null)
    {
        var script = run.Output.Replace(_service!.BaseAddress.AbsoluteUri, _recorder!.Url.AbsoluteUri, StringComparison.Ordinal);
        var environment = new Dictionary<string, string?> { ["DRYAPI_API_KEY"] = Key, ["NO_PROXY"] = "*", ["SCRIPT"] = script, ["INPUT"] = input ?? "/dev/null" };
        var shell = await Shell.RunAsync("sh", Path.GetDirectoryName(_cli["a"])!, environment, "-c", "command -v curl >/dev/null || { echo 'This test runs curl, which is not there: install it.' >&2; exit 1; }; eval \"$SCRIPT\" <\"$INPUT\"");
        shell.ExitCode.ShouldBe(0, shell.Error);
        File.Exists(_cli["x"]).ShouldBeFalse("nothing of the text was run");
        var request = _requests.ShouldHaveSingleItem();
        request.Header("Authorization").ShouldBe($"Bearer {Key}");
        return request;
    }

    private async Task<string> PictureAsync(string name)
    {
        (await _cli.RunAsync(["txt2img", "A lake", "-o", _cli[name], "--width", "64", "--height", "64", "--seed", "1"])).ExitCode.ShouldBe(0);
        return _cli[name];
    }
}
