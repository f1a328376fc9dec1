using System.Numerics;

namespace DryApi.Emulator.Results;

/// <summary>The colours of a landscape, each from 0 to 1.</summary>
/// <param name="Zenith">The sky at the top.</param>
/// <param name="Middle">The sky halfway down.</param>
/// <param name="Horizon">The sky at the horizon, and the haze on far mountains.</param>
/// <param name="Sun">The sun, or the moon.</param>
/// <param name="Near">The nearest mountains.</param>
/// <param name="HasStars">Whether it is night.</param>
internal sealed record Palette(Vector3 Zenith, Vector3 Middle, Vector3 Horizon, Vector3 Sun, Vector3 Near, bool HasStars = false)
{
    private static readonly Palette Sunset = new(Rgb(0x2B2A5E), Rgb(0xB9487A), Rgb(0xFFB36B), Rgb(0xFFF1C4), Rgb(0x1B1430));
    private static readonly Palette Dawn = new(Rgb(0x4A6FA5), Rgb(0xE8A0A8), Rgb(0xFFE0B5), Rgb(0xFFF8E1), Rgb(0x2A2B45));
    private static readonly Palette Day = new(Rgb(0x2E74C4), Rgb(0x7DB4E6), Rgb(0xDDEEF8), Rgb(0xFFFFF0), Rgb(0x1E3A32));
    private static readonly Palette Night = new(Rgb(0x050A1F), Rgb(0x14224A), Rgb(0x36487C), Rgb(0xF0F2FF), Rgb(0x04060F), HasStars: true);
    private static readonly Palette Dusk = new(Rgb(0x1B2350), Rgb(0x6B4E9B), Rgb(0xF08A8A), Rgb(0xFFE0D0), Rgb(0x14122B));

    private static readonly Palette[] All = [Sunset, Dawn, Day, Night, Dusk];

    private static readonly (string Word, Palette Palette)[] Words =
    [
        ("sunset", Sunset), ("evening", Sunset), ("dawn", Dawn), ("sunrise", Dawn), ("morning", Dawn), ("night", Night), ("star", Night),
        ("moon", Night), ("dusk", Dusk), ("twilight", Dusk), ("day", Day), ("noon", Day), ("summer", Day),
    ];

    /// <summary>The colours that a prompt names, or else some that follow from it.</summary>
    public static Palette For(string prompt, StableRandom random)
    {
        var any = All[(int)(random.Next() % (ulong)All.Length)];
        return Words.FirstOrDefault(each => prompt.Contains(each.Word, StringComparison.OrdinalIgnoreCase)).Palette ?? any;
    }

    private static Vector3 Rgb(int rgb) => new Vector3((rgb >> 16) & 255, (rgb >> 8) & 255, rgb & 255) / 255f;
}
