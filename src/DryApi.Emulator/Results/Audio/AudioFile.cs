namespace DryApi.Emulator.Results.Audio;

/// <summary>The file of a sound: FLAC where that is asked, and else WAV. No library writes MP3.</summary>
internal static class AudioFile
{
    /// <summary>The work that makes a sound.</summary>
    /// <param name="format">The format that is asked for, such as <c>flac</c>; null where none is.</param>
    /// <param name="sampleRate">In hertz.</param>
    /// <param name="play">Makes its samples: 16 bits, one channel, the same every time.</param>
    public static JobWork Of(string? format, int sampleRate, Func<short[]> play) => new(string.Equals(format, "flac", StringComparison.OrdinalIgnoreCase)
        ? new ResultFile("flac", "audio/flac", () => FlacEncoder.Encode(play(), sampleRate))
        : new ResultFile("wav", "audio/wav", () => WavEncoder.Encode(play(), sampleRate)));
}
