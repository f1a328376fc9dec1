using System.CommandLine;

namespace DryApi.Cli;

/// <summary>The options that say how a command tells what it did.</summary>
internal sealed class OutputOptions
{
    /// <summary>The option for programs that read what is printed.</summary>
    public const string JsonName = "--json";

    private readonly Option<bool> _json = new(JsonName) { Description = "Prints the result as JSON on standard output; an error is JSON too, on standard error." };
    private readonly Option<bool> _quiet = new("--quiet", "-q") { Description = "Leaves out notes and progress; errors are told all the same." };

    /// <summary>Adds them to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_json);
        command.Add(_quiet);
    }

    /// <summary>Whether programs read what is printed.</summary>
    public bool IsJson(ParseResult result) => result.GetValue(_json);

    /// <summary>A terminal that is told as much as was asked for.</summary>
    public Terminal Of(Terminal terminal, ParseResult result) => result.GetValue(_quiet) ? terminal with { IsQuiet = true } : terminal;
}
