using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;

namespace DryApi.Emulator.Results.Video;

/// <summary>Makes films as MP4, without sound.</summary>
internal static class Film
{
    /// <summary>A film of a picture over which a light moves from side to side.</summary>
    /// <param name="picture">The picture. Its sides are taken as even: the format has no other ones.</param>
    /// <param name="frames">How many frames, one or more.</param>
    /// <param name="framesPerSecond">Frames a second, above 0.</param>
    public static byte[] Shoot(Image<Rgb24> picture, int frames, double framesPerSecond)
    {
        var (width, height) = (Even(picture.Width), Even(picture.Height));
        var still = new Frame(picture, width, height);
        var radius = Math.Max(2, Math.Min(width, height) / 16);
        return Write(width, height, framesPerSecond, Enumerable.Range(1, frames).Select(number =>
        {
            var way = number / (frames + 1.0);
            return still.WithLight((int)(width * way), (int)(height * (0.3 - (0.18 * Math.Sin(Math.PI * way)))), radius);
        }));
    }

    /// <summary>A film with each frame of another one changed: as many, at the same rate.</summary>
    /// <param name="clip">The other one.</param>
    /// <param name="width">The width of the changed frames.</param>
    /// <param name="height">The height of the changed frames.</param>
    /// <param name="change">Makes a picture of that size of a frame's picture.</param>
    /// <exception cref="ResultFailedException">The other one cannot be read to its end.</exception>
    public static byte[] Change(Clip clip, int width, int height, Func<Image<Rgba32>, Image<Rgb24>> change) => Write(Even(width), Even(height), clip.FramesPerSecond, clip.Frames.Select(frame =>
    {
        using var before = frame.ToPicture(clip.Width, clip.Height);
        using var after = change(before);
        return new Frame(after, Even(width), Even(height));
    }));

    private static byte[] Write(int width, int height, double framesPerSecond, IEnumerable<Frame> frames)
    {
        var units = new List<byte[]>();
        var previous = (Frame?)null;
        foreach (var frame in frames)
        {
            units.Add(H264.Slice(frame, previous, units.Count));
            previous = frame;
        }

        return Mp4.Write(width, height, framesPerSecond, units);
    }

    private static int Even(int side) => Math.Max(2, side & ~1);
}
