using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace DryApi.Cli.Tests;

/// <summary>Text of the service, of files and of the user on its way to the terminal.</summary>
public sealed class TerminalTextTests : IDisposable
{
    /// <summary>One of each kind: escape codes, line ends, C1, bidi, invisible characters, markup.</summary>
    private const string Hostile = "a\u001B[31m\u001B]8;;http://x\u0007b\r\nc\u0085\u2028d\u009B2J\u202Ee\u2066f\u200Bg\uFEFF\u0000\u007F[red]h[/]\b\v\u00AD\U000E0041";

    private readonly Cli _cli = new();

    public void Dispose() => _cli.Dispose();

    [Theory]
    [InlineData("plain text, 日本語 ü 😀 e\u0301 עברית C:\\dir [red]x[/] {0} %s", "plain text, 日本語 ü 😀 e\u0301 עברית C:\\dir [red]x[/] {0} %s")]
    [InlineData("👨‍👩‍👧 می‌خواهم", "👨‍👩‍👧 می‌خواهم")]
    [InlineData("\u001B[31m", "\\u001B[31m")]
    [InlineData("a\r\nb\tc", "a\\r\\nb\\tc")]
    [InlineData("\u202Egnp.exe", "\\u202Egnp.exe")]
    [InlineData("a\u0085b\u2028c\u2029d", "a\\u0085b\\u2028c\\u2029d")]
    [InlineData("\U000E0041", "\\uDB40\\uDC41")]
    public void OneLine_OnText_ShowsWhatATerminalWouldObey(string text, string shown)
    {
        TerminalText.OneLine(text).ShouldBe(shown);
        TerminalText.OneLine(shown).ShouldBe(shown);
    }

    [Fact]
    public void OneLine_OnEveryCharacter_LeavesNoneThatATerminalObeys()
    {
        for (var unit = 0; unit <= char.MaxValue; unit++)
        {
            ShouldBeHarmless(TerminalText.OneLine(((char)unit).ToString()));
        }
    }

    [Fact]
    public void OneLine_OnMoreThanTheLimit_IsCutAndSaysSo()
    {
        TerminalText.OneLine("abcdef", 3).ShouldBe("abc…");
        TerminalText.OneLine("abc", 3).ShouldBe("abc");
    }

    [Fact]
    public void Lines_OnJson_KeepsItsValueAndItsLines()
    {
        const string json = "[\n\t\"\u202E\u0085\uFEFF\"\r\n]";

        var shown = TerminalText.Lines(json.Replace("\r", "", StringComparison.Ordinal));

        shown.ShouldBe("[\n\t\"\\u202E\\u0085\\uFEFF\"\n]");
        JsonSerializer.Deserialize<string[]>(shown).ShouldBe(["\u202E\u0085\uFEFF"]);
    }

    [Theory]
    [InlineData("models")]
    [InlineData("status job-1")]
    [InlineData("txt2img prompt --output {0}")]
    [InlineData("txt2embedding text")]
    public async Task AnyCommand_OnHostileTextOfTheService_ShowsIt(string args)
    {
        var hostile = JsonSerializer.Serialize(Hostile);
        await using var service = await ScriptedService.StartAsync(new ScriptedService
        {
            // It becomes part of a path, where no server takes a NUL.
            JobId = hostile[1..^1].Replace("\\u0000", "", StringComparison.Ordinal),
            Status = $"\"status\":\"done\",\"result\":{hostile},\"preview\":{hostile}",
            Models = $"[{ScriptedService.ModelOf(hostile)}]",
        });
        Use(service);

        var run = await _cli.RunAsync(args.Split(' ').Select(arg => string.Format(CultureInfo.InvariantCulture, arg, _cli["a.png"])).ToArray());

        run.ExitCode.ShouldBe(0, run.Error);
        ShouldBeHarmless((run.Output + run.Error).Replace("\n", "", StringComparison.Ordinal));
        (run.Output + run.Error).ShouldContain("\\u001B[31m");
    }

    [Theory]
    [InlineData("error")]
    [InlineData("other")]
    public async Task Txt2Img_OnHostileStages_ShowsThemOnOneLineEach(string status)
    {
        var stage = status == "error" ? "error" : Hostile;
        await using var service = await ScriptedService.StartAsync(new ScriptedService { Status = $"\"status\":{JsonSerializer.Serialize(stage)},\"result\":{JsonSerializer.Serialize(Hostile)}" });
        Use(service);
        using var stop = new CancellationTokenSource();
        using var cli = new Cli { OnErrorLine = line => CancelUnless(line.StartsWith("model ", StringComparison.Ordinal) || line.StartsWith("job ", StringComparison.Ordinal) || line == "error", stop) };
        cli.Set("DRYAPI_API_KEY", "any-key-that-must-stay-secret");
        cli.Set("DRYAPI_BASE_URL", service.Url.AbsoluteUri);

        var run = await cli.RunAsync(["txt2img", "A lake", "--output", cli["a.png"]], stop.Token);

        run.ShouldHaveFailed(status == "error" ? 1 : 130);
        ShouldBeHarmless(run.Error.Replace("\n", "", StringComparison.Ordinal));
        run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(4);
    }

    [Fact]
    public async Task Txt2Img_OnAHostileStageThatSomebodyWatches_DrawsItAsText()
    {
        var asked = 0;
        using var stop = new CancellationTokenSource();
        await using var service = await ScriptedService.StartAsync(new ScriptedService
        {
            Status = """ "status":"\u001b]0;x\u0007[red]\u202Eh[/][" """,
            OnStatus = () => CancelUnless(Interlocked.Increment(ref asked) < 2, stop),
        });
        using var cli = new Cli { IsWatched = true };
        cli.Set("DRYAPI_API_KEY", "any-key-that-must-stay-secret");
        cli.Set("DRYAPI_BASE_URL", service.Url.AbsoluteUri);

        var run = await cli.RunAsync(["txt2img", "A lake", "--output", cli["a.png"]], stop.Token);

        run.ExitCode.ShouldBe(130, run.Error);
        run.Error.ShouldContain("\\u001B]0;x\\u0007[red]\\u202Eh[/][");
        run.Error.ShouldContain("\u001B[", customMessage: "the bar is drawn");
        run.Error.ShouldNotContain("\u001B]");
        run.Error.ShouldNotContain("\u0007");
        run.Error.ShouldNotContain("\u202E");
    }

    [Theory]
    [InlineData(422, 3)]
    [InlineData(401, 4)]
    [InlineData(500, 6)]
    [InlineData(418, 6)]
    public async Task AnyCommand_OnAHostileRefusal_IsOneHarmlessLine(int status, int exitCode)
    {
        var hostile = JsonSerializer.Serialize(Hostile);
        await using var service = await ScriptedService.StartAsync(new ScriptedService
        {
            Submission = async context =>
            {
                context.Response.StatusCode = status;
                await context.Response.WriteAsync($$$"""{"message":{{{hostile}}},"errors":{{{{hostile}}}:[{{{hostile}}},{{{JsonSerializer.Serialize(new string('x', 100_000))}}}]}}""");
            },
        });
        Use(service);

        var run = await _cli.RunAsync(["txt2img", "A lake", "--model", "Model", "--width", "64", "--height", "64", "--steps", "1", "--guidance", "0", "--output", _cli["a.png"]]);

        var line = run.ShouldHaveFailed(exitCode);
        ShouldBeHarmless(line);
        line.Length.ShouldBeLessThan(3000);
        run.Error.Count(character => character == '\n').ShouldBe(1);
    }

    [Fact]
    public async Task Txt2Img_OnAHostileId_PutsItIntoTheCommandToTypeAsAWord()
    {
        await using var service = await ScriptedService.StartAsync(new ScriptedService { JobId = "$(touch x);`y'", Status = "\"status\":\"pending\"" });
        Use(service);
        using var stop = new CancellationTokenSource();
        using var cli = new Cli { OnErrorLine = line => CancelUnless(line != "pending", stop) };
        cli.Set("DRYAPI_API_KEY", "any-key-that-must-stay-secret");
        cli.Set("DRYAPI_BASE_URL", service.Url.AbsoluteUri);

        var run = await cli.RunAsync(["txt2img", "A lake", "--output", cli["a.png"]], stop.Token);

        run.ShouldHaveFailed(130).ShouldBe($"dryapi: cancelled; job $(touch x);`y' goes on; to go on with it: dryapi wait -o {cli["a.png"]} '$(touch x);`y'\\'''");
    }

    [Theory]
    [InlineData("txt2img|x|--output|{0}")]
    [InlineData("img2img|{0}|x|--output|a")]
    [InlineData("txt2img|x|--output|a|{0}")]
    [InlineData("{0}")]
    [InlineData("txt2img|x|--output|a|--loras|{0}")]
    [InlineData("txt2img|x|--output|a|--{0}")]
    public async Task AnyCommand_OnHostileTextOfTheUser_IsOneHarmlessLine(string args)
    {
        var hostile = Hostile.Replace("\0", "", StringComparison.Ordinal);

        var run = await _cli.RunAsync(args.Split('|').Select(arg => arg.Replace("{0}", "missing/" + hostile, StringComparison.Ordinal)).ToArray());

        ShouldBeHarmless(run.ShouldHaveFailed(2));
        run.Error.Count(character => character == '\n').ShouldBe(1);
    }

    [Fact]
    public async Task Saved_OnAHostileName_ShowsIt()
    {
        await using var service = await ScriptedService.StartAsync();
        Use(service);

        var run = await _cli.RunAsync(["txt2img", "x", "--output", _cli["a\u001B[2J\n\u202E.png"]]);

        run.Output.ShouldBe($"Saved {_cli["a\\u001B[2J\\n\\u202E.png"]} (6 bytes)\n");
    }

    private static void CancelUnless(bool goesOn, CancellationTokenSource source)
    {
        if (!goesOn)
        {
            source.Cancel();
        }
    }

    private static void ShouldBeHarmless(string text) => text.EnumerateRunes()
        .Where(rune => CharUnicodeInfo.GetUnicodeCategory(rune.Value) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate)
        .Select(rune => rune.Value)
        .Except([0x200C, 0x200D])
        .ShouldBeEmpty();

    private void Use(ScriptedService service)
    {
        _cli.Set("DRYAPI_API_KEY", "any-key-that-must-stay-secret");
        _cli.Set("DRYAPI_BASE_URL", service.Url.AbsoluteUri);
    }
}
