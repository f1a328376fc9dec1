using System.CommandLine;
using System.Text.Json;
using DryApi.Cli.Commands;
using DryApi.Emulator;

namespace DryApi.Cli.Tests;

/// <summary>What holds of each command, those that no operation has made too.</summary>
public sealed class EveryCommandTests : IDisposable
{
    private readonly Cli _cli = new();

    public static TheoryData<string> Paths => [.. Below(Root, "")];

    private static RootCommand Root => CommandLine.CreateRoot(new Cli().Terminal(TextWriter.Null, TextWriter.Null));

    public void Dispose() => _cli.Dispose();

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task Help_SaysWhatAllOfItIs(string path)
    {
        var run = await _cli.RunAsync([.. path.Split(' '), "--help"]);

        run.ExitCode.ShouldBe(0, run.Error);
        DryApiOperations.All.SelectMany(operation => operation.Parameters).Select(parameter => parameter.WireName).Where(name => name.AsSpan().IndexOfAny("_[") >= 0).Where(name => run.Output.Contains(name, StringComparison.Ordinal)).ShouldBeEmpty("names of the wire are none of a command line");
        run.Output.ShouldNotContain("/api/");
        var command = Find(path);
        command.Description.ShouldNotBeNullOrWhiteSpace();
        foreach (var (name, description) in command.Options.Select(option => (option.Name, option.Description)).Concat(command.Arguments.Select(argument => (argument.Name, argument.Description))))
        {
            run.Output.ShouldContain(name);
            description.ShouldNotBeNullOrWhiteSpace(name);
        }
    }

    [Fact]
    public async Task Help_IsWrittenAtOnce()
    {
        using var output = new CountingWriter();

        (await new CommandLine(_cli.Terminal(output, TextWriter.Null)).RunAsync(["txt2img", "--help"], TestContext.Current.CancellationToken)).ShouldBe(0);

        output.Writes.ShouldBe(1);
        output.ToString().ShouldContain("--negative-prompt");
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task Command_OnAnOptionThatIsNone_IsOneLineAndSendsNothing(string path)
    {
        await using var service = await DryApiEmulator.StartAsync(Cli.Instant(), TestContext.Current.CancellationToken);
        _cli.Set("DRYAPI_API_KEY", "any-key");
        _cli.Set("DRYAPI_BASE_URL", service.BaseAddress.AbsoluteUri);

        (await _cli.RunAsync([.. path.Split(' '), "--no-such-option"])).ShouldHaveFailed(2).ShouldContain("--no-such-option");

        if (Find(path) is { Subcommands.Count: 0 } command && command.Options.FirstOrDefault(option => option.Required) is { } required)
        {
            (await _cli.RunAsync([.. path.Split(' '), .. command.Arguments.Where(argument => argument.Arity.MinimumNumberOfValues > 0).Select(_ => "x")])).ShouldHaveFailed(2).ShouldContain($" needs {required.Name} ");
        }

        service.Calls.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task Command_OnEachKindOfUsageError_IsOneLineOfOurs(string path)
    {
        var line = new CommandLine(_cli.Terminal(TextWriter.Null, TextWriter.Null));
        foreach (var (args, expected) in Mistakes(path))
        {
            var words = $"{string.Join(' ', args)}: ";
            // A server that started would not end.
            Should.Throw<UsageException>(() => line.Parse(args), words);

            var run = await _cli.RunAsync(args);

            run.ExitCode.ShouldBe(2, words);
            run.Output.ShouldBeEmpty(words);
            var said = run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).ShouldHaveSingleItem(words);
            said = said.StartsWith('{') ? JsonDocument.Parse(said).RootElement.GetProperty("error").GetString()! : said;
            said.ShouldContain(expected, Case.Sensitive, words);
            LibrarySentences.In(said).ShouldBeNull(words);
        }
    }

    [Fact]
    public void LibrarySentences_OnWhatTheLibrarySays_AreFound()
    {
        string[][] all = [.. Below(Root, "").SelectMany(Mistakes).Select(mistake => mistake.Args)];

        var said = all.SelectMany(args => Root.Parse(args).Errors).Select(error => error.Message).ToHashSet(StringComparer.Ordinal);

        said.Count.ShouldBeGreaterThan(50);
        said.ShouldAllBe(message => LibrarySentences.In(message) != null);
    }

    /// <summary>Command lines of a command that are wrong, one of each kind for each of its symbols, and what has to be said of each.</summary>
    private static IEnumerable<(string[] Args, string Expected)> Mistakes(string path)
    {
        var (names, command) = (path.Split(' '), Find(path));
        if (command.Subcommands.Any())
        {
            yield return (names, "a command is missing; use one of ");
            yield return ([.. names, "qqqqqqqq"], "'qqqqqqqq' is no command; use one of ");
            yield return ([.. names, command.Subcommands[0].Name + "x"], $"(did you mean {command.Subcommands[0].Name}?)");
            yield break;
        }

        string[] arguments = [.. names, .. command.Arguments.Where(argument => argument.Arity.MinimumNumberOfValues > 0).Select(_ => "x")];
        string[] whole = [.. arguments, .. command.Options.Where(option => option.Required).SelectMany(option => (string[])[option.Name, "x"])];
        yield return ([.. whole, "--qqqqqqqq"], $"'--qqqqqqqq' is no option of {path} (a text that begins with - ");
        yield return ([.. whole, "--qqqqqqqq=a-key-that-must-stay-secret"], "'--qqqqqqqq' is no option of ");
        yield return ([.. whole, "-Q"], "'-Q' is no option of ");
        if (arguments.Length > names.Length)
        {
            yield return ([.. names, .. whole[arguments.Length..]], $"{path} needs ");
        }

        if (whole.Length > arguments.Length)
        {
            yield return (arguments, $"{path} needs --");
        }

        if (command.Arguments.All(argument => argument.Arity.MaximumNumberOfValues == 1))
        {
            yield return ([.. names, .. whole[names.Length..], .. command.Arguments.Select(_ => "x"), "one-more"], command.Arguments.Count > 0 ? " is one argument too many, " : " takes no argument: ");
        }

        foreach (var option in command.Options)
        {
            string[] others = [.. arguments, .. command.Options.Where(other => other.Required && other != option).SelectMany(other => (string[])[other.Name, "x"])];
            yield return ([.. others, option.Name + option.Name[^1]], $"(did you mean {option.Name}?)");
            if (option.Arity.MinimumNumberOfValues == 0)
            {
                yield return ([.. others, option.Name + "=maybe"], $"{option.Name} has a value and takes none: ");
                continue;
            }

            yield return ([.. others, option.Name], $"{option.Name} has no value: ");
            yield return ([.. others, option.Name + "="], $"{option.Name} has no value: ");
            yield return ([.. others, option.Name, "--"], $"{option.Name} has no value: ");
            yield return ([.. others, option.Name, command.Options[0].Name], $"{option.Name} has no value: '{command.Options[0].Name}' follows it");
            yield return ([.. others, option.Name, "--qqqqqqqq"], $"{option.Name} has no value: '--qqqqqqqq' follows it");
            if (option.Arity.MaximumNumberOfValues == 1)
            {
                yield return ([.. others, option.Name, "1", option.Name, "1"], $"{option.Name} stands there 2 times ");
            }

            if (option.ValueType.IsValueType)
            {
                yield return ([.. others, option.Name, "wide\u001b[31m"], $"{option.Name} is 'wide\\u001B[31m', and takes ");
                yield return ([.. others, option.Name, new string('9', 60)], $"{option.Name} is '{new string('9', 60)}', and takes ");
            }
        }
    }

    private static IEnumerable<string> Below(Command command, string path) => command.Subcommands.SelectMany(each => Below(each, $"{path}{each.Name} ").Prepend($"{path}{each.Name}"));

    private static Command Find(string path) => path.Split(' ').Aggregate((Command)Root, (command, name) => command.Subcommands.Single(each => each.Name == name));

    private sealed class CountingWriter : StringWriter
    {
        public int Writes { get; private set; }

        public override void Write(char value)
        {
            Writes++;
            base.Write(value);
        }

        public override void Write(string? value)
        {
            Writes++;
            base.Write(value);
        }

        public override Task WriteAsync(string? value)
        {
            Write(value);
            return Task.CompletedTask;
        }
    }
}
