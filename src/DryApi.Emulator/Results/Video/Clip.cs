using System.Buffers.Binary;

namespace DryApi.Emulator.Results.Video;

/// <summary>A video that is read: one that <see cref="Film"/> made, for of other codecs there is no reader.</summary>
/// <param name="Width">The width of its frames, in pixels.</param>
/// <param name="Height">The height of its frames, in pixels.</param>
/// <param name="FramesPerSecond">Frames a second.</param>
/// <param name="Frames">Its frames, each read when it is come to.</param>
internal sealed record Clip(int Width, int Height, double FramesPerSecond, IEnumerable<Frame> Frames)
{
    private const int MaxSide = 4096;
    private const int MaxFrames = 2000;
    private const int EntryHeader = 78;

    /// <summary>Opens a video.</summary>
    /// <exception cref="ResultFailedException">It is another one.</exception>
    public static Clip Open(byte[] file)
    {
        var media = Mp4Box.Find(Mp4Box.FindPictureTrack(file), "mdia");
        var table = Mp4Box.Find(media, "minf", "stbl");
        var entry = Mp4Box.Find(After(Mp4Box.Find(table, "stsd"), 8), "avc1");
        var (width, height) = (Number(entry, 22) & 0xFFFF, Number(entry, 24) & 0xFFFF);
        var duration = Number(Mp4Box.Find(table, "stts"), 12);
        var lengths = Mp4Box.Find(table, "stsz");
        var count = Number(lengths, 8);
        // What a player is told of frames follows from their size; where it is the same, so is the way in which they are written.
        var isOurs = width is > 0 and <= MaxSide && height is > 0 and <= MaxSide
            && Mp4Box.Find(After(entry, EntryHeader), "avcC").SequenceEqual(Mp4.Configuration(width, height))
            && Number(Mp4Box.Find(media, "mdhd"), 12) == Mp4.Timescale && duration > 0 && count > 0 && lengths.Length == 12 + (4L * count);
        if (!isOurs)
        {
            throw new ResultFailedException("The video is none that the emulator can open: it works on videos of its own (MP4 with H.264 in raw blocks). Send one that a job of the emulator made.");
        }

        if (count > MaxFrames)
        {
            throw new ResultFailedException($"The video has {count} frames, and the emulator works on up to {MaxFrames}. Send a shorter one.");
        }

        return new Clip(width, height, (double)Mp4.Timescale / duration, Read(file, width, height, Number(Mp4Box.Find(table, "stco"), 8), lengths[12..].ToArray()));
    }

    /// <summary>Why a video cannot be worked on; null where it can.</summary>
    public static string? ProblemOf(byte[] file)
    {
        try
        {
            _ = Open(file).Frames.Count();
            return null;
        }
        catch (ResultFailedException failed)
        {
            return failed.Message;
        }
    }

    private static IEnumerable<Frame> Read(byte[] file, int width, int height, int at, byte[] lengths)
    {
        var previous = (Frame?)null;
        for (var number = 0; number < lengths.Length / 4; number++)
        {
            var length = Number(lengths, 4 * number);
            try
            {
                // Each unit is preceded by its length.
                var unit = file.AsSpan(at, length)[4..];
                previous = H264.Read(unit, previous, width, height, number);
            }
            catch (Exception exception) when (exception is InvalidDataException or ArgumentOutOfRangeException)
            {
                throw new ResultFailedException("The video could not be read to its end.", exception);
            }

            yield return previous;
            at += length;
        }
    }

    private static ReadOnlySpan<byte> After(ReadOnlySpan<byte> content, int length) => content.Length > length ? content[length..] : [];

    private static int Number(ReadOnlySpan<byte> content, int at) => at + 4 <= content.Length ? BinaryPrimitives.ReadInt32BigEndian(content[at..]) : 0;
}
