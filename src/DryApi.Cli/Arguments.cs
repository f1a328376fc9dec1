using System.Buffers;
using System.Globalization;
using System.Text;

namespace DryApi.Cli;

/// <summary>What is looked at in a command line beside its grammar.</summary>
internal static class Arguments
{
    /// <summary>What follows it is no option, whatever it looks like.</summary>
    public const string EndOfOptions = "--";

    private static readonly string[] Secrets = ["--api-key", "--apikey", "--api_key", "--key", "--token", "--api-token", "--password", "--secret"];

    /// <exception cref="UsageException">An argument cannot be meant, or must not stand there.</exception>
    public static void Check(IReadOnlyList<string> args)
    {
        if (Options(args).FirstOrDefault(IsSecret) is { } option)
        {
            throw new UsageException($"{option} is no option: who else uses this machine can read a command line; set {Session.KeyVariable}");
        }

        for (var i = 0; i < args.Count; i++)
        {
            if (!IsText(args[i]))
            {
                throw new UsageException(string.Create(CultureInfo.InvariantCulture, $"argument {i + 1} has a NUL or half of a character (a lone surrogate), which no text has; leave it out"));
            }
        }
    }

    /// <summary>Whether an option was given, as far as can be told without the grammar of the command.</summary>
    public static bool HasOption(IReadOnlyList<string> args, string name) => Options(args).Contains(name, StringComparer.Ordinal);

    /// <summary>Whether it looks like an option with a long name.</summary>
    public static bool IsLongOption(string arg) => arg.Length > EndOfOptions.Length && arg.StartsWith(EndOfOptions, StringComparison.Ordinal) && char.IsAsciiLetter(arg[EndOfOptions.Length]);

    /// <summary>The name of an option, without its value; all of what has none.</summary>
    public static string NameOf(string arg) => arg.StartsWith('-') && arg.IndexOfAny(['=', ':', ' ']) is > 0 and var end ? arg[..end] : arg;

    private static IEnumerable<string> Options(IReadOnlyList<string> args) => args.TakeWhile(arg => arg != EndOfOptions).Where(IsLongOption).Select(NameOf);

    private static bool IsSecret(string option) => Secrets.Contains(option, StringComparer.OrdinalIgnoreCase);

    private static bool IsText(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            if (Rune.DecodeFromUtf16(text, out var rune, out var length) != OperationStatus.Done || rune.Value == 0)
            {
                return false;
            }

            text = text[length..];
        }

        return true;
    }
}
