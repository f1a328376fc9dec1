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

    /// <summary>What the user says the terminal can; null where nothing is said. What is not known is told, and shows nothing.</summary>
    public static GraphicsKind? Said(Terminal terminal)
    {
        if (terminal.Variable(Variable) is not { Length: > 0 } said)
        {
            return null;
        }

        var kinds = Enum.GetValues<GraphicsKind>().Where(kind => kind.ToString().Equals(said, StringComparison.OrdinalIgnoreCase)).ToList();
        if (kinds.Count == 0)
        {
            terminal.Notes.WriteLine($"note: {Variable} is '{said}', and no picture is shown; it has to be one of {string.Join(", ", Enum.GetNames<GraphicsKind>()).ToLowerInvariant()}");
        }

        return kinds.FirstOrDefault();
    }
}
