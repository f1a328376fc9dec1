namespace DryApi.Emulator.Results.Lettering;

/// <summary>Where everything is on a sign, in dots from the outer edge of its dark frame: a margin, then lines of characters with gaps between them.</summary>
/// <param name="Columns">How many characters a line has room for.</param>
/// <param name="Lines">How many lines there are.</param>
internal readonly record struct SignLayout(int Columns, int Lines)
{
    /// <summary>The frame, and the margin in it.</summary>
    public const int Edge = 2;

    /// <summary>From a character to the next.</summary>
    public const int ColumnPitch = Font.Width + 1;

    /// <summary>From a line to the next.</summary>
    public const int LinePitch = Font.Height + 2;

    /// <summary>Its width, in dots.</summary>
    public int Width => (Columns * ColumnPitch) - 1 + (2 * Edge);

    /// <summary>Its height, in dots.</summary>
    public int Height => (Lines * LinePitch) - 2 + (2 * Edge);
}
