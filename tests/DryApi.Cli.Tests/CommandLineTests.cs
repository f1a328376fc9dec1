using System.Text;
using System.Text.Json;
using DryApi.Emulator;

namespace DryApi.Cli.Tests;

public sealed class CommandLineTests : IDisposable
{
    private readonly Cli _cli = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _cli.Dispose();

    [Fact]
    public async Task Txt2Img_OnNoKey_SaysThatItEmulatesAndSavesAPng()
    {
        var run = await _cli.RunAsync(["txt2img", "A beautiful sunset over mountains", "--output", _cli["sunset.png"]]);

        run.ExitCode.ShouldBe(0, run.Error);
        var lines = run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines[0].ShouldBe("DRYAPI_API_KEY is not set: using the emulator inside this program (no service, no costs)");
        lines[1].ShouldBe("model Flux1schnell (--model names another one)");
        lines[2].ShouldStartWith("job ");
        lines[^1].ShouldBe("done");
        run.Output.ShouldMatch($"^Saved {_cli["sunset.png"]} \\([0-9,]+ bytes\\)\n$");
        SizeOf(_cli["sunset.png"]).ShouldBe((512, 512));
        _cli.Names().ShouldBe(["sunset.png"]);
    }

    [Fact]
    public async Task Txt2Img_OnOptions_SendsThem()
    {
        var first = await _cli.RunAsync(["txt2img", "A lake", "-o", _cli["a.png"], "--width", "128", "--height", "96", "--seed", "42", "--steps", "20", "--guidance", "0"]);
        var same = await _cli.RunAsync(["txt2img", "A lake", "-o", _cli["b.png"], "--width", "128", "--height", "96", "--seed", "42"]);
        var random = await _cli.RunAsync(["txt2img", "A lake", "-o", _cli["c.png"], "--width", "128", "--height", "96", "--seed", "-1"]);

        new[] { first, same, random }.ShouldAllBe(run => run.ExitCode == 0);
        SizeOf(_cli["a.png"]).ShouldBe((128, 96));
        File.ReadAllBytes(_cli["b.png"]).ShouldBe(File.ReadAllBytes(_cli["a.png"]));
        File.ReadAllBytes(_cli["c.png"]).ShouldNotBe(File.ReadAllBytes(_cli["a.png"]));
    }

    [Fact]
    public async Task Txt2Img_OnAPromptWithAnAt_TakesItAsText()
    {
        var run = await _cli.RunAsync(["txt2img", "@home", "--output", _cli["a.png"], "--width", "64", "--height", "64"]);

        run.ExitCode.ShouldBe(0, run.Error);
    }

    [Fact]
    public async Task Txt2Img_OnAnExistingFile_ReplacesIt()
    {
        File.WriteAllText(_cli["a.png"], "old");

        await _cli.RunAsync(["txt2img", "A lake", "--output", _cli["a.png"], "--width", "64", "--height", "64"]);

        SizeOf(_cli["a.png"]).ShouldBe((64, 64));
        _cli.Names().ShouldBe(["a.png"]);
    }

    [Fact]
    public async Task Txt2Img_OnAnotherExtension_SaysWhatTheFileIs()
    {
        var run = await _cli.RunAsync(["txt2img", "A lake", "--output", _cli["a.gif"], "--width", "64", "--height", "64"]);

        run.ExitCode.ShouldBe(0);
        run.Error.ShouldContain("note: the result is a .png file, whatever its name; the service also offers .jpg, .webp\n");
    }

    [Fact]
    public async Task Img2Img_OnAFile_SavesAPictureOfItsSize()
    {
        await _cli.RunAsync(["txt2img", "A lake", "--output", _cli["a.png"], "--width", "512", "--height", "384"]);

        var run = await _cli.RunAsync(["img2img", _cli["a.png"], "In the morning", "--output", _cli["b.png"]]);

        run.ExitCode.ShouldBe(0, run.Error);
        SizeOf(_cli["b.png"]).ShouldBe((512, 384));
    }

    [Fact]
    public async Task Txt2Audio_OnAText_SavesAWav()
    {
        var run = await _cli.RunAsync(["txt2audio", "Hello there", "--output", _cli["hello.wav"], "--sample-rate", "8000"]);

        run.ExitCode.ShouldBe(0, run.Error);
        var wav = File.ReadAllBytes(_cli["hello.wav"]);
        Encoding.ASCII.GetString(wav, 0, 4).ShouldBe("RIFF");
        BitConverter.ToInt32(wav, 24).ShouldBe(8000);
    }

    [Fact]
    public async Task Txt2Embedding_OnNoOutput_PrintsTheVectors()
    {
        var run = await _cli.RunAsync(["txt2embedding", "the harbor", "the dogs"]);

        run.ExitCode.ShouldBe(0, run.Error);
        JsonSerializer.Deserialize<float[][]>(run.Output)!.Length.ShouldBe(2);
    }

    [Fact]
    public async Task Txt2Embedding_OnAnOutput_SavesTheVectors()
    {
        var run = await _cli.RunAsync(["txt2embedding", "the harbor", "--output", _cli["vectors.json"]]);

        run.ExitCode.ShouldBe(0, run.Error);
        JsonSerializer.Deserialize<float[][]>(File.ReadAllText(_cli["vectors.json"]))!.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Models_OnATypeThatIsNone_NamesTheOptionAndSendsNothing()
    {
        await using var service = await DryApiEmulator.StartAsync(Cli.Instant(), Cancellation);
        UseService(service.BaseAddress);

        (await _cli.RunAsync(["models", "--type", "txt2musik"])).ShouldHaveFailed(2).ShouldMatch("^dryapi: --type is 'txt2musik', and takes one of aud2txt, .* \\(did you mean txt2music\\?\\)$");
        service.Calls.ShouldBeEmpty();
    }

    public static TheoryData<string> Tasks => [.. DryApiOperations.Models.FindParameter("InferenceTypes")!.Items!.AllowedValues.Select(value => value.ToString())];

    // The service's own filter does not know all of them.
    [Theory]
    [MemberData(nameof(Tasks))]
    public async Task Models_OnEachTaskOfTheCatalogue_ListsModels(string task)
    {
        var run = await _cli.RunAsync(["models", "--type", task]);

        run.ExitCode.ShouldBe(0, run.Error);
        run.Output.ShouldContain(task);
    }

    [Fact]
    public async Task Models_OnAType_ListsThoseThatCan()
    {
        var all = await _cli.RunAsync(["models"]);
        var some = await _cli.RunAsync(["models", "--type", "txt2audio"]);

        all.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(25);
        some.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).ShouldBe(
            [
                "Kokoro                           txt2audio  Kokoro",
                "Chatterbox                       txt2audio  Chatterbox",
                "Qwen3_TTS                        txt2audio  Qwen3 TTS",
                "Qwen3_TTS_12Hz_1_7B_CustomVoice  txt2audio  Qwen3 TTS 12 Hz, custom voice",
                "Qwen3_TTS_12Hz_1_7B_Base         txt2audio  Qwen3 TTS 12 Hz, voice clone",
                "Qwen3_TTS_12Hz_1_7B_VoiceDesign  txt2audio  Qwen3 TTS 12 Hz, voice design",
            ]);
    }

    [Fact]
    public async Task Balance_OnTheEmulator_PrintsTheNumber()
    {
        var run = await _cli.RunAsync(["balance"]);

        (run.ExitCode, run.Output).ShouldBe((0, "10\n"));
    }

    [Fact]
    public async Task Status_OnAJobOfAnotherProgram_TellsWhereItStands()
    {
        await using var service = await DryApiEmulator.StartAsync(Cli.Instant(), Cancellation);
        UseService(service.BaseAddress);
        using var client = new DryApiClient(new DryApiClientOptions { ApiKey = "any", BaseAddress = service.BaseAddress });
        var job = await client.Txt2Embedding.SubmitAsync(new Txt2EmbeddingRequest { Input = "a", Model = "Bge_M3_FP16" }, Cancellation);

        var run = await _cli.RunAsync(["status", job.Id]);

        run.ExitCode.ShouldBe(0, run.Error);
        run.Error.ShouldBeEmpty();
        run.Output.ShouldMatch($"^status: done\nprogress: 100\nresult_url: {service.ResultAddress}results/{job.Id}.json\\?expires=[0-9]+&signature=[0-9a-f]+\n$");
    }

    [Fact]
    public async Task Txt2Img_OnAKeyAndAnAddress_UsesThatService()
    {
        await using var service = await DryApiEmulator.StartAsync(Cli.Instant(), Cancellation);
        UseService(service.BaseAddress);

        var run = await _cli.RunAsync(["txt2img", "A lake", "--output", _cli["a.png"], "--width", "64", "--height", "64"]);
        var balance = await _cli.RunAsync(["balance"]);

        run.ExitCode.ShouldBe(0, run.Error);
        run.Error.ShouldNotContain("emulator");
        balance.Output.ShouldBe("9.999959\n");
    }

    [Fact]
    public async Task AnyCommand_OnAnAddressWithoutAKey_DoesNotFallBackToTheEmulator()
    {
        _cli.Set("DRYAPI_BASE_URL", "https://api.example.com");

        var run = await _cli.RunAsync(["balance"]);

        run.ShouldHaveFailed(2).ShouldBe("dryapi: DRYAPI_BASE_URL is set and DRYAPI_API_KEY is not: set the key as well or run 'dryapi login', or set neither for the emulator inside");
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("http://example.com")]
    public async Task AnyCommand_OnAnAddressThatCannotBeUsed_NamesTheVariable(string address)
    {
        _cli.Set("DRYAPI_API_KEY", "any-key-that-must-stay-secret");
        _cli.Set("DRYAPI_BASE_URL", address);

        var run = await _cli.RunAsync(["balance"]);

        run.ShouldHaveFailed(2).ShouldContain("DRYAPI_BASE_URL cannot be used");
        run.Error.ShouldNotContain("any-key-that-must-stay-secret");
    }

    [Theory]
    [InlineData("", "a command is missing; use one of aud2txt, aud2video")]
    [InlineData("nothing", "'nothing' is no command; use one of aud2txt, ")]
    [InlineData("price", "a command is missing; use one of aud2txt, ")]
    [InlineData("price nothing", "'nothing' is no command; use one of aud2txt, ")]
    [InlineData("price txt2img", "see dryapi price txt2img --help")]
    [InlineData("price txt2img a --colour red", "'--colour' is no option of price txt2img (a text that begins with - comes last, after a -- alone); see dryapi price txt2img --help")]
    [InlineData("txt2img a --output c.png --model nope", "there is no model 'nope'")]
    [InlineData("txt2img", "dryapi: txt2img needs PROMPT and --output FILE; see dryapi txt2img --help")]
    [InlineData("txt2img a b --output c.png", "'b' is one argument too many, txt2img takes PROMPT: put a text with blanks in quotes; ")]
    [InlineData("txt2img a --output c.png --colour red", "'--colour'")]
    [InlineData("txt2embedding --colour", "'--colour' is no option of txt2embedding (")]
    [InlineData("txt2embedding", "txt2embedding needs INPUT; ")]
    [InlineData("status", "status needs ID; see dryapi status --help")]
    [InlineData("txt2im", "'txt2im' is no command (did you mean txt2img?); see dryapi --help")]
    [InlineData("TXT2IMG", "'TXT2IMG' is no command (did you mean txt2img?); ")]
    [InlineData("webhooks lsiten", "'lsiten' is no command (did you mean listen?); see dryapi webhooks --help")]
    [InlineData("txt2img a --output c.png --widht 3", "'--widht' is no option of txt2img (did you mean --width?); ")]
    [InlineData("txt2img a --output c.png --neg 3", "'--neg' is no option of txt2img (did you mean --negative-prompt?); ")]
    [InlineData("txt2img -w 512 -o c.png", "'-w' is no option of txt2img (a text that begins with - comes last, ")]
    [InlineData("txt2img --version -o c.png", "'--version' is no option of txt2img (")]
    [InlineData("txt2img a -o c.png --width", "--width has no value: give one, as in --width N; ")]
    [InlineData("txt2img a -o c.png --width=", "--width has no value: give one, as in --width N; ")]
    [InlineData("txt2img a --negative-prompt -o c.png", "--negative-prompt has no value: '-o' follows it; give one, as in --negative-prompt TEXT (one that begins with - as in --negative-prompt=-a); ")]
    [InlineData("txt2img a -o c.png -o d.png", "--output stands there 2 times and is taken once: leave out all but one; ")]
    [InlineData("models --quiet=maybe", "--quiet has a value and takes none: leave out what follows its name; ")]
    [InlineData("emulator --port x", "--port is 'x', and takes a whole number, such as 1; ")]
    [InlineData("emulator --port 99999999999", "--port is '99999999999', and takes a smaller number; ")]
    [InlineData("emulator --plan premum", "--plan is 'premum', and takes one of Basic, Premium, Unlimited (did you mean Premium?); ")]
    [InlineData("mcp --max-price ten", "--max-price is 'ten', and takes a number, such as 0.5; ")]
    [InlineData("login a-key-that-must-stay-secret", "dryapi: login takes no argument: leave it out; see dryapi login --help")]
    [InlineData("login --kye=a-key-that-must-stay-secret", "'--kye' is no option of login (")]
    [InlineData("login -ka-key-that-must-stay-secret", "'-k…' is no option of login (")]
    [InlineData("balance -k=a-key-that-must-stay-secret", "'-k' is no option of balance (")]
    [InlineData("txt2img -widht 3", "'-w…' is no option of txt2img (did you mean --width?); ")]
    public async Task AnyCommand_OnAUsageError_IsOneLineAndExitsWith2(string args, string expected)
    {
        var run = await _cli.RunAsync(args.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        run.ShouldHaveFailed(2).ShouldContain(expected);
    }

    [Fact]
    public async Task Txt2Img_OnAWebhookThatIsNotHttps_SendsNothing()
    {
        var run = await _cli.RunAsync(["txt2img", "A lake", "--output", _cli["a.png"], "--webhook-url", "http://example.com/hook"]);

        var line = run.ShouldHaveFailed(3);
        line.ShouldContain("the request was not sent: --webhook-url: ");
        line.ShouldContain("https");
        _cli.Names().ShouldBeEmpty();
    }

    [Fact]
    public async Task Txt2Img_OnARefusal_SaysWhatWhereAndWhy()
    {
        var run = await _cli.RunAsync(["txt2img", "A lake", "--output", _cli["a.png"], "--width", "9999", "--model", "Flux1schnell"]);

        run.ShouldHaveFailed(3).ShouldMatch("^dryapi: POST http://127.0.0.1:[0-9]+/api/v1/client/txt2img was refused \\(422\\): --width: The width field must be between 64 and 2048; correct the options$");
        _cli.Names().ShouldBeEmpty();
    }

    [Fact]
    public async Task Txt2Img_OnTooLittleMoney_ExitsWith5()
    {
        using var cli = new Cli { Emulator = Cli.Instant(balance: 0) };

        var run = await cli.RunAsync(["txt2img", "A lake", "--output", cli["a.png"]]);

        run.ShouldHaveFailed(5).ShouldContain("balance: ");
        run.Error.ShouldContain("top up the account's balance");
    }

    [Fact]
    public async Task Status_OnAnUnknownId_ExitsWith3()
    {
        var run = await _cli.RunAsync(["status", "c08a339c-73e5-4d67-a4d5-231302fbff9a"]);

        run.ShouldHaveFailed(3).ShouldContain("status 404");
    }

    [Fact]
    public async Task AnyCommand_OnAServiceThatIsNotThere_ExitsWith6()
    {
        var gone = await DryApiEmulator.StartAsync(Cli.Instant(), Cancellation);
        await gone.DisposeAsync();
        UseService(gone.BaseAddress);

        var run = await _cli.RunAsync(["balance"]);

        run.ShouldHaveFailed(6).ShouldContain("DRYAPI_BASE_URL");
    }

    [Fact]
    public async Task Txt2Img_OnAnOutputThatCannotBeWritten_SubmitsNothing()
    {
        await using var service = await DryApiEmulator.StartAsync(Cli.Instant(), Cancellation);
        UseService(service.BaseAddress);
        File.WriteAllText(_cli["file"], "");

        var missing = await _cli.RunAsync(["txt2img", "A lake", "--output", Path.Combine(_cli["missing"], "a.png")]);
        var folder = await _cli.RunAsync(["txt2img", "A lake", "--output", Path.GetDirectoryName(_cli["a"])!]);
        var underFile = await _cli.RunAsync(["txt2img", "A lake", "--output", Path.Combine(_cli["file"], "a.png")]);
        var empty = await _cli.RunAsync(["txt2img", "A lake", "--output", ""]);

        missing.ShouldHaveFailed(2).ShouldContain("there is no folder");
        folder.ShouldHaveFailed(2).ShouldContain("is a folder");
        underFile.ShouldHaveFailed(2).ShouldContain("there is no folder");
        empty.ShouldHaveFailed(2).ShouldContain("the name of the output file is empty");
        (await _cli.RunAsync(["balance"])).Output.ShouldBe("10\n");
    }

    [Fact]
    public async Task Img2Img_OnAFileThatIsNotThere_NamesIt()
    {
        var run = await _cli.RunAsync(["img2img", _cli["missing.png"], "In the morning", "--output", _cli["b.png"]]);

        run.ShouldHaveFailed(2).ShouldContain(_cli["missing.png"]);
        _cli.Names().ShouldBeEmpty();
    }

    [Fact]
    public async Task Txt2Img_OnCancellation_LeavesNothingHalfWritten()
    {
        using var cancelled = new CancellationTokenSource();
        using var cli = new Cli
        {
            Emulator = new DryApiEmulatorOptions { PendingTime = TimeSpan.FromDays(1) },
            OnErrorLine = line => CancelOn(line, "pending", cancelled),
        };

        var run = await cli.RunAsync(["txt2img", "A lake", "--output", cli["a.png"]], cancelled.Token);

        run.ShouldHaveFailed(130).ShouldMatch("^dryapi: cancelled; job [0-9a-f-]+ ended with the emulator inside this program$");
        cli.Names().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("txt2img --help")]
    public async Task AnyCommand_OnHelp_PrintsItAndExitsWith0(string args)
    {
        var run = await _cli.RunAsync(args.Split(' '));

        run.ExitCode.ShouldBe(0);
        run.Error.ShouldBeEmpty();
        run.Output.ShouldContain("Usage:");
    }

    private static void CancelOn(string line, string expected, CancellationTokenSource source)
    {
        if (line == expected)
        {
            source.Cancel();
        }
    }

    private void UseService(Uri address)
    {
        _cli.Set("DRYAPI_API_KEY", "any-key-that-must-stay-secret");
        _cli.Set("DRYAPI_BASE_URL", address.AbsoluteUri);
    }

    private static (int Width, int Height) SizeOf(string path)
    {
        var file = File.ReadAllBytes(path);
        file[..8].ShouldBe([137, 80, 78, 71, 13, 10, 26, 10]);
        return (BitConverter.ToInt32([file[19], file[18], file[17], file[16]]), BitConverter.ToInt32([file[23], file[22], file[21], file[20]]));
    }
}
