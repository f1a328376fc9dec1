using System.Text.Json;
using DryApi.Emulator;
using Microsoft.AspNetCore.Http;

namespace DryApi.Cli.Tests;

/// <summary>What programs read, what is left out, and what a call may cost.</summary>
public sealed class OutputModeTests : IAsyncLifetime
{
    private readonly Cli _cli = new();
    private DryApiEmulator? _service;

    public async ValueTask InitializeAsync()
    {
        _service = await DryApiEmulator.StartAsync(Cli.Instant(), TestContext.Current.CancellationToken);
        _cli.Set("DRYAPI_API_KEY", "any-key");
        _cli.Set("DRYAPI_BASE_URL", _service.BaseAddress.AbsoluteUri);
    }

    public async ValueTask DisposeAsync()
    {
        _cli.Dispose();
        await _service!.DisposeAsync();
    }

    [Fact]
    public async Task Json_OnAJob_IsOneLineWithAllOfIt()
    {
        var run = await SaveAsync("--json");

        run.ExitCode.ShouldBe(0, run.Error);
        run.Output.Count(character => character == '\n').ShouldBe(1);
        using var json = JsonDocument.Parse(run.Output);
        var job = _service!.Jobs.List().Single();
        json.RootElement.GetProperty("id").GetString().ShouldBe(job.Id);
        json.RootElement.GetProperty("operation").GetString().ShouldBe("txt2img");
        json.RootElement.GetProperty("model").GetString().ShouldBe("Flux1schnell");
        json.RootElement.GetProperty("status").GetString().ShouldBe("done");
        json.RootElement.GetProperty("price").GetDecimal().ShouldBe(job.Price);
        json.RootElement.GetProperty("result_url").GetString().ShouldStartWith("http");
        json.RootElement.GetProperty("results_alt_formats").GetProperty("webp").GetString().ShouldStartWith("http");
        json.RootElement.GetProperty("file").GetString().ShouldBe(_cli["a.png"]);
    }

    [Fact]
    public async Task Price_OnAServiceThatCannotTellIt_HoldsUpNoJob()
    {
        await using var service = await ScriptedService.StartAsync(new ScriptedService
        {
            Submission = context =>
            {
                var isPrice = context.Request.Path.Value!.EndsWith("/price-calculation", StringComparison.Ordinal);
                context.Response.StatusCode = isPrice ? 404 : 200;
                return context.Response.WriteAsync(isPrice ? "{}" : """{"data":{"request_id":"job-1"}}""");
            },
        });
        _cli.Set("DRYAPI_BASE_URL", service.Url.AbsoluteUri);

        var run = await SaveAsync("--json");

        run.ExitCode.ShouldBe(0, run.Error);
        JsonDocument.Parse(run.Output).RootElement.TryGetProperty("price", out _).ShouldBeFalse();
        (await SaveAsync("--max-price", "1")).ShouldHaveFailed(3);
    }

    [Fact]
    public async Task Json_OnAText_HasIt()
    {
        using var json = JsonDocument.Parse((await _cli.RunAsync(["txt2embedding", "a", "--json"])).Output);

        JsonSerializer.Deserialize<float[][]>(json.RootElement.GetProperty("result").GetString()!)!.ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("balance", "balance")]
    [InlineData("whoami", "service")]
    [InlineData("price txt2img a", "price")]
    public async Task Json_OnACommandWithoutAJob_IsItsResponse(string args, string member)
    {
        var run = await _cli.RunAsync([.. args.Split(' '), "--json"]);

        run.ExitCode.ShouldBe(0, run.Error);
        JsonDocument.Parse(run.Output).RootElement.TryGetProperty(member, out _).ShouldBeTrue(run.Output);
    }

    [Fact]
    public async Task Json_OnModels_IsAListOfThem() => JsonDocument.Parse((await _cli.RunAsync(["models", "--json"])).Output).RootElement.EnumerateArray().ShouldAllBe(model => model.GetProperty("slug").GetString()!.Length > 0);

    [Theory]
    [InlineData("status nothing", 3, null)]
    [InlineData("txt2img x -o {0} --width 9999", 3, "--width")]
    [InlineData("txt2img x -o {0} --webhook-url http://example.com", 3, "--webhook-url")]
    [InlineData("txt2img x", 2, null)]
    public async Task Json_OnAnError_IsAnErrorThatIsJson(string args, int exitCode, string? option)
    {
        var run = await _cli.RunAsync([.. args.Split(' ').Select(arg => arg == "{0}" ? _cli["a.png"] : arg), "--json"]);

        run.ExitCode.ShouldBe(exitCode);
        run.Output.ShouldBeEmpty();
        using var json = JsonDocument.Parse(run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1]);
        json.RootElement.GetProperty("exit_code").GetInt32().ShouldBe(exitCode);
        json.RootElement.GetProperty("error").GetString().ShouldNotBeNullOrEmpty();
        (json.RootElement.TryGetProperty("options", out var options) ? options.EnumerateObject().Single().Name : null).ShouldBe(option);
    }

    [Fact]
    public async Task Json_OnAJobThatFails_HasItsId()
    {
        await using var service = await ScriptedService.StartAsync(new ScriptedService { Status = "\"status\":\"error\"" });
        _cli.Set("DRYAPI_BASE_URL", service.Url.AbsoluteUri);

        var run = await _cli.RunAsync(["wait", "job-1", "--json", "--quiet"]);

        run.ExitCode.ShouldBe(1);
        using var json = JsonDocument.Parse(run.Error);
        json.RootElement.GetProperty("id").GetString().ShouldBe("job-1");
    }

    [Fact]
    public async Task Quiet_OnAJob_SaysNothing()
    {
        var run = await SaveAsync("--quiet");

        (run.ExitCode, run.Output, run.Error).ShouldBe((0, "", ""));
        _cli.Names().ShouldBe(["a.png"]);
        (await _cli.RunAsync(["txt2img", "x", "-o", _cli["b.png"], "--width", "9999", "-q"])).ShouldHaveFailed(3).ShouldContain("--width: ");
    }

    [Fact]
    public async Task Quiet_OnTheEmulatorInside_SaysThatItIsNoService()
    {
        using var cli = new Cli();

        (await cli.RunAsync(["balance", "--quiet"])).Error.ShouldStartWith("DRYAPI_API_KEY is not set: using the emulator inside this program");
    }

    [Fact]
    public async Task MaxPrice_OnWhatCostsMore_IsRefusedWhereNobodyCanBeAsked()
    {
        (await SaveAsync("--max-price", "0.00001")).ShouldHaveFailed(3).ShouldBe("dryapi: txt2img costs 0.000041, more than --max-price 0.00001; nothing was sent that costs: raise --max-price, or give --yes");
        _cli.Set("DRYAPI_MAX_PRICE", "0");
        (await SaveAsync()).ShouldHaveFailed(3).ShouldContain("more than --max-price 0;");
        _service!.Jobs.List().ShouldBeEmpty();
        _cli.Names().ShouldBeEmpty();

        (await SaveAsync("--yes")).ExitCode.ShouldBe(0);
        (await SaveAsync("--max-price", "0.000041")).ExitCode.ShouldBe(0);
        _service.Jobs.List().Count.ShouldBe(2);
    }

    [Theory]
    [InlineData(true, 0, 1)]
    [InlineData(false, 3, 0)]
    public async Task MaxPrice_AtATerminal_Asks(bool answer, int exitCode, int jobs)
    {
        _cli.Answer = answer;

        var run = await SaveAsync("--max-price", "0");

        run.ExitCode.ShouldBe(exitCode, run.Error);
        _cli.Questions.ShouldBe(["txt2img costs 0.000041, more than --max-price 0. Go on?"]);
        _service!.Jobs.List().Count.ShouldBe(jobs);
    }

    [Fact]
    public async Task MaxPrice_OnAPriceBelowZero_SubmitsNothing()
    {
        await using var service = await ScriptedService.StartAsync(new ScriptedService
        {
            Submission = context => context.Response.WriteAsync(context.Request.Path.Value!.EndsWith("/price-calculation", StringComparison.Ordinal) ? """{"data":{"price":-1}}""" : """{"data":{"request_id":"job-1"}}"""),
        });
        _cli.Set("DRYAPI_BASE_URL", service.Url.AbsoluteUri);

        (await SaveAsync("--max-price", "1")).ShouldHaveFailed(3).ShouldContain("nobody can tell what txt2img costs");
        (await SaveAsync("--json")).ExitCode.ShouldBe(0, "it would only have been shown");
    }

    [Theory]
    [InlineData("cheap")]
    [InlineData("-1")]
    [InlineData("")]
    [InlineData("1e-5")]
    public async Task MaxPrice_OnWhatIsNoAmount_NamesTheOption(string amount) => (await SaveAsync("--max-price", amount)).ShouldHaveFailed(2).ShouldStartWith("dryapi: --max-price is ");

    [Theory]
    [InlineData("a.webp", "RIFF")]
    [InlineData("a.JPEG", "\u00FF\u00D8")]
    [InlineData("a.png", "\u0089PNG")]
    [InlineData("a", "\u0089PNG")]
    public async Task Output_OnAFormatThatTheServiceOffers_IsThat(string name, string start)
    {
        var run = await _cli.RunAsync(["txt2img", "A lake", "-o", _cli[name], "--width", "64", "--height", "64"]);

        run.ExitCode.ShouldBe(0, run.Error);
        System.Text.Encoding.Latin1.GetString(File.ReadAllBytes(_cli[name])).ShouldStartWith(start);
        run.Error.ShouldNotContain("note:");
    }

    [Fact]
    public async Task Output_OnAFormatThatTheOperationRefuses_NamesTheOption()
    {
        await using var service = await ScriptedService.StartAsync(new ScriptedService
        {
            Submission = async context =>
            {
                context.Response.StatusCode = 422;
                await context.Response.WriteAsync("""{"message":"Refused.","errors":{"format":["The selected format is invalid."]}}""");
            },
        });
        _cli.Set("DRYAPI_BASE_URL", service.Url.AbsoluteUri);
        string[] speech = ["txt2audio", "Hello", "-o", _cli["a.doc"], "--model", "Model", "--lang", "en", "--voice", "v", "--speed", "1", "--sample-rate", "8000"];

        (await _cli.RunAsync(speech)).ShouldHaveFailed(3).ShouldContain(": --output: The selected format is invalid;");

        (await _cli.RunAsync([.. speech, "--format", "doc"])).ShouldHaveFailed(3).ShouldContain(": --format: The selected format is invalid;");
    }

    private Task<ProgramRun> SaveAsync(params string[] args) => _cli.RunAsync(["txt2img", "A lake", "-o", _cli["a.png"], "--width", "64", "--height", "64", .. args]);
}
