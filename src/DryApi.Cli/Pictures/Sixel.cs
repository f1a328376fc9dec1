using System.Globalization;
using System.Text;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;
using SixLabors.ImageSharp.Processing;
using SixLabors.ImageSharp.Processing.Processors.Quantization;

namespace DryApi.Cli.Pictures;

/// <summary>Sixel: bands of six rows, each color of a band written over the others.</summary>
internal static class Sixel
{
    private const int Band = 6;
    private const int MostColors = 255;
    private const int First = '?';
    private const int ShortestRun = 4;

    /// <summary>The escape codes that show a picture.</summary>
    public static string Encode(Image<Rgba32> picture)
    {
        picture.Mutate(each => each.Quantize(new WuQuantizer(new QuantizerOptions { MaxColors = MostColors })));
        var (indexes, palette) = Indexed(picture);
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"\u001BP0;1;0q\"1;1;{picture.Width};{picture.Height}");
        for (var i = 0; i < palette.Count; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"#{i};2;{Share(palette[i].R)};{Share(palette[i].G)};{Share(palette[i].B)}");
        }

        for (var top = 0; top < picture.Height; top += Band)
        {
            AppendBand(text, indexes, picture.Width, top, Math.Min(Band, picture.Height - top));
        }

        return text.Append("\u001B\\").ToString();
    }

    /// <summary>The color of each pixel by its number; -1 where nothing is to be seen.</summary>
    private static (int[] Indexes, List<Rgba32> Palette) Indexed(Image<Rgba32> picture)
    {
        var (indexes, palette, known) = (new int[picture.Width * picture.Height], new List<Rgba32>(), new Dictionary<Rgba32, int>());
        for (var i = 0; i < indexes.Length; i++)
        {
            var color = picture[i % picture.Width, i / picture.Width];
            if (color.A < 128)
            {
                indexes[i] = -1;
                continue;
            }

            color.A = 255;
            if (!known.TryGetValue(color, out indexes[i]))
            {
                known[color] = indexes[i] = palette.Count;
                palette.Add(color);
            }
        }

        return (indexes, palette);
    }

    private static void AppendBand(StringBuilder text, int[] indexes, int width, int top, int rows)
    {
        foreach (var color in indexes.AsSpan(top * width, rows * width).ToArray().Where(index => index >= 0).Distinct().Order())
        {
            text.Append(CultureInfo.InvariantCulture, $"#{color}");
            var (run, last) = (0, -1);
            for (var x = 0; x <= width; x++)
            {
                var sixel = x == width ? -1 : Enumerable.Range(0, rows).Sum(row => indexes[((top + row) * width) + x] == color ? 1 << row : 0);
                if (sixel != last)
                {
                    AppendRun(text, last, run);
                    (run, last) = (0, sixel);
                }

                run++;
            }

            text.Append('$');
        }

        text.Append('-');
    }

    private static void AppendRun(StringBuilder text, int sixel, int run)
    {
        if (run >= ShortestRun)
        {
            text.Append(CultureInfo.InvariantCulture, $"!{run}{(char)(First + sixel)}");
        }
        else if (run > 0)
        {
            text.Append((char)(First + sixel), run);
        }
    }

    /// <summary>A part of a color in percent.</summary>
    private static int Share(byte part) => ((part * 100) + 127) / 255;
}
