namespace DryApi.Cli.Pictures;

/// <summary>What a terminal can show, as it says itself.</summary>
/// <param name="Kind">How it shows pictures.</param>
/// <param name="CellWidth">How many pixels wide a character is.</param>
/// <param name="CellHeight">How many pixels high a character is.</param>
internal sealed record Graphics(GraphicsKind Kind, int CellWidth, int CellHeight)
{
    private const int LargestCell = 200;

    /// <summary>What is taken for true where the terminal does not say it.</summary>
    public static Graphics Usual { get; } = new(GraphicsKind.Blocks, 10, 20);

    /// <summary>The question: can you do kitty's protocol, how large is a character, and, which every terminal answers, what are you?</summary>
    public const string Question = "\u001B_Gi=31,s=1,v=1,a=q,t=d,f=24;AAAA\u001B\\\u001B[16t\u001B[c";

    /// <summary>Reads what a terminal answered. What is none of the three answers is nobody's business.</summary>
    /// <param name="answer">All that came.</param>
    /// <returns>What it can; null while the last answer is missing.</returns>
    public static Graphics? Of(ReadOnlySpan<byte> answer)
    {
        var (kind, width, height) = (GraphicsKind.Blocks, Usual.CellWidth, Usual.CellHeight);
        for (var rest = answer; rest.IndexOf((byte)0x1B) is >= 0 and var start; rest = rest[(start + 1)..])
        {
            var at = rest[(start + 1)..];
            if (at.StartsWith("_Gi=31;OK\u001B\\"u8))
            {
                kind = GraphicsKind.Kitty;
            }
            else if (at.StartsWith("[6;"u8) && Numbers(at[3..], (byte)'t') is [var cellHeight, var cellWidth] && cellHeight is > 0 and <= LargestCell && cellWidth is > 0 and <= LargestCell)
            {
                (width, height) = (cellWidth, cellHeight);
            }
            else if (at.StartsWith("[?"u8) && Numbers(at[2..], (byte)'c') is { } attributes)
            {
                return new Graphics(kind == GraphicsKind.Blocks && attributes.Contains(Sixel) ? GraphicsKind.Sixel : kind, width, height);
            }
        }

        return null;
    }

    /// <summary>The attribute of a terminal that shows Sixel.</summary>
    private const int Sixel = 4;

    /// <summary>Numbers with semicolons between them, up to a letter; null where it is anything else.</summary>
    private static int[]? Numbers(ReadOnlySpan<byte> text, byte end)
    {
        var length = text.IndexOf(end);
        if (length < 0 || text[..length].IndexOfAnyExcept("0123456789;"u8) >= 0)
        {
            return null;
        }

        var numbers = new List<int>();
        foreach (var range in text[..length].Split((byte)';'))
        {
            numbers.Add(int.TryParse(text[..length][range], System.Globalization.NumberStyles.None, null, out var number) ? number : 0);
        }

        return [.. numbers];
    }
}
