using DryApi.Emulator.Results.Video;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;

namespace DryApi.Emulator.Tests.Support;

/// <summary>A video to send: the emulator works on those of its own.</summary>
internal static class Videos
{
    /// <summary>How many frames it has.</summary>
    public const int Frames = 4;

    /// <summary>How many of them a second.</summary>
    public const int Rate = 7;

    /// <summary>A golden square on a blue ground, 96 by 64 pixels, and the light that moves over it.</summary>
    public static byte[] Own { get; } = Shoot();

    private static byte[] Shoot()
    {
        using var picture = Image.Load<Rgb24>(Pictures.Png(96, 64));
        return Film.Shoot(picture, Frames, Rate);
    }
}
