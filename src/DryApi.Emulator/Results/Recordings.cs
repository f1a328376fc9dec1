using System.Buffers.Binary;

namespace DryApi.Emulator.Results;

/// <summary>Measures recordings: WAV and MP4, from what stands in their headers. Others are measured by their length.</summary>
internal static class Recordings
{
    private const double BytesPerSecond = 16_000;
    private const double MaxSeconds = 36_000;

    /// <summary>How long a recording lasts, in seconds.</summary>
    public static double SecondsOf(ReadOnlySpan<byte> file) => Math.Clamp(WavSeconds(file) ?? Mp4Seconds(file) ?? (file.Length / BytesPerSecond), 0.1, MaxSeconds);

    /// <summary>The size of a frame of an MP4; null where this is none.</summary>
    public static (int Width, int Height)? FrameSizeOf(ReadOnlySpan<byte> file)
    {
        var at = file.IndexOf("tkhd"u8);
        while (at >= 0 && at + 88 <= file.Length)
        {
            // Version 1 has three times of 8 bytes in place of 4. The size stands at the end, in sixteenths of bits.
            var end = at + (file[at + 4] == 1 ? 100 : 88);
            if (end > file.Length)
            {
                return null;
            }

            var (width, height) = (BinaryPrimitives.ReadUInt32BigEndian(file[(end - 8)..]) >> 16, BinaryPrimitives.ReadUInt32BigEndian(file[(end - 4)..]) >> 16);
            if (width > 0 && height > 0)
            {
                return ((int)width, (int)height);
            }

            var next = file[(at + 4)..].IndexOf("tkhd"u8);
            at = next < 0 ? -1 : at + 4 + next;
        }

        return null;
    }

    private static double? WavSeconds(ReadOnlySpan<byte> file) =>
        file.Length > 44 && file.StartsWith("RIFF"u8) && file[8..].StartsWith("WAVEfmt "u8) && BinaryPrimitives.ReadInt32LittleEndian(file[28..]) is > 0 and var rate ? (file.Length - 44) / (double)rate : null;

    private static double? Mp4Seconds(ReadOnlySpan<byte> file)
    {
        var at = file.IndexOf("mvhd"u8);
        return at >= 0 && at + 24 <= file.Length && file[at + 4] == 0 && BinaryPrimitives.ReadUInt32BigEndian(file[(at + 16)..]) is > 0 and var scale
            ? BinaryPrimitives.ReadUInt32BigEndian(file[(at + 20)..]) / (double)scale
            : null;
    }
}
