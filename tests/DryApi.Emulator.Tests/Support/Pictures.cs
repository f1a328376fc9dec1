using SkiaSharp;

namespace DryApi.Emulator.Tests.Support;

/// <summary>Pictures by another library than the one that the emulator has.</summary>
internal static class Pictures
{
    /// <summary>The size of a picture, which has to be whole.</summary>
    public static (int Width, int Height) SizeOf(byte[] file)
    {
        using var picture = Open(file);
        return (picture.Width, picture.Height);
    }

    /// <summary>Opens a picture with all its pixels.</summary>
    public static SKBitmap Open(byte[] file) => SKBitmap.Decode(file).ShouldNotBeNull("the picture cannot be read");

    /// <summary>A picture of one colour, with a square of another one in its middle.</summary>
    public static byte[] Png(int width, int height)
    {
        using var picture = new SKBitmap(width, height);
        picture.Erase(SKColors.SteelBlue);
        for (var y = height / 4; y < 3 * height / 4; y++)
        {
            for (var x = width / 4; x < 3 * width / 4; x++)
            {
                picture.SetPixel(x, y, SKColors.Gold);
            }
        }

        return picture.Encode(SKEncodedImageFormat.Png, 100).ToArray();
    }
}
