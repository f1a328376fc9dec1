namespace DryApi.OpenApi.Encoders;

/// <summary>What eyes read at a terminal and in the log of a build: nothing moves the cursor, turns the direction or is a command of the build server.</summary>
internal sealed class Terminal : IPlace
{
    /// <summary>More of one value is no longer read; <c>--format json</c> has all of it.</summary>
    private const int Longest = 2_000;

    private Terminal()
    {
    }

    public static string Encode(string text) => VisibleText.OneLine(TextExcerpt.Start(text, Longest));

    public static string Prose(string words) => Encode(words);

    public static string Finish(string line) => Diagnostics.BreakPlaces(WorkflowCommands.Break(line));

    /// <summary>A value in one of the terminal's colors.</summary>
    /// <param name="text">The value.</param>
    /// <param name="color">The number of the color, or of another rendition.</param>
    /// <param name="hasColor">Whether the terminal has any.</param>
    public static Encoded<Terminal> Paint(string text, int color, bool hasColor)
    {
        Encoded<Terminal> plain = $"{text}";
        return hasColor ? $"\e[{color}m{plain}\e[0m" : plain;
    }
}
