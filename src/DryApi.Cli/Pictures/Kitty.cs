using System.Globalization;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;

namespace DryApi.Cli.Pictures;

/// <summary>The graphics protocol of kitty: a PNG in pieces.</summary>
internal static class Kitty
{
    private const int LongestPiece = 4096;

    /// <summary>The escape codes that show a picture.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="number">The number by which <see cref="Remove"/> takes it away; null where it is to stay.</param>
    public static string Encode(Image<Rgba32> picture, int? number = null)
    {
        using var png = new MemoryStream();
        picture.SaveAsPng(png);
        var data = Convert.ToBase64String(png.ToArray());
        var pieces = data.Chunk(LongestPiece).ToList();
        // Transmit and show, and answer nothing.
        return string.Concat(pieces.Select((piece, index) =>
            $"\u001B_G{(index == 0 ? $"f=100,a=T,q=2,{(number is null ? "" : string.Create(CultureInfo.InvariantCulture, $"i={number},"))}" : "")}m={(index < pieces.Count - 1 ? 1 : 0)};{new string(piece)}\u001B\\"));
    }

    /// <summary>The escape codes that take a picture away, which the erasing of text leaves where it is.</summary>
    public static string Remove(int number) => string.Create(CultureInfo.InvariantCulture, $"\u001B_Ga=d,d=I,i={number},q=2\u001B\\");
}
