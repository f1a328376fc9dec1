using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;

namespace DryApi.Emulator.Results.Video;

/// <summary>A film: a picture over which a light moves from side to side.</summary>
internal static class Film
{
    /// <summary>The film as MP4, without sound.</summary>
    /// <param name="picture">The picture. Its sides are taken as even: the format has no other ones.</param>
    /// <param name="frames">How many frames, one or more.</param>
    /// <param name="framesPerSecond">Frames a second, above 0.</param>
    public static byte[] Shoot(Image<Rgb24> picture, int frames, double framesPerSecond)
    {
        var (width, height) = (Math.Max(2, picture.Width & ~1), Math.Max(2, picture.Height & ~1));
        var still = new Frame(picture);
        var radius = Math.Max(2, Math.Min(width, height) / 16);
        var units = new List<byte[]>(frames);
        var previous = (Frame?)null;
        for (var number = 0; number < frames; number++)
        {
            var way = (number + 1.0) / (frames + 1);
            var frame = still.WithLight((int)(width * way), (int)(height * (0.3 - (0.18 * Math.Sin(Math.PI * way)))), radius);
            units.Add(H264.Slice(frame, previous, number));
            previous = frame;
        }

        return Mp4.Write(width, height, framesPerSecond, units);
    }
}
