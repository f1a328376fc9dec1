using Spectre.Console;

namespace DryApi.Cli.Pictures;

/// <summary>Asks the terminal what it can show.</summary>
internal static class GraphicsProbe
{
    /// <summary>Overrides what the terminal says of itself.</summary>
    public const string Variable = "DRYAPI_PICTURES";

    private const int LongestAnswer = 512;

    /// <summary>How long nothing may come; a terminal far away takes some tenths of a second.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(0.5);

    /// <summary>Asks. A terminal that does not answer shows blocks.</summary>
    /// <param name="writer">Where the question goes.</param>
    public static Graphics Ask(TextWriter writer)
    {
        using var input = RawInput.Open();
        if (input is null)
        {
            return Graphics.Usual;
        }

        writer.Write(Graphics.Question);
        writer.Flush();
        var (answer, length, piece) = (new byte[LongestAnswer], 0, new byte[64]);
        while (length < LongestAnswer - piece.Length && input.Read(piece, Silence) is > 0 and var count)
        {
            piece.AsSpan(0, count).CopyTo(answer.AsSpan(length));
            length += count;
            if (Graphics.Of(answer.AsSpan(0, length)) is { } graphics)
            {
                return graphics;
            }
        }

        return Graphics.Usual;
    }

    /// <summary>What pictures are shown by, as the user says or else the terminal; null where that is nothing.</summary>
    public static Graphics? Of(Terminal terminal)
    {
        var said = Said(terminal);
        if (said == GraphicsKind.None)
        {
            return null;
        }

        var graphics = said == GraphicsKind.Blocks ? Graphics.Usual : terminal.AskGraphics!();
        graphics = graphics with { Kind = said ?? graphics.Kind };
        var capabilities = terminal.Progress.Profile.Capabilities;
        return graphics.Kind == GraphicsKind.Blocks && (capabilities.ColorSystem < ColorSystem.EightBit || !capabilities.Unicode) ? null : graphics;
    }

    /// <summary>Tells of what the user says that is not known, and shows nothing.</summary>
    public static void TellOfWhatIsSaid(Terminal terminal)
    {
        if (terminal.Variable(Variable) is { Length: > 0 } said && Said(terminal) == GraphicsKind.None && !said.Equals(nameof(GraphicsKind.None), StringComparison.OrdinalIgnoreCase))
        {
            terminal.Notes.WriteLine($"note: {Variable} is '{said}', and no picture is shown; it has to be one of {string.Join(", ", Enum.GetNames<GraphicsKind>()).ToLowerInvariant()}");
        }
    }

    /// <summary>What the user says the terminal can; null where nothing is said.</summary>
    private static GraphicsKind? Said(Terminal terminal) => terminal.Variable(Variable) is { Length: > 0 } said
        ? Enum.GetValues<GraphicsKind>().FirstOrDefault(kind => kind.ToString().Equals(said, StringComparison.OrdinalIgnoreCase))
        : null;
}
