using System.Buffers.Binary;
using System.Text;

namespace DryApi.Emulator.Results.Video;

/// <summary>Writes an MP4 with one track of H.264.</summary>
internal static class Mp4
{
    /// <summary>The parts of a second in which an MP4 counts here.</summary>
    public const uint Timescale = 90_000;

    private static readonly byte[] Identity = [.. new uint[] { 0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000 }.SelectMany(Number)];

    /// <summary>Writes the file; what describes it stands in front, so that a player can begin before it has all.</summary>
    /// <param name="width">Width in pixels.</param>
    /// <param name="height">Height in pixels.</param>
    /// <param name="framesPerSecond">Frames a second.</param>
    /// <param name="frames">The units of the frames, the first one by itself.</param>
    public static byte[] Write(int width, int height, double framesPerSecond, IReadOnlyList<byte[]> frames)
    {
        var type = Box("ftyp", "isom"u8.ToArray(), Number(0x200), "isomiso2avc1mp41"u8.ToArray());
        // Each unit is preceded by its length.
        var sizes = frames.Select(frame => (uint)frame.Length + 4).ToList();
        var length = Movie(width, height, framesPerSecond, sizes, 0).Length;
        var movie = Movie(width, height, framesPerSecond, sizes, (uint)(type.Length + length + 8));
        return [.. type, .. movie, .. Box("mdat", [.. frames.SelectMany(frame => (byte[][])[Number((uint)frame.Length), frame])])];
    }

    /// <summary>What a player is told of the frames before it sees any.</summary>
    public static byte[] Configuration(int width, int height)
    {
        var (sps, pps) = (H264.SequenceParameters(width, height), H264.PictureParameters());
        return [1, sps[1], sps[2], sps[3], 0xFF, 0xE1, .. Short(sps.Length), .. sps, 1, .. Short(pps.Length), .. pps];
    }

    private static byte[] Movie(int width, int height, double framesPerSecond, List<uint> sizes, uint offset)
    {
        var ofFrame = (uint)Math.Max(1, Math.Round(Timescale / framesPerSecond));
        var duration = ofFrame * (uint)sizes.Count;
        var entry = Box(
            "avc1", new byte[6], Short(1), new byte[16], Short(width), Short(height), Number(0x480000), Number(0x480000), new byte[4], Short(1), new byte[32], Short(24), [0xFF, 0xFF], Box("avcC", Configuration(width, height)));
        var table = Box(
            "stbl",
            Box("stsd", new byte[4], Number(1), entry),
            Box("stts", new byte[4], Number(1), Number((uint)sizes.Count), Number(ofFrame)),
            Box("stss", new byte[4], Number(1), Number(1)),
            Box("stsc", new byte[4], Number(1), Number(1), Number((uint)sizes.Count), Number(1)),
            Box("stsz", new byte[4], Number(0), Number((uint)sizes.Count), [.. sizes.SelectMany(Number)]),
            Box("stco", new byte[4], Number(1), Number(offset)));
        var information = Box(
            "minf",
            Box("vmhd", [0, 0, 0, 1], new byte[8]),
            Box("dinf", Box("dref", new byte[4], Number(1), Box("url ", [0, 0, 0, 1]))),
            table);
        var media = Box(
            "mdia",
            Box("mdhd", new byte[4], new byte[8], Number(Timescale), Number(duration), [0x55, 0xC4, 0, 0]),
            Box("hdlr", new byte[4], new byte[4], "vide"u8.ToArray(), new byte[12], "video\0"u8.ToArray()),
            information);
        var track = Box(
            "trak",
            Box("tkhd", [0, 0, 0, 3], new byte[8], Number(1), new byte[4], Number(duration), new byte[16], Identity, Number((uint)width << 16), Number((uint)height << 16)),
            media);
        return Box("moov", Box("mvhd", new byte[4], new byte[8], Number(Timescale), Number(duration), Number(0x10000), [1, 0], new byte[10], Identity, new byte[24], Number(2)), track);
    }

    private static byte[] Box(string name, params ReadOnlySpan<byte[]> parts)
    {
        var length = 8;
        foreach (var part in parts)
        {
            length += part.Length;
        }

        var box = new byte[length];
        BinaryPrimitives.WriteInt32BigEndian(box, length);
        Encoding.ASCII.GetBytes(name, box.AsSpan(4));
        var at = 8;
        foreach (var part in parts)
        {
            part.CopyTo(box, at);
            at += part.Length;
        }

        return box;
    }

    private static byte[] Number(uint value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
        return bytes;
    }

    private static byte[] Short(int value) => [(byte)(value >> 8), (byte)value];
}
