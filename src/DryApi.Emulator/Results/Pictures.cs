using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats;
using SixLabors.ImageSharp.Formats.Jpeg;
using SixLabors.ImageSharp.Formats.Png;
using SixLabors.ImageSharp.Formats.Webp;
using SixLabors.ImageSharp.PixelFormats;
using SixLabors.ImageSharp.Processing;

namespace DryApi.Emulator.Results;

/// <summary>Opens pictures, changes them, and writes them in the formats that the service offers.</summary>
internal static class Pictures
{
    private const int MaxSide = 8192;
    private const int BackgroundTolerance = 48;

    /// <summary>The size of a picture in a file; null where it is none that can be read.</summary>
    public static (int Width, int Height)? SizeOf(byte[] file)
    {
        try
        {
            return Image.Identify(file) is { } info ? (info.Width, info.Height) : null;
        }
        catch (Exception exception) when (IsUnreadable(exception))
        {
            return null;
        }
    }

    /// <summary>Why a picture cannot be worked on; null where it can.</summary>
    public static string? ProblemOf(byte[] file)
    {
        try
        {
            Open(file).Dispose();
            return null;
        }
        catch (ResultFailedException failed)
        {
            return failed.Message;
        }
    }

    /// <summary>The text that a picture carries about what it shows; null where it carries none.</summary>
    public static string? CaptionOf(byte[] file)
    {
        using var picture = Open(file);
        return picture.Metadata.GetPngMetadata().TextData.FirstOrDefault(each => each.Keyword == PictureFile.CaptionKeyword).Value;
    }

    /// <summary>A picture that shows another one in the light of a landscape: the more it is worked on, the more of that.</summary>
    public static Image Edit(byte[] source, int width, int height, string prompt, string seed)
    {
        var picture = Open(source);
        using var light = Landscape.Paint(width, height, prompt, seed);
        picture.Mutate(each => each.Resize(width, height).DrawImage(light, 0.45f));
        return picture;
    }

    /// <summary>A picture without what is like its corners and connected with its edge.</summary>
    public static Image CutOut(byte[] source)
    {
        var picture = Open(source);
        var (width, height) = (picture.Width, picture.Height);
        var corner = picture[0, 0];
        var seen = new bool[width * height];
        var open = new Stack<int>();
        for (var x = 0; x < width; x++)
        {
            open.Push(x);
            open.Push(((height - 1) * width) + x);
        }

        for (var y = 0; y < height; y++)
        {
            open.Push(y * width);
            open.Push((y * width) + width - 1);
        }

        while (open.TryPop(out var at))
        {
            var (x, y) = (at % width, at / width);
            var pixel = picture[x, y];
            if (seen[at] || Math.Abs(pixel.R - corner.R) + Math.Abs(pixel.G - corner.G) + Math.Abs(pixel.B - corner.B) > BackgroundTolerance)
            {
                continue;
            }

            seen[at] = true;
            picture[x, y] = new Rgba32(pixel.R, pixel.G, pixel.B, 0);
            if (x > 0)
            {
                open.Push(at - 1);
            }

            if (x < width - 1)
            {
                open.Push(at + 1);
            }

            if (y > 0)
            {
                open.Push(at - width);
            }

            if (y < height - 1)
            {
                open.Push(at + width);
            }
        }

        return picture;
    }

    /// <summary>A picture that is so many times as wide and high, at most 8192 pixels a side.</summary>
    public static Image Enlarge(byte[] source, int factor)
    {
        var picture = Open(source);
        var scale = Math.Min(factor, (double)MaxSide / Math.Max(picture.Width, picture.Height));
        picture.Mutate(each => each.Resize((int)(picture.Width * scale), (int)(picture.Height * scale), KnownResamplers.Lanczos3));
        return picture;
    }

    /// <summary>Writes a picture.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="extension"><c>png</c>, <c>jpg</c> or <c>webp</c>.</param>
    public static byte[] Write(Image picture, string extension)
    {
        using var file = new MemoryStream();
        picture.Save(file, extension switch { "jpg" => (IImageEncoder)new JpegEncoder { Quality = 90 }, "webp" => new WebpEncoder(), _ => new PngEncoder() });
        return file.ToArray();
    }

    /// <summary>Opens a picture.</summary>
    /// <exception cref="ResultFailedException">It cannot be read.</exception>
    private static Image<Rgba32> Open(byte[] file)
    {
        try
        {
            return Image.Load<Rgba32>(file);
        }
        catch (Exception exception) when (IsUnreadable(exception))
        {
            throw new ResultFailedException("The picture could not be read to its end.", exception);
        }
    }

    private static bool IsUnreadable(Exception exception) => exception is ImageFormatException or InvalidDataException or NotSupportedException or IOException or ArgumentException or IndexOutOfRangeException or OverflowException;
}
