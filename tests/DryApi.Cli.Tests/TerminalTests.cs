namespace DryApi.Cli.Tests;

/// <summary>The program in a real terminal.</summary>
public sealed class TerminalTests : IAsyncLifetime
{
    private const string Bar = "━";

    private readonly TemporaryFolder _folder = new();
    private ScriptedService? _service;

    private ScriptedService Service => _service!;

    public async ValueTask InitializeAsync() => _service = await ScriptedService.StartAsync(new ScriptedService { Status = Processing(10) });

    public async ValueTask DisposeAsync()
    {
        await Service.DisposeAsync();
        _folder.Dispose();
    }

    [UnixFact]
    public async Task Bar_MovesAndIsGoneAtTheEnd()
    {
        using var window = Open("dryapi txt2img 'A lake' -o a.png");
        (await window.UntilAsync("processing")).ShouldContain(Bar);
        await window.UntilAsync("10 %");
        Service.Status = Processing(60);
        (await window.UntilAsync("60 %")).ShouldContain(" left");
        Service.Status = "\"status\":\"done\"";

        (await window.EndAsync()).ShouldBe("model Model (--model names another one)\njob job-1\nSaved a.png (6 bytes)\nended 0");

        window.HasCursor.ShouldBeTrue();
    }

    [UnixFact]
    public async Task CtrlC_LeavesTheJobRunningAndTellsTheCommandThatGoesOn()
    {
        using var window = Open("dryapi txt2img 'A lake' -o 'a b.png'");
        await window.UntilAsync("10 %");

        window.Type("C-c");

        var screen = await window.EndAsync();
        screen.Replace("^C", "", StringComparison.Ordinal).ShouldBe("model Model (--model names another one)\njob job-1\ndryapi: cancelled; job job-1 goes on; to go on with it: dryapi wait -o 'a b.png'\n job-1\nended 130");
        window.HasCursor.ShouldBeTrue();
        Service.Status = "\"status\":\"done\"";
        using var again = Open("dryapi wait -o 'a b.png' job-1");
        (await again.EndAsync()).ShouldBe("Saved a b.png (6 bytes)\nended 0");
    }

    [UnixFact]
    public async Task Bar_OnAWindowThatIsResized_FitsIt()
    {
        using var window = Open("dryapi txt2img 'A lake' -o a.png", 100);
        (await window.UntilAsync("10 %")).ShouldContain(Bar);

        window.Resize(24);
        Service.Status = Processing(20);
        (await window.UntilAsync("20 %")).ShouldNotContain(" left");
        window.Resize(120);
        Service.Status = Processing(30);
        (await window.UntilAsync("30 %")).Split('\n').Count(line => line.Contains("processing", StringComparison.Ordinal)).ShouldBe(1);
        Service.Status = "\"status\":\"done\"";

        (await window.EndAsync()).ShouldBe("model Model (--model names another one)\njob job-1\nSaved a.png (6 bytes)\nended 0");
    }

    [UnixFact]
    public async Task Bar_OnANarrowWindow_IsOneLine()
    {
        using var window = Open("dryapi wait job-1 -o a.png", 20);

        var line = await window.UntilAsync("10 %");

        line.ShouldNotContain(Bar);
        line.ShouldNotContain("\n");
        Service.Status = "\"status\":\"done\"";
        (await window.EndAsync()).ShouldBe("Saved a.png (6 bytes\n)\nended 0");
    }

    [UnixFact]
    public async Task Bar_OnNoColor_HasNone()
    {
        using (var colored = Open("dryapi wait job-1 -o a.png"))
        {
            (await colored.UntilAsync(screen => screen.Contains("10 %", StringComparison.Ordinal), withColors: true)).ShouldContain("\u001B[3");
        }

        using var plain = Open("export NO_COLOR=1; dryapi wait job-1 -o a.png");
        (await plain.UntilAsync(screen => screen.Contains("10 %", StringComparison.Ordinal) && screen.Contains(Bar, StringComparison.Ordinal), withColors: true)).ShouldNotContain("\u001B[3");
    }

    [UnixFact]
    public async Task Bar_OnStandardOutputThatIsPiped_IsDrawnAllTheSame()
    {
        using var window = Open("dryapi wait job-1 -o - | head -c 3; echo; exit_codes=${PIPESTATUS[0]}; (exit $exit_codes)");
        (await window.UntilAsync("10 %")).ShouldContain(Bar);
        Service.Status = "\"status\":\"done\"";

        var screen = await window.EndAsync();
        screen.ShouldContain("res");
        screen.ShouldContain("Saved to standard output (6 bytes)");
        screen.ShouldNotContain(Bar);
    }

    [UnixFact]
    public async Task Listing_OnAPipeThatIsClosed_EndsQuietly()
    {
        Service.Models = "[" + string.Join(',', Enumerable.Range(0, 20000).Select(i => ScriptedService.ModelOf($"\"Model{i}\""))) + "]";
        using var window = Open("dryapi models | head -1; echo; (exit ${PIPESTATUS[0]})");

        var screen = await window.EndAsync();

        screen.ShouldStartWith("Model0");
        screen.ShouldNotContain("dryapi:");
    }

    [UnixFact]
    public async Task AnyCommand_WithoutATerminal_WritesPlainLines()
    {
        Service.Status = "\"status\":\"done\"";
        using var window = Open("setsid --wait dryapi txt2img 'A lake' -o a.png > out.txt 2> err.txt < /dev/null");

        (await window.EndAsync()).ShouldBe("ended 0");

        File.ReadAllText(_folder["out.txt"]).ShouldBe("Saved a.png (6 bytes)\n");
        File.ReadAllText(_folder["err.txt"]).ShouldBe("model Model (--model names another one)\njob job-1\ndone\n");
    }

    [UnixFact]
    public async Task MaxPrice_OnWhatNobodyCanPrice_AsksAndTakesTheAnswer()
    {
        Service.Status = "\"status\":\"done\"";
        using (var refused = Open("dryapi txt2img 'A lake' -o a.png --model Model --max-price 1"))
        {
            await refused.UntilAsync("Go on? [y/n] (n):");
            refused.Type("Enter");
            (await refused.EndAsync()).ShouldEndWith("nothing was\nsent that costs\nended 3");
            Directory.GetFiles(_folder.Path, "*.png").ShouldBeEmpty();
        }

        using var window = Open("dryapi txt2img 'A lake' -o a.png --model Model --max-price 1");
        await window.UntilAsync("Go on? [y/n] (n):");
        window.Type("y", "Enter");
        (await window.EndAsync()).ShouldEndWith("Saved a.png (6 bytes)\nended 0");
    }

    [UnixFact]
    public async Task Login_DoesNotShowWhatIsTyped()
    {
        using var window = Open("unset DRYAPI_API_KEY; dryapi login");
        await window.UntilAsync("API key:");

        window.Type("-l", "typed-that-must-stay-secret");
        window.Type("Enter");
        await window.UntilAsync("client id, ");
        window.Type("Enter");

        var screen = await window.EndAsync();
        screen.ShouldContain("Kept the key in");
        screen.ShouldNotContain("typed-that-must-stay-secret");
        File.ReadAllText(_folder["configuration/dryapi/key"]).Trim().ShouldBe("typed-that-must-stay-secret");
    }

    private static string Processing(int percent) => $"\"status\":\"processing\",\"progress\":{percent}";

    private TerminalWindow Open(string line, int width = 80) => TerminalWindow.Open(_folder, Service.Url, line, width);
}
