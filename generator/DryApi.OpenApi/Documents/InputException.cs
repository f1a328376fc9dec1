using DryApi.OpenApi.Encoders;

namespace DryApi.OpenApi.Documents;

/// <summary>
/// Input that cannot be used: a file, an address or an option. The message is one line that says where, what and
/// what to do; the command line prints it and exits with 2.
/// </summary>
public sealed class InputException : Exception
{
    private const int LongestMessage = 2_000;
    private const int LongestQuotation = 120;

    public InputException(string message)
        : base(OneLine(message))
    {
    }

    public InputException(string message, Exception innerException)
        : base(OneLine(message), innerException)
    {
    }

    /// <summary>Whether a limit was exceeded, which whoever runs the tool may raise; else the input itself is to blame.</summary>
    internal bool IsLimit { get; init; }

    /// <summary><c>file(line,column): what; what to do</c></summary>
    public static InputException At(SourcePosition position, string what, string remedy) =>
        new($"{position}: {what}; {remedy}");

    /// <summary><c>file: what; what to do</c>, where no single line is to blame.</summary>
    public static InputException In(string file, string what, string remedy) => new($"{file}: {what}; {remedy}");

    /// <summary>Text of a document in quotes, cut so that the message stays a sentence.</summary>
    public static string Quote(string text) => $"\"{TextExcerpt.Start(text, LongestQuotation)}\"";

    // Names and texts from a document can hold line breaks, and MSBuild reads messages line by line.
    private static string OneLine(string message) => VisibleText.OneLine(TextExcerpt.Start(message, LongestMessage));
}
