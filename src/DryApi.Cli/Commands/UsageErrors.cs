using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;

namespace DryApi.Cli.Commands;

/// <summary>Says in one sentence what is wrong with a command line: what was given, what is taken, and what to do. What was parsed is asked, not what the parser says of it.</summary>
/// <param name="args">The command line.</param>
/// <param name="result">What it was parsed to.</param>
internal sealed class UsageErrors(IReadOnlyList<string> args, ParseResult result)
{
    private const string Program = "dryapi";
    private const int LongestValue = 80;

    private readonly Command _command = result.CommandResult.Command;
    private readonly List<Option> _options = [.. OptionsOf(result.CommandResult.Command)];

    /// <summary>The sentence; null where nothing is wrong.</summary>
    public string? Find() =>
        // What looks like an option and is none would be taken for a prompt, and paid for.
        InLine() is { } wrong ? Sentence(wrong)
        : result.Action is not ParseErrorAction ? null
        : _command.Subcommands.Any() ? OfCommand()
        : Sentence(Repeated() ?? Unreadable() ?? Missing() ?? Surplus() ?? "the arguments cannot be understood");

    /// <summary>Says that a value is none of those that are allowed.</summary>
    public static string NotAllowed(string option, string value, IReadOnlyCollection<string> allowed) => $"{option} is {Shown(value)}, and takes one of {string.Join(", ", allowed)}{Meant(NearMiss.Of(value, allowed))}";

    /// <summary>The options of a command; that for help is the program's.</summary>
    public static IEnumerable<Option> OptionsOf(Command command) => Chain(command).SelectMany(each => each.Options.Where(option => each == command || option.Recursive));

    private string Name => NameOf(_command).TrimEnd();

    private string Help => $"{Program} {NameOf(_command)}--help";

    private static IEnumerable<Command> Chain(Command command) => command.Parents.OfType<Command>().SelectMany(Chain).Prepend(command);

    /// <summary>What stands before the options of a command, with a space at its end; nothing for the program itself.</summary>
    private static string NameOf(Command command) => command is RootCommand ? "" : $"{string.Concat(command.Parents.OfType<Command>().Select(NameOf))}{command.Name} ";

    private static string Shown(string value) => $"'{TerminalText.OneLine(value, LongestValue)}'";

    private static bool TakesValue(Option option) => option.Arity.MinimumNumberOfValues > 0;

    private static string Usage(Option option) => option.HelpName is { } placeholder ? $"{option.Name} {placeholder}" : option.Name;

    private string Sentence(string wrong) => $"{wrong}; see {Help}";

    private static string Meant(string? name) => name is null ? "" : $" (did you mean {name}?)";

    private Option? Find(string name) => _options.Find(option => option.Name == name || option.Aliases.Contains(name));

    /// <summary>What is wrong with options as they stand there: one that is none, has no value, or has one and takes none.</summary>
    private string? InLine()
    {
        var unknown = new List<string>();
        for (var i = 0; i < args.Count && args[i] != Arguments.EndOfOptions; i++)
        {
            var name = Arguments.NameOf(args[i]);
            var value = args[i].Length > name.Length ? args[i][(name.Length + 1)..] : null;
            if (Find(name) is not { } option)
            {
                if (IsLikeAnOption(args[i]))
                {
                    unknown.Add(name);
                }
            }
            else if (!TakesValue(option))
            {
                if (value is not null && !bool.TryParse(value, out _))
                {
                    return $"{option.Name} has a value and takes none: leave out what follows its name";
                }
            }
            else if (value is null && args.ElementAtOrDefault(i + 1) is { } next && next != Arguments.EndOfOptions)
            {
                if (Find(Arguments.NameOf(next)) is not null || Arguments.IsLongOption(next))
                {
                    return $"{option.Name} has no value: {Shown(Arguments.NameOf(next))} follows it; give one, as in {Usage(option)} (one that begins with - as in {option.Name}=-a)";
                }

                i++;
            }
            else if (string.IsNullOrEmpty(value))
            {
                return $"{option.Name} has no value: give one, as in {Usage(option)}";
            }
        }

        if (unknown.Count == 0)
        {
            return null;
        }

        var meant = NearMiss.Of(unknown[0], _options.Select(option => option.Name));
        return $"{string.Join(", ", unknown.Select(name => Shown(Bare(name))))} is no option of {(Name.Length > 0 ? Name : Program)}{(meant is null ? " (a text that begins with - comes last, after a -- alone)" : Meant(meant))}";
    }

    /// <summary>Short options can stand together, and can have their value without a blank.</summary>
    private bool IsLikeAnOption(string arg) => Arguments.IsLongOption(arg) || (arg.Length > 1 && arg[0] == '-' && char.IsAsciiLetter(arg[1]) && !arg.Any(char.IsWhiteSpace) && Find(arg[..2]) is null);

    /// <summary>The name without what may be a value, which is not told: it may be a secret.</summary>
    private static string Bare(string name) => Arguments.IsLongOption(name) || name.Length <= 2 ? name : $"{name[..2]}…";

    private string OfCommand()
    {
        var names = _command.Subcommands.Select(each => each.Name).ToList();
        return result.UnmatchedTokens is not [var wrong, ..] ? $"a command is missing; use one of {string.Join(", ", names)}, or see {Help}"
            : NearMiss.Of(wrong, names) is { } meant ? Sentence($"{Shown(wrong)} is no command{Meant(meant)}")
            : $"{Shown(wrong)} is no command; use one of {string.Join(", ", names)}, or see {Help}";
    }

    private string? Repeated() => _options.Find(option => option.Arity.MaximumNumberOfValues <= 1 && result.GetResult(option) is { IdentifierTokenCount: > 1 }) is { } option
        ? $"{option.Name} stands there {result.GetResult(option)!.IdentifierTokenCount} times and is taken once: leave out all but one"
        : null;

    private string? Unreadable()
    {
        foreach (var symbol in result.Errors.Select(error => error.SymbolResult is ArgumentResult { Parent: OptionResult option } ? option : error.SymbolResult))
        {
            if (symbol is OptionResult { Tokens: [.., var token], Option: var given })
            {
                return Unreadable(given, token.Value);
            }
        }

        return null;
    }

    private static string Unreadable(Option option, string value)
    {
        var values = option.GetCompletions(CompletionContext.Empty).Select(each => each.Label).ToList();
        return values.Count > 0 ? NotAllowed(option.Name, value, values)
            : $"{option.Name} is {Shown(value)}, and takes {(value.Length > 0 && value.TrimStart('-').All(char.IsAsciiDigit) ? "a smaller number" : option.ValueType == typeof(int) ? "a whole number, such as 1" : "a number, such as 0.5")}";
    }

    private string? Missing()
    {
        string[] missing =
        [
            .. _command.Arguments.Where(argument => (result.GetResult(argument)?.Tokens.Count ?? 0) < argument.Arity.MinimumNumberOfValues).Select(argument => argument.Name),
            .. _command.Options.Where(option => option.Required && result.GetResult(option) is null or { Implicit: true }).Select(Usage),
        ];
        return missing.Length > 0 ? $"{Name} needs {string.Join(" and ", missing)}" : null;
    }

    /// <summary>What a command takes none of is not told: it may be a secret.</summary>
    private string? Surplus() => result.UnmatchedTokens is not [var first, ..] ? null
        : _command.Arguments.Count == 0 ? $"{Name} takes no argument: leave it out"
        : $"{Shown(first)} is one argument too many, {Name} takes {string.Join(' ', _command.Arguments.Select(argument => argument.Name))}: put a text with blanks in quotes";
}
