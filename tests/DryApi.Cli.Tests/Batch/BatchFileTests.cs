using System.Globalization;
using System.Text;
using DryApi.Cli.Commands;

namespace DryApi.Cli.Tests.Batch;

/// <summary>Batch files: what they may have, and where it is told what is wrong with them, before anything is submitted.</summary>
public sealed class BatchFileTests(InstantEmulator emulator) : IClassFixture<InstantEmulator>, IDisposable
{
    private readonly BatchCli _cli = new(emulator.Emulator);

    public void Dispose() => _cli.Dispose();

    [Theory]
    [InlineData("prompt,width\nA lake,64\nA sea,wide\n", "3:2: --width: Must be a whole number")]
    [InlineData("prompt,width\n\"A lake\nof two lines\",64\nA sea,0\n", "4:2: --width: ")]
    [InlineData("prompt,colour\nA lake,red\n", "2:2: 'colour' is no option of txt2img; see dryapi txt2img --help, or begin its name with # for a note of yours")]
    [InlineData("operation,prompt\ntxt2image,A lake\n", "2:1: operation: 'txt2image' is no operation that makes something; use one of ")]
    [InlineData("operation,prompt\nbalance,A lake\n", "2:1: operation: 'balance' is no operation that makes something; use one of ")]
    [InlineData("prompt,webhook-url\nA lake,http://example.com/hook\n", "2:2: --webhook-url: ")]
    [InlineData("prompt,webhook_url,webhook-url\nA lake,https://example.com/,https://example.com/\n", "2:3: --webhook-url is there twice, as 'webhook_url' and under another name; take one out")]
    [InlineData("prompt,prompt\nA lake,A sea\n", "1:2: 'prompt' is the name of two columns; take one out")]
    [InlineData("prompt,\nA lake,x\n", "1:2: the column has no name; name it, or take it out")]
    [InlineData("prompt,seed\nA lake\n", "2: has 1 cells, and the header 2; give each row as many, and put cells with the delimiter into quotes")]
    [InlineData("prompt,seed\n\"A lake,1\nA sea,2\n", "2: a quote stands inside of a cell that does not begin with one, or is not closed; put the cell into quotes, and double those inside of it")]
    [InlineData("prompt,seed\nA \"lake\",1\n", "2: a quote stands inside of a cell")]
    [InlineData("prompt,seed*\nA lake,1..0\n", "2:2: --seed: '1..0' is no range of at most 100000 whole numbers; write it from the first to the last, such as 1..4")]
    [InlineData("prompt,seed*\nA lake,-9223372036854775808..9223372036854775807\n", "2:2: --seed: '-9223372036854775808..9223372036854775807' is no range")]
    [InlineData("prompt*,seed*\nA lake|,1\n", "2:1: --prompt: has an empty value between two '|'; write \\| for the character itself")]
    [InlineData("prompt*,seed*,steps*\nA|B,1..1000,1..1000\n", "2: stands for more than 100000 rows; write several lines")]
    [InlineData("prompt,model\nA lake,Unknown\n", "2:2: --model: there is no model 'Unknown' whose defaults could be taken; give --model one of those that 'dryapi models' lists")]
    [InlineData("prompt,seed\nA \0lake,1\n", "2: has a NUL, which no text has; save the file as UTF-8")]
    [InlineData("p\0r\0o\0m\0p\0t\0\n\0A\0\n\0", "1: has a NUL, which no text has; save the file as UTF-8")]
    [InlineData("prompt,#id,# id\nA lake,1,2\n", "2:3: the note 'id' is there twice; take one out")]
    [InlineData("\n", "1: the file is empty; its first line has to name the columns, such as operation,prompt,model")]
    public async Task Csv_OnAMistake_TellsLineColumnAndOption(string text, string expected) => await ShouldTellAsync("jobs.csv", text, expected);

    [Theory]
    [InlineData("{\"prompt\": \"A lake\"}\n\n{\"prompt\": \"Ä sea\", \"width\": \"wide\"}\n", "3:21: --width: Must be a whole number")]
    [InlineData("[1]\n", "1:1: is no JSON object; write one such as {\"prompt\": \"A lake\"} in each line")]
    [InlineData("{\"prompt\": \"A lake\",}\n", "1:21: is no JSON: one object has to be in each line")]
    [InlineData("{\"prompt\": \"A lake\"} {}\n", "1:22: is no JSON: one object has to be in each line")]
    [InlineData("{\"prompt\": \"A lake\", \"prompt\": \"B\"}\n", "1:22: 'prompt' is there twice; take one out")]
    [InlineData("{\"prompt\": \"A\", \"#note\": [{\"a\": 1, \"a\": 2}]}\n", "1:17: '#note' has an object with a name that is there twice; take one out")]
    [InlineData("{\"prompt\": \"A\", \"width\": 1e400}\n", "1:17: --width: Must be a whole number of 64 bits")]
    [InlineData("{\"prompt\": \"\\ud83d\"}\n", "1:2: has half of a character (a lone surrogate), which no text has; leave it out")]
    [InlineData("{\"prompt\": \"A lake\", \"seed*\": []}\n", "1:22: --seed: has 0 values; give from 1 to 100000")]
    [InlineData("{\"operation\": \"img2txt\", \"image\": 7}\n", "1:26: --image: is no path of a file; give one as a text")]
    [InlineData("{\"operation\": \"img2txt\", \"image\": \"none.png\"}\n", "1:26: --image: cannot read ")]
    public async Task JsonLines_OnAMistake_TellsLineColumnAndOption(string text, string expected) => await ShouldTellAsync("jobs.jsonl", text, expected);

    [Fact]
    public async Task Csv_OnManyMistakes_TellsTheFirstAndCountsAll()
    {
        _cli.Write("jobs.csv", "prompt,width\n" + string.Concat(Enumerable.Repeat("A lake,wide\n", 1000)));

        var run = await _cli.RunAsync("jobs.csv", ["--operation", "txt2img", "--set", "model=Flux1schnell", "--yes"]);

        var last = run.ShouldHaveFailed(2);
        last.ShouldBe($"dryapi: {_cli["jobs.csv"]} has 1000 mistakes, of which the first 20 are told; nothing was submitted, correct the lines above and run it again");
        run.Error.Split('\n').Count(line => line.StartsWith(_cli["jobs.csv"], StringComparison.Ordinal)).ShouldBe(20);
        _cli.Emulator.Calls.Where(call => call.Method == "POST").ShouldBeEmpty();
        _cli.Names().ShouldBe(["jobs.csv"]);
    }

    [Fact]
    public async Task File_ThatCannotBeRead_IsOneLine()
    {
        File.WriteAllBytes(_cli["latin.csv"], [.. "prompt\nA l"u8, 0xE4, .. "ke\n"u8]);
        _cli.Write("jobs.txt", "prompt\nA lake\n");
        _cli.Write("header.csv", "prompt,seed\n,\n");
        _cli.Write("long.jsonl", "{\"prompt\": \"" + new string('x', 5_000_000));
        Directory.CreateDirectory(_cli["folder.csv"]);

        (await RunAsync("none.csv")).ShouldEndWith("there is no such file; give the path of a batch file that is there");
        (await RunAsync("folder.csv")).ShouldEndWith("it is a folder; give the path of a batch file that is there");
        (await RunAsync("latin.csv")).ShouldEndWith("latin.csv is no UTF-8; save it as UTF-8");
        (await RunAsync("jobs.txt")).ShouldEndWith("jobs.txt is neither .csv nor .jsonl; give a batch file with one of these extensions");
        (await RunAsync("header.csv")).ShouldEndWith("header.csv has no rows; nothing was submitted");
        (await RunAsync("long.jsonl")).ShouldContain("has 1 mistake;");
        _cli.Names().ShouldNotContain(name => name.Contains("journal"));

        async Task<string> RunAsync(string file) => (await _cli.RunAsync(file, ["--operation", "txt2img", "--yes"])).ShouldHaveFailed(2);
    }

    [Fact]
    public async Task Csv_OfSpreadsheets_IsReadWithItsDelimiterAndMark()
    {
        File.WriteAllBytes(_cli["jobs.csv"], [0xEF, 0xBB, 0xBF, .. "prompt;#id;seed\r\n\"A lake; at \"\"dawn\"\"\";x;1\r\n\r\nA sea, far;y;2\r\n"u8]);

        var run = await _cli.AgainAsync("--yes", "--name", "{#id}-{seed}.{ext}");

        run.ExitCode.ShouldBe(0, run.Error);
        _cli.Results.ShouldBe(["x-1.png", "y-2.png"]);
        _cli.Emulator.Jobs.List().Select(job => job.Request!).Order().ShouldBe([.. _cli.Emulator.Jobs.List().Select(job => job.Request!).Order()]);
        _cli.Emulator.Jobs.List().ShouldContain(job => job.Request!.Contains("A lake; at \\u0022dawn\\u0022", StringComparison.Ordinal) || job.Request!.Contains("A lake; at \\\"dawn\\\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Json_NestedTooDeeply_IsNotCalledNone()
    {
        await ShouldTellAsync("jobs.jsonl", $"{{\"prompt\": {new string('[', 100_000)}{new string(']', 100_000)}}}\n", "1:75: is nested more than 64 levels deep; write it flatter");
        await ShouldTellAsync("jobs.jsonl", $"{{\"prompt\": {new string('[', 50)}\n", "1:62: is no JSON: one object has to be in each line");
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-32")]
    public async Task File_WithAMarkOfItsEncoding_IsRead(string name)
    {
        var encoding = Encoding.GetEncoding(name);
        File.WriteAllBytes(_cli["jobs.csv"], [.. encoding.GetPreamble(), .. encoding.GetBytes("prompt,seed\n\"A\r\nlake\",1\n  \n,\n , \n")]);

        var run = await _cli.AgainAsync("--dry-run");

        run.ExitCode.ShouldBe(0, run.Error);
        run.Error.ShouldContain("1 row(s): 1 to submit");
    }

    /// <summary>Any number of columns takes the time of reading them, not its square.</summary>
    [Fact]
    public async Task Columns_OfAnyNumber_AreRead()
    {
        var columns = string.Concat(Enumerable.Range(0, 100_000).Select(number => string.Create(CultureInfo.InvariantCulture, $",#c{number}")));
        _cli.Write("jobs.csv", $"prompt,seed{columns}\nA lake,1{columns}\n");
        (await _cli.AgainAsync("--dry-run")).ExitCode.ShouldBe(0);
        _cli.Write("jobs.jsonl", $"{{\"prompt\": \"A lake\"{columns.Replace(",", ",\"", StringComparison.Ordinal).Replace(",", "\":1,", StringComparison.Ordinal)[3..]}\":1}}\n");
        (await _cli.RunAsync("jobs.jsonl", [.. BatchCli.Pictures, "--dry-run"])).ExitCode.ShouldBe(0);
    }

    [Fact]
    public async Task Columns_WithSeveralValues_MakeARowForEachWithEach()
    {
        _cli.Write("jobs.csv", "prompt*,seed*,model\nA lake|A \\| sea,1..3|7,\n");

        var run = await _cli.AgainAsync("--yes", "--set", "steps*=1|2", "--name", "{prompt}-{seed}-{steps}.{ext}");

        run.ShouldHaveFailed(2).ShouldBe("dryapi: --set steps is there twice; take one out");
        run = await _cli.RunAsync("jobs.csv", ["--operation", "txt2img", "--set", "model=Flux1schnell", "--set", "width=64", "--set", "height=64", "--set", "guidance=0", "--set", "steps*=1|2", "--yes", "--name", "{prompt}-{seed}-{steps}.{ext}"]);
        run.ExitCode.ShouldBe(0, run.Error);
        _cli.Results.ShouldBe([.. from prompt in new[] { "A _ sea", "A lake" } from seed in new[] { 1, 2, 3, 7 } from steps in new[] { 1, 2 } select string.Create(CultureInfo.InvariantCulture, $"{prompt}-{seed}-{steps}.png")]);
    }

    /// <summary>Every operation that costs something, from the catalogue: what it needs, in one file.</summary>
    [Fact]
    public async Task Batch_OfEveryOperation_SavesAResultForEach()
    {
        using var maker = new Cli { Emulator = Cli.Instant() };
        await MakeAsync("txt2img", "a.png", "--width", "64", "--height", "64");
        await MakeAsync("txt2audio", "a.wav");
        await MakeAsync("txt2video", "a.mp4", "--frames", "5");
        var jobs = DryApiOperations.All.Where(operation => operation.Submit is not null || operation.PriceOperation is not null).ToList();
        var lines = new StringBuilder();
        foreach (var operation in jobs)
        {
            var needed = operation.Parameters.Where(parameter => parameter.WireName != "model" && (parameter.Type == ParameterType.File || parameter.WireName == "input" || (parameter.IsRequired && parameter.FindRule("minLength") is not null)
                || parameter.WireName is "frames" || parameter.WireName.EndsWith("_url", StringComparison.Ordinal) && parameter.WireName != "webhook_url" || (parameter.IsRequired && parameter.AllowedValues.Count > 0)
                || (parameter.IsRequired && OperationCommand.ArgumentsOf(operation).Contains(parameter)) || parameter.WireName == "prompt")
                && !(parameter.Type == ParameterType.File && !parameter.IsRequired && !OperationCommand.ArgumentsOf(operation).Contains(parameter)));
            lines.Append(CultureInfo.InvariantCulture, $"{{\"operation\": \"{operation.Name}\"");
            foreach (var parameter in needed)
            {
                lines.Append(CultureInfo.InvariantCulture, $", \"{parameter.WireName}\": {SampleOf(parameter)}");
            }

            lines.Append("}\n");
        }

        _cli.Write("jobs.jsonl", lines.ToString());

        var run = await _cli.RunAsync("jobs.jsonl", ["--max-cost", "1000", "--name", "{operation}.{ext}"]);

        run.ExitCode.ShouldBe(0, run.Error);
        _cli.Results.Select(Path.GetFileNameWithoutExtension).ShouldBe(jobs.Select(operation => operation.Name).Order(StringComparer.Ordinal));
        _cli.Results.ShouldAllBe(name => new FileInfo(_cli[Path.Combine("jobs-results", name)]).Length > 0);

        async Task MakeAsync(params string[] args)
        {
            (await maker.RunAsync([args[0], "A lake", "-o", maker[args[1]], .. args[2..]])).ExitCode.ShouldBe(0);
            File.Copy(maker[args[1]], _cli[args[1]]);
        }
    }

    private static string SampleOf(ParameterDescription parameter)
    {
        if (parameter.Type == ParameterType.File)
        {
            return parameter.FileTypes.Contains("png") ? "\"a.png\"" : parameter.FileTypes.Contains("mp4") ? "\"a.mp4\"" : "\"a.wav\"";
        }

        return parameter.AllowedValues.Count > 0 ? parameter.AllowedValues[0].GetRawText() : parameter.WireName == "frames" ? "5" : parameter.WireName.EndsWith("_url", StringComparison.Ordinal) ? "\"https://example.com/watch\"" : "\"A lake at dusk\"";
    }

    private async Task ShouldTellAsync(string file, string text, string expected)
    {
        _cli.Write(file, text);

        var run = await _cli.RunAsync(file, ["--operation", "txt2img", "--yes"]);

        run.ShouldHaveFailed(2).ShouldBe($"dryapi: {_cli[file]} has 1 mistake; nothing was submitted, correct the lines above and run it again");
        run.Error.Split('\n').Count(line => line.StartsWith($"{_cli[file]}:{expected}", StringComparison.Ordinal)).ShouldBe(1, run.Error);
        _cli.Emulator.Calls.Where(call => call.Method == "POST").ShouldBeEmpty();
        _cli.Names().ShouldBe([file]);
    }
}
