using System.Text;

namespace DryApi.OpenApi.Documents;

/// <summary>
/// Input that cannot be used: a file, an address or an option. The message is one line that says where, what and
/// what to do; the command line prints it and exits with 2.
/// </summary>
public sealed class InputException : Exception
{
    private const int LongestMessage = 2_000;

    public InputException(string message)
        : base(OneLine(message))
    {
    }

    public InputException(string message, Exception innerException)
        : base(OneLine(message), innerException)
    {
    }

    /// <summary><c>file(line,column): what; what to do</c></summary>
    public static InputException At(SourcePosition position, string what, string remedy) =>
        new($"{position}: {what}; {remedy}");

    /// <summary><c>file: what; what to do</c>, where no single line is to blame.</summary>
    public static InputException In(string file, string what, string remedy) => new($"{file}: {what}; {remedy}");

    /// <summary>Text of a document in quotes, cut so that the message stays a sentence.</summary>
    public static string Quote(string text)
    {
        const int longest = 120;
        if (text.Length <= longest)
        {
            return $"\"{text}\"";
        }

        // A surrogate pair is not cut in half.
        var length = char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest;
        return $"\"{text[..length]}…\"";
    }

    // Names and texts from a document can hold line breaks, and MSBuild reads messages line by line.
    internal static string OneLine(string message)
    {
        var line = new StringBuilder(Math.Min(message.Length, LongestMessage));
        foreach (var character in message)
        {
            if (line.Length >= LongestMessage)
            {
                line.Append('…');
                break;
            }

            switch (character)
            {
                case '\n': line.Append(@"\n"); break;
                case '\r': line.Append(@"\r"); break;
                case '\t': line.Append(@"\t"); break;
                case '\u2028' or '\u2029':
                case var _ when char.IsControl(character): line.Append('\uFFFD'); break;
                default: line.Append(character); break;
            }
        }

        return line.ToString();
    }
}
