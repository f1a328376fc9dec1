using DryApi.Emulator;

namespace DryApi.Cli.Tests;

/// <summary>What stands on the command line and in the environment, and must not, or must not be told.</summary>
public sealed class ArgumentTests : IDisposable
{
    private const string Secret = "sk-live-0123456789";

    private readonly Cli _cli = new();

    public void Dispose() => _cli.Dispose();

    [Theory]
    [InlineData("txt2img a -o {0} --api-key " + Secret)]
    [InlineData("txt2img -o {0} --api-key " + Secret)]
    [InlineData("txt2img a -o {0} --api-key=" + Secret)]
    [InlineData("--api-key " + Secret + " balance")]
    [InlineData("--api-key:" + Secret + " balance")]
    [InlineData("txt2embedding --API-KEY " + Secret)]
    [InlineData("txt2embedding text --token " + Secret)]
    [InlineData("balance --unknown " + Secret)]
    [InlineData("txt2img a -o {0} --unknown=" + Secret)]
    [InlineData("--unknown=" + Secret)]
    public async Task AnyCommand_OnASecretOnTheCommandLine_DoesNotTellIt(string args)
    {
        var run = await _cli.RunAsync(args.Split(' ').Select(arg => arg == "{0}" ? _cli["a.png"] : arg).ToArray());

        run.ShouldHaveFailed(2);
        run.Error.ShouldNotContain(Secret);
        _cli.Names().ShouldBeEmpty();
    }

    [Fact]
    public async Task AnyCommand_OnAKeyOnTheCommandLine_SaysWhereToPutIt() =>
        (await _cli.RunAsync(["balance", "--api-key", Secret])).ShouldHaveFailed(2).ShouldBe("dryapi: --api-key is no option: who else uses this machine can read a command line; set DRYAPI_API_KEY");

    [Fact]
    public async Task Prompt_OnWhatLooksLikeAKeyAfterTheOptions_IsText() =>
        (await _cli.RunAsync(["txt2img", "-o", _cli["a.png"], "--width", "64", "--height", "64", "--", "--api-key"])).ExitCode.ShouldBe(0);

    [Fact]
    public async Task AnyArgument_OnWhatIsNoText_IsOneLine()
    {
        // Not as data of a theory, which would mend them.
        foreach (var text in new[] { "a\0b", "a\uD83D", "\uDE00a", "\uDE00\uD83D" })
        {
            foreach (var args in new[] { ["txt2img", text, "-o", _cli["a.png"]], ["txt2img", "x", "-o", _cli["a.png"], "--negative-prompt", text], ["status", text], new[] { "txt2img", "x", "-o", text } })
            {
                (await _cli.RunAsync(args)).ShouldHaveFailed(2).ShouldMatch("^dryapi: argument [0-9] has a NUL or half of a character \\(a lone surrogate\\), which no text has; leave it out$");
            }
        }

        _cli.Names().ShouldBeEmpty();
    }

    [Fact]
    public async Task Prompt_OnAMegabyte_EndsInALineOrAResult()
    {
        var run = await _cli.RunAsync(["txt2img", new string('x', 1024 * 1024), "-o", _cli["a.png"], "--width", "64", "--height", "64"]);
        var surplus = await _cli.RunAsync(["txt2img", "a", new string('x', 1024 * 1024), "-o", _cli["a.png"]]);

        run.ExitCode.ShouldBeInRange(0, 1, run.Error);
        surplus.ShouldHaveFailed(2).Length.ShouldBeLessThan(3000);
        run.Error.Length.ShouldBeLessThan(3000);
    }

    [Theory]
    [InlineData(Secret + "\n", null)]
    [InlineData(" " + Secret + " \r\n", null)]
    [InlineData(Secret + "\n" + Secret, "DRYAPI_API_KEY cannot be used: ")]
    [InlineData(Secret + "ü", "DRYAPI_API_KEY cannot be used: ")]
    [InlineData("\u202E" + Secret, "DRYAPI_API_KEY cannot be used: ")]
    [InlineData(Secret + "\u001B[31m", "DRYAPI_API_KEY cannot be used: ")]
    public async Task Key_OnWhatNoHeaderCarries_IsOneLineWithoutIt(string key, string? expected)
    {
        await using var service = await DryApiEmulator.StartAsync(Cli.Instant(), TestContext.Current.CancellationToken);
        _cli.Set("DRYAPI_API_KEY", key);
        _cli.Set("DRYAPI_BASE_URL", service.BaseAddress.AbsoluteUri);

        var run = await _cli.RunAsync(["balance"]);

        if (expected is null)
        {
            (run.ExitCode, run.Output).ShouldBe((0, "10\n"));
        }
        else
        {
            run.ShouldHaveFailed(2).ShouldContain(expected);
        }

        (run.Output + run.Error).ShouldNotContain(Secret);
    }

    [Theory]
    [InlineData("https://user:" + Secret + "@example.com")]
    [InlineData("http://user:" + Secret + "@example.com")]
    [InlineData("http://user:" + Secret + "@127.0.0.1:1")]
    [InlineData("user:" + Secret + "@example.com")]
    [InlineData("https://" + Secret + ":x@")]
    [InlineData("https://example.com/?key=" + Secret)]
    [InlineData("https://example.com/#" + Secret)]
    [InlineData("ftp://example.com/" + Secret)]
    [InlineData("https://[" + Secret)]
    [InlineData("\u001B[31m" + Secret)]
    [InlineData("//" + Secret)]
    [InlineData("file:///etc/" + Secret)]
    public async Task BaseUrl_OnWhatCannotBeUsed_IsOneLineWithoutIt(string address)
    {
        _cli.Set("DRYAPI_API_KEY", "any-key-that-must-stay-secret");
        _cli.Set("DRYAPI_BASE_URL", address);

        var run = await _cli.RunAsync(["balance"]);

        run.ShouldHaveFailed(2).ShouldStartWith("dryapi: DRYAPI_BASE_URL cannot be used: ");
        run.Error.ShouldNotContain(Secret);
    }

    [Fact]
    public async Task AnyCommand_OnAFaultOfItsOwn_IsOneLineAndExitsWith1()
    {
        using var cli = new Cli { OnVariable = _ => throw new InvalidOperationException("Two\nlines\u001B[31m.") };

        (await cli.RunAsync(["balance"])).ShouldHaveFailed(1).ShouldBe("dryapi: internal error: InvalidOperationException: Two lines\\u001B[31m.");
    }
}
