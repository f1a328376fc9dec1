using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;
using Spectre.Console;

namespace DryApi.Cli.Pictures;

/// <summary>Half blocks: a character is two pixels, one as its color and one as what is behind it.</summary>
internal static class Blocks
{
    /// <summary>Writes a picture, with the colors that the terminal has; the cursor stays at the end of its last line.</summary>
    public static void Write(IAnsiConsole console, Image<Rgba32> picture)
    {
        for (var y = 0; y < picture.Height; y += 2)
        {
            if (y > 0)
            {
                console.WriteLine();
            }

            var line = new Paragraph { Overflow = Overflow.Crop };
            for (var x = 0; x < picture.Width; x++)
            {
                var (upper, lower) = (ColorAt(picture, x, y), y + 1 < picture.Height ? ColorAt(picture, x, y + 1) : (Spectre.Console.Color?)null);
                line.Append(upper is null && lower is null ? " " : upper is null ? "▄" : "▀", upper is null ? new Style(lower) : new Style(upper, lower));
            }

            console.Write(line);
        }
    }

    private static Spectre.Console.Color? ColorAt(Image<Rgba32> picture, int x, int y)
    {
        var pixel = picture[x, y];
        return pixel.A < 128 ? null : new Spectre.Console.Color(pixel.R, pixel.G, pixel.B);
    }
}
