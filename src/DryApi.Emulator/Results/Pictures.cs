using DryApi.Emulator.Results.Lettering;
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
    /// <summary>How many times as wide and high as the source an upscale is, where the request does not say.</summary>
    public const int UsualScale = 4;

    private const int MaxSide = 8192;
    private const int BackgroundTolerance = 48;
    private const float Light = 0.45f;

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

    /// <summary>What is written in a picture; empty where nothing is that can be read.</summary>
    public static string TextOf(byte[] file)
    {
        using var picture = Open(file);
        return SignReader.Read(picture);
    }

    /// <summary>A picture of a prompt: a landscape, with a sign where the prompt has a text in quotation marks.</summary>
    public static Image<Rgb24> Paint(int width, int height, string prompt, string seed)
    {
        var picture = Landscape.Paint(width, height, prompt, seed);
        Sign.Draw(picture, prompt);
        return picture;
    }

    /// <summary>A picture that shows another one in the light of a landscape: the more it is worked on, the more of that.</summary>
    public static Image Edit(byte[] source, int width, int height, string prompt, string seed)
    {
        var picture = Open(source);
        using var light = Landscape.Paint(width, height, prompt, seed);
        Shine(picture, width, height, light);
        Sign.Draw(picture, prompt);
        return picture;
    }

    /// <summary>Gives a picture a size, and lets a light fall on it.</summary>
    public static void Shine(Image picture, int width, int height, Image light) => picture.Mutate(each => each.Resize(width, height).DrawImage(light, Light));

    /// <summary>A picture without what is like its corner and connected with its edge.</summary>
    public static Image<Rgba32> CutOut(byte[] source) => CutOut(Open(source));

    /// <summary>Takes away what is like the first corner of a picture and connected with its edge.</summary>
    /// <returns>The picture.</returns>
    public static Image<Rgba32> CutOut(Image<Rgba32> picture)
    {
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
        var (width, height) = Enlarged(picture.Width, picture.Height, factor, MaxSide);
        picture.Mutate(each => each.Resize(width, height, KnownResamplers.Lanczos3));
        return picture;
    }

    /// <summary>How large something is that was enlarged.</summary>
    /// <param name="width">Its width before.</param>
    /// <param name="height">Its height before.</param>
    /// <param name="factor">How many times as wide and high it gets.</param>
    /// <param name="maxSide">The most that its longer side gets, where it is not longer already.</param>
    public static (int Width, int Height) Enlarged(int width, int height, double factor, int maxSide)
    {
        var scale = Math.Max(1, Math.Min(factor, (double)maxSide / Math.Max(width, height)));
        return ((int)(width * scale), (int)(height * scale));
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
    public static Image<Rgba32> Open(byte[] file)
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
