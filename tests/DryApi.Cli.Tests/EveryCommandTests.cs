using System.CommandLine;
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
            (await _cli.RunAsync([.. path.Split(' '), .. command.Arguments.Where(argument => argument.Arity.MinimumNumberOfValues > 0).Select(_ => "x")])).ShouldHaveFailed(2).ShouldContain($"'{required.Name}'");
        }

        service.Calls.ShouldBeEmpty();
    }

    private static IEnumerable<string> Below(Command command, string path) => command.Subcommands.SelectMany(each => Below(each, $"{path}{each.Name} ").Prepend($"{path}{each.Name}"));

    private static Command Find(string path) => path.Split(' ').Aggregate((Command)Root, (command, name) => command.Subcommands.Single(each => each.Name == name));
}
