using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;

namespace DryApi.Cli.Pictures;

/// <summary>The graphics protocol of kitty: a PNG in pieces.</summary>
internal static class Kitty
{
    private const int LongestPiece = 4096;

    /// <summary>The escape codes that show a picture.</summary>
    public static string Encode(Image<Rgba32> picture)
    {
        using var png = new MemoryStream();
        picture.SaveAsPng(png);
        var data = Convert.ToBase64String(png.ToArray());
        var pieces = data.Chunk(LongestPiece).ToList();
        // Transmit and show, and answer nothing.
        return string.Concat(pieces.Select((piece, index) =>
            $"\u001B_G{(index == 0 ? "f=100,a=T,q=2," : "")}m={(index < pieces.Count - 1 ? 1 : 0)};{new string(piece)}\u001B\\"));
    }
}
