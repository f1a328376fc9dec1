using System.Globalization;
using System.Text.Json;
using DryApi.Cli.Commands;
using DryApi.Emulator;

namespace DryApi.Cli.Tests;

/// <summary>Every operation as a command, as the catalogue has it: no list of them by hand.</summary>
public sealed class OperationCommandTests : IDisposable
{
    private static readonly HashSet<OperationDescription> Prices = [.. DryApiOperations.All.Select(operation => operation.PriceOperation).OfType<OperationDescription>()];

    private readonly Cli _cli = new() { Emulator = Cli.Instant(balance: 1000) };

    public static TheoryData<string> Jobs => [.. DryApiOperations.All.Where(operation => operation.Submit is not null).Select(operation => operation.Name)];

    public static TheoryData<string> Calls => [.. DryApiOperations.All.Where(operation => operation.Submit is null && !Prices.Contains(operation) && operation.PriceOperation is not null).Select(operation => operation.Name)];

    public static TheoryData<string> Priced => [.. DryApiOperations.All.Where(operation => operation.PriceOperation is not null).Select(operation => operation.Name)];

    public void Dispose() => _cli.Dispose();

    [Fact]
    public void Commands_AreAllOperations() =>
        (Jobs.Count + Calls.Count + Priced.Count + 3).ShouldBe(DryApiOperations.All.Count, "balance, models and the status of a job have commands of their own");

    [Theory]
    [MemberData(nameof(Jobs))]
    public async Task Job_OnWhatIsNeeded_SavesAResultThatOpens(string name)
    {
        var run = await _cli.RunAsync([name, .. await NeededAsync(Operation(name)), "--output", _cli["result"]]);

        run.ExitCode.ShouldBe(0, run.Error);
        ShouldOpen(File.ReadAllBytes(_cli["result"]));
    }

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task Call_OnWhatIsNeeded_PrintsTheResponse(string name)
    {
        var run = await _cli.RunAsync([name, .. await NeededAsync(Operation(name))]);

        run.ExitCode.ShouldBe(0, run.Error);
        run.Output.Trim().Length.ShouldBeGreaterThan(2);
    }

    [Theory]
    [MemberData(nameof(Priced))]
    public async Task Price_OnTheCommandLineOfTheCall_IsWhatTheCallCosts(string name)
    {
        await using var service = await DryApiEmulator.StartAsync(Cli.Instant(), TestContext.Current.CancellationToken);
        List<string> call = [name, .. await NeededAsync(Operation(name)), .. Operation(name).Submit is null ? [] : (string[])["-o", _cli["result.xyz"]]];
        Use(service);

        var run = await _cli.RunAsync(["price", .. call]);
        var dry = await _cli.RunAsync([.. call, "--dry-run", "--json"]);

        run.ExitCode.ShouldBe(0, run.Error);
        using var json = JsonDocument.Parse(dry.Output);
        decimal.Parse(run.Output.Trim(), CultureInfo.InvariantCulture).ShouldBe(json.RootElement.GetProperty("price").GetDecimal());
        service.Jobs.List().ShouldBeEmpty();
        File.Exists(_cli["result.xyz"]).ShouldBeFalse();
    }

    [Theory]
    [InlineData("audiofile2txt", "--duration-seconds", "60")]
    [InlineData("img-upscale", "--width", "512", "--height", "512")]
    [InlineData("txt2video", "--frames", "5")]
    public async Task Price_OnLessThanTheCall_IsANumber(string name, params string[] args)
    {
        var run = await _cli.RunAsync(["price", name, .. args]);

        run.ExitCode.ShouldBe(0, run.Error);
        decimal.Parse(run.Output.Trim(), CultureInfo.InvariantCulture).ShouldBeGreaterThanOrEqualTo(0);
    }

    [Fact]
    public async Task Price_OnAFileThatIsNotThere_IsRefusedAsTheCallIs() =>
        (await _cli.RunAsync(["price", "img2img", _cli["photo.jpg"], "as a watercolour"])).ShouldHaveFailed(2).ShouldBe((await _cli.RunAsync(["img2img", _cli["photo.jpg"], "as a watercolour", "-o", _cli["a.png"]])).ShouldHaveFailed(2));

    [Theory]
    [MemberData(nameof(Jobs))]
    [MemberData(nameof(Calls))]
    public async Task Help_OfACommand_HasEveryParameterAndNoNameOfTheWire(string name)
    {
        foreach (var (operation, args) in new[] { (Operation(name), new[] { name, "--help" }), (Operation(name).PriceOperation!, ["price", name, "--help"]) })
        {
            var run = await _cli.RunAsync(args);

            run.ExitCode.ShouldBe(0, run.Error);
            foreach (var parameter in operation.Parameters.Where(parameter => parameter.WireName != "return_result_in_response"))
            {
                new[] { ParameterInput.OptionOf(parameter) + " ", $"<{ParameterInput.ArgumentOf(parameter)}>" }.ShouldContain(label => run.Output.Contains(label), parameter.WireName);
                if (parameter.WireName.AsSpan().IndexOfAny("_[") >= 0)
                {
                    run.Output.ShouldNotContain(parameter.WireName, Case.Sensitive);
                }
            }

            run.Output.ShouldNotContain("/api/");
        }
    }

    [Theory]
    [MemberData(nameof(Jobs))]
    [MemberData(nameof(Calls))]
    public async Task Command_OnAMistake_NamesTheOptionAndSubmitsNothing(string name)
    {
        var operation = Operation(name);
        var needed = await NeededAsync(operation);
        string[] output = operation.Submit is null ? [] : ["--output", _cli["result"]];
        await using var service = await DryApiEmulator.StartAsync(Cli.Instant(), TestContext.Current.CancellationToken);
        Use(service);
        for (var i = 0; operation.Submit is not null && i < Arguments(operation).Count; i++)
        {
            // Without one argument the last one is missing.
            var run = await _cli.RunAsync([name, .. needed.Where((_, index) => index != i), .. output]);

            run.ShouldHaveFailed(2).ShouldContain($" needs {ParameterInput.ArgumentOf(Arguments(operation)[^1])}; see ");
        }

        foreach (var (parameter, value) in operation.Parameters.Except(Arguments(operation)).Where(parameter => !needed.Contains(ParameterInput.OptionOf(parameter))).SelectMany(parameter => Mistakes(parameter).Select(value => (parameter, value))))
        {
            var run = await _cli.RunAsync([name, .. needed, ParameterInput.OptionOf(parameter), value, .. output]);

            run.ExitCode.ShouldBe(3, $"{parameter.WireName} {value}: {run.Error}{run.Output}");
            run.ShouldHaveFailed(3).ShouldContain($"{ParameterInput.OptionOf(parameter)}: ");
        }

        service.Jobs.List().ShouldBeEmpty();
        service.Calls.Where(call => call.Method == "POST").ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Jobs))]
    public async Task Command_OnAnotherKindOfFile_NamesItsArgument(string name)
    {
        var operation = Operation(name);
        File.WriteAllText(_cli["a.txt"], "no picture");
        await using var service = await DryApiEmulator.StartAsync(Cli.Instant(), TestContext.Current.CancellationToken);
        var needed = await NeededAsync(operation);
        Use(service);
        foreach (var (file, index) in Arguments(operation).Select((parameter, index) => (parameter, index)).Where(each => each.parameter.Type == ParameterType.File))
        {
            var run = await _cli.RunAsync([name, .. needed.Select((value, at) => at == index ? _cli["a.txt"] : value), "--output", _cli["result"]]);

            run.ShouldHaveFailed(3).ShouldContain($"{ParameterInput.ArgumentOf(file)}: ");
        }

        service.Jobs.List().ShouldBeEmpty();
    }

    [Fact]
    public async Task Img2Img_OnSeveralPictures_SendsThemAll()
    {
        await using var service = await DryApiEmulator.StartAsync(Cli.Instant(), TestContext.Current.CancellationToken);
        await PictureAsync();
        Use(service);

        var run = await _cli.RunAsync(["img2img", _cli["a.png"], "Both", "--images", _cli["a.png"], "--images", _cli["a.png"], "--model", "QwenImageEdit_Plus_NF4", "-o", _cli["b.png"]]);

        run.ExitCode.ShouldBe(0, run.Error);
        (await _cli.RunAsync(["img2img", _cli["a.png"], "Many", "--images", _cli["a.png"], "--images", _cli["a.png"], "--images", _cli["a.png"], "--model", "QwenImageEdit_Plus_NF4", "-o", _cli["b.png"]]))
            .ShouldHaveFailed(3).ShouldContain("--images: ");
    }

    [Fact]
    public async Task Txt2Img_OnNoModel_TakesTheFirstOneAndItsDefaults()
    {
        await using var service = await DryApiEmulator.StartAsync(Cli.Instant(), TestContext.Current.CancellationToken);
        Use(service);

        var run = await _cli.RunAsync(["txt2img", "A lake", "-o", _cli["a.png"]]);

        run.Error.ShouldStartWith("model Flux1schnell (--model names another one)\n");
        using var price = JsonDocument.Parse((await _cli.RunAsync(["price", "txt2img", "A lake", "--model", "Flux1schnell", "--width", "512", "--height", "512", "--steps", "20", "--guidance", "7.5", "--seed", "1"])).Output);
        (10 - decimal.Parse((await _cli.RunAsync(["balance"])).Output, CultureInfo.InvariantCulture)).ShouldBe(price.RootElement.GetDecimal());
    }

    [Fact]
    public async Task Txt2Img_OnJsonThatIsNone_NamesTheOption() =>
        (await _cli.RunAsync(["txt2img", "A lake", "--loras", "{", "-o", _cli["a.png"]])).ShouldHaveFailed(2).ShouldStartWith("dryapi: --loras is no JSON: ");

    private static OperationDescription Operation(string name) => DryApiOperations.All.Single(operation => operation.Name == name);

    private static IReadOnlyList<ParameterDescription> Arguments(OperationDescription operation) => OperationCommand.ArgumentsOf(operation);

    /// <summary>What a command line has to say for an operation: its arguments first, and what else it needs.</summary>
    private async Task<List<string>> NeededAsync(OperationDescription operation)
    {
        var args = new List<string>();
        foreach (var parameter in Arguments(operation))
        {
            args.Add(await SampleAsync(parameter));
        }

        foreach (var parameter in operation.Parameters.Except(Arguments(operation)).Where(parameter => IsAlternative(operation, parameter) || (parameter.IsRequired && parameter.AllowedValues.Count > 0)))
        {
            args.AddRange([ParameterInput.OptionOf(parameter), await SampleAsync(parameter)]);
        }

        return operation.FindParameter("frames") is null ? args : [.. args, "--frames", "5"];
    }

    /// <summary>Whether a parameter is the first of several of which one has to be given.</summary>
    private static bool IsAlternative(OperationDescription operation, ParameterDescription parameter) =>
        (operation.InputSchema.TryGetProperty("x-at-least-one-of", out var groups) && groups.EnumerateArray().Any(group => group[0].GetString() == parameter.WireName))
        || (operation.InputSchema.TryGetProperty("oneOf", out _) && parameter.Type == ParameterType.File);

    private async Task<string> SampleAsync(ParameterDescription parameter)
    {
        if (parameter.Type == ParameterType.File)
        {
            return await FileAsync([.. parameter.FindRule("x-file-types")!.Value.EnumerateArray().Select(type => type.GetString()!)]);
        }

        return parameter.AllowedValues.Count > 0 ? parameter.AllowedValues[0].ToString()
            : parameter.WireName.EndsWith("_url", StringComparison.Ordinal) ? "https://example.com/watch"
            : "A lake at dusk";
    }

    /// <summary>A file of one of some types, made by the program itself.</summary>
    private async Task<string> FileAsync(IReadOnlyCollection<string> types)
    {
        string[] made = types.Contains("png") ? ["txt2img", "a.png"] : types.Contains("mp4") ? ["txt2video", "a.mp4", "--frames", "5"] : ["txt2audio", "a.wav"];
        var path = _cli[made[1]];
        if (!File.Exists(path))
        {
            (await _cli.RunAsync([made[0], "A lake", "-o", path, .. made[2..]])).ExitCode.ShouldBe(0);
        }

        return path;
    }

    private Task<string> PictureAsync() => FileAsync(["png"]);

    /// <summary>Values that break each rule of a parameter once.</summary>
    private IEnumerable<string> Mistakes(ParameterDescription parameter)
    {
        if (parameter.Type is ParameterType.Integer or ParameterType.Number)
        {
            yield return "wide";
        }

        if (parameter.FindRule("minimum") is { } minimum)
        {
            yield return (minimum.GetDecimal() - 1).ToString(CultureInfo.InvariantCulture);
        }

        if (parameter.FindRule("maximum") is { } maximum)
        {
            yield return (maximum.GetDecimal() + 1).ToString(CultureInfo.InvariantCulture);
        }

        if (parameter.FindRule("maxLength") is { } longest)
        {
            yield return "https://example.com/".PadRight(longest.GetInt32() + 1, 'x');
        }

        if (parameter.FindRule("minLength") is { } shortest && shortest.GetInt32() > 1)
        {
            yield return new string('x', shortest.GetInt32() - 1);
        }

        if (parameter.FindRule("x-schemes") is not null)
        {
            yield return "http://example.com/hook";
        }

        if (parameter.FindRule("enum") is not null)
        {
            yield return "7777";
        }

        if (parameter.FindRule("x-file-types") is not null)
        {
            File.WriteAllText(_cli["other.txt"], "no picture");
            yield return _cli["other.txt"];
        }
    }

    private static void ShouldOpen(byte[] result)
    {
        var start = System.Text.Encoding.Latin1.GetString(result, 0, Math.Min(result.Length, 12));
        if (start.StartsWith("\u0089PNG", StringComparison.Ordinal))
        {
            BitConverter.ToInt32([result[19], result[18], result[17], result[16]]).ShouldBeGreaterThan(0);
        }
        else if (start.StartsWith("RIFF", StringComparison.Ordinal))
        {
            BitConverter.ToInt32(result, 4).ShouldBe(result.Length - 8);
        }
        else if (start[4..].StartsWith("ftyp", StringComparison.Ordinal))
        {
            result.Length.ShouldBeGreaterThan(1000);
        }
        else if (start.StartsWith("[[", StringComparison.Ordinal) || start[0] == '{')
        {
            JsonDocument.Parse(result).Dispose();
        }
        else
        {
            new System.Text.UTF8Encoding(false, throwOnInvalidBytes: true).GetString(result).Trim().ShouldNotBeEmpty();
        }
    }

    private void Use(DryApiEmulator service)
    {
        _cli.Set("DRYAPI_API_KEY", "any-key-that-must-stay-secret");
        _cli.Set("DRYAPI_BASE_URL", service.BaseAddress.AbsoluteUri);
    }
}
