using System.Buffers.Binary;
using System.IO.Compression;

namespace DryApi.Emulator.Results;

/// <summary>Writes a picture as PNG: 8 bits a channel, red, green, blue.</summary>
internal static class PngEncoder
{
    private const int Channels = 3;

    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <param name="width">Width in pixels, above 0.</param>
    /// <param name="height">Height in pixels, above 0.</param>
    /// <param name="drawRow">Fills row by row, from the top; three bytes a pixel.</param>
    public static byte[] Encode(int width, int height, Action<int, Span<byte>> drawRow)
    {
        using var png = new MemoryStream();
        png.Write(Signature);
        Span<byte> header = stackalloc byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], height);
        // Eight bits, true colour, and the only compression, filtering and order of rows that matter.
        header[8] = 8;
        header[9] = 2;
        header[10..].Clear();
        WriteChunk(png, "IHDR"u8, header);
        WriteChunk(png, "IDAT"u8, Compress(width, height, drawRow));
        WriteChunk(png, "IEND"u8, []);
        return png.ToArray();
    }

    private static ReadOnlySpan<byte> Compress(int width, int height, Action<int, Span<byte>> drawRow)
    {
        const byte up = 2;
        var previous = new byte[width * Channels];
        var current = new byte[width * Channels];
        var line = new byte[1 + (width * Channels)];
        line[0] = up;
        var data = new MemoryStream();
        using (var zlib = new ZLibStream(data, CompressionLevel.Fastest, leaveOpen: true))
        {
            for (var y = 0; y < height; y++)
            {
                drawRow(y, current);
                for (var i = 0; i < current.Length; i++)
                {
                    line[i + 1] = (byte)(current[i] - previous[i]);
                }

                zlib.Write(line);
                (previous, current) = (current, previous);
            }
        }

        return data.GetBuffer().AsSpan(0, (int)data.Length);
    }

    private static void WriteChunk(Stream png, ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        var chunk = new byte[type.Length + data.Length];
        type.CopyTo(chunk);
        data.CopyTo(chunk.AsSpan(type.Length));
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        png.Write(number);
        png.Write(chunk);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc32.Of(chunk));
        png.Write(number);
    }
}
