using System.Text.RegularExpressions;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;

namespace DryApi.Emulator.Results.Lettering;

/// <summary>A sign in a picture, with the text that its prompt has in quotation marks: black on white in a black frame, which <see cref="SignReader"/> finds.</summary>
internal static partial class Sign
{
    /// <summary>Outside of the frame it is white once more, so that the frame stands alone.</summary>
    private const int Rim = 1;

    private const int MaxCharacters = 200;

    /// <summary>How much of a picture it takes: little where the dots are large enough all the same.</summary>
    private static readonly (double Share, int LeastDot)[] Sizes = [(0.6, 4), (0.95, 1)];

    /// <summary>Puts a sign into the middle of a picture, where the prompt has a text for it. Of a text that is too long the picture has the beginning.</summary>
    public static void Draw<TPixel>(Image<TPixel> picture, string prompt)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        var quoted = Quoted().Matches(prompt).SelectMany(match => match.Groups.Values.Skip(1).First(group => group.Success).Value.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));
        var text = string.Join(' ', quoted);
        text = text[..Math.Min(text.Length, MaxCharacters)];
        while (text.Length > 0)
        {
            foreach (var (share, leastDot) in Sizes)
            {
                var (lines, dot) = Fit(text, picture.Width * share, picture.Height * share);
                if (dot >= leastDot)
                {
                    Draw(picture, lines, dot);
                    return;
                }
            }

            text = text[..^1].TrimEnd();
        }
    }

    /// <summary>The lines in which a text is largest.</summary>
    private static (List<string> Lines, int Dot) Fit(string text, double width, double height) => Enumerable.Range(1, text.Length)
        .Select(columns => Wrap(text, columns))
        .Select(lines => (lines, (int)Math.Min(width / (LayoutOf(lines).Width + (2 * Rim)), height / (LayoutOf(lines).Height + (2 * Rim)))))
        .MaxBy(each => each.Item2);

    private static List<string> Wrap(string text, int columns)
    {
        var lines = new List<string> { "" };
        foreach (var word in text.Split(' '))
        {
            if (lines[^1].Length > 0 && lines[^1].Length + 1 + word.Length <= columns)
            {
                lines[^1] += " " + word;
            }
            else
            {
                lines.Add(word);
            }
        }

        return lines[1..];
    }

    private static SignLayout LayoutOf(List<string> lines) => new(lines.Max(line => line.Length), lines.Count);

    private static void Draw<TPixel>(Image<TPixel> picture, List<string> lines, int dot)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        var layout = LayoutOf(lines);
        var (left, top) = ((picture.Width - (layout.Width * dot)) / 2, (picture.Height - (layout.Height * dot)) / 2);
        var (black, white) = (Color.Black.ToPixel<TPixel>(), Color.White.ToPixel<TPixel>());
        Fill(-Rim, -Rim, layout.Width + (2 * Rim), layout.Height + (2 * Rim), white);
        Fill(0, 0, layout.Width, layout.Height, black);
        Fill(1, 1, layout.Width - 2, layout.Height - 2, white);
        foreach (var (number, line) in lines.Index())
        {
            foreach (var (column, character) in line.Index())
            {
                var dots = Font.DotsOf(character);
                for (var i = 0; i < Font.Width * Font.Height; i++)
                {
                    if (((dots >> i) & 1) != 0)
                    {
                        Fill(SignLayout.Edge + (column * SignLayout.ColumnPitch) + (i / Font.Height), SignLayout.Edge + (number * SignLayout.LinePitch) + (i % Font.Height), 1, 1, black);
                    }
                }
            }
        }

        void Fill(int x, int y, int width, int height, TPixel color)
        {
            for (var row = top + (y * dot); row < top + ((y + height) * dot); row++)
            {
                for (var column = left + (x * dot); column < left + ((x + width) * dot); column++)
                {
                    picture[column, row] = color;
                }
            }
        }
    }

    /// <summary>What stands in quotation marks; an apostrophe is none.</summary>
    [GeneratedRegex(@"""([^""]+)""|[“„]([^“”„]+)[”“]|«([^«»]+)»|(?<!\w)'((?:[^']|(?<=\w)'(?=\w))+)'(?!\w)")]
    private static partial Regex Quoted();
}
