using System.Buffers.Binary;
using DryApi.Emulator.Results.Video;

namespace DryApi.Emulator.Results;

/// <summary>Measures recordings: WAV, FLAC and MP4, from what stands in their headers. Others are measured by their length.</summary>
internal static class Recordings
{
    private const double BytesPerSecond = 16_000;
    private const double MaxSeconds = 36_000;

    /// <summary>How long a recording lasts, in seconds.</summary>
    public static double SecondsOf(ReadOnlySpan<byte> file) => Math.Clamp(WavSeconds(file) ?? FlacSeconds(file) ?? Mp4Seconds(file) ?? (file.Length / BytesPerSecond), 0.1, MaxSeconds);

    /// <summary>The size of a frame of an MP4; null where this is none.</summary>
    public static (int Width, int Height)? FrameSizeOf(ReadOnlySpan<byte> file)
    {
        // The size stands at the end, in sixteenths of bits.
        var header = Mp4Box.Find(Mp4Box.FindPictureTrack(file), "tkhd");
        return header.Length >= 8 && (BinaryPrimitives.ReadUInt16BigEndian(header[^8..]), BinaryPrimitives.ReadUInt16BigEndian(header[^4..])) is ( > 0, > 0) and var (width, height) ? (width, height) : null;
    }

    private static double? WavSeconds(ReadOnlySpan<byte> file) =>
        file.Length > 44 && file.StartsWith("RIFF"u8) && file[8..].StartsWith("WAVEfmt "u8) && BinaryPrimitives.ReadInt32LittleEndian(file[28..]) is > 0 and var rate ? (file.Length - 44) / (double)rate : null;

    /// <summary>20 bits of the rate, 3 of the channels, 5 of the bits a sample, 36 of the samples.</summary>
    private static double? FlacSeconds(ReadOnlySpan<byte> file) =>
        file.Length > 26 && file.StartsWith("fLaC"u8) && BinaryPrimitives.ReadUInt64BigEndian(file[18..]) is var facts && facts >> 44 is > 0 and var rate ? (facts & 0xF_FFFF_FFFF) / (double)rate : null;

    private static double? Mp4Seconds(ReadOnlySpan<byte> file)
    {
        var header = Mp4Box.Find(file, "moov", "mvhd");
        // Version 1 has times of 8 bytes in place of 4.
        var (at, isLong) = header.StartsWith((byte)1) ? (20, true) : (12, false);
        if (header.Length < at + (isLong ? 12 : 8) || BinaryPrimitives.ReadUInt32BigEndian(header[at..]) is not (> 0 and var scale))
        {
            return null;
        }

        return (isLong ? BinaryPrimitives.ReadUInt64BigEndian(header[(at + 4)..]) : BinaryPrimitives.ReadUInt32BigEndian(header[(at + 4)..])) / (double)scale;
    }
}
