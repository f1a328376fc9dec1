using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace DryApi.TestSupport.Media;

/// <summary>A PNG as a decoder sees it: 8-bit RGB only. The checksum is computed bit by bit, another way than the encoder's.</summary>
public sealed record Png(int Width, int Height, byte[] Pixels)
{
    private static readonly byte[] Signature = [137, 80, 78, 71, 13, 10, 26, 10];

    public static Png Decode(byte[] file)
    {
        file.AsSpan(0, 8).ToArray().ShouldBe(Signature);
        var (width, height) = (0, 0);
        var names = new List<string>();
        using var data = new MemoryStream();
        for (var at = 8; at < file.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(at));
            var name = Encoding.ASCII.GetString(file, at + 4, 4);
            var content = file.AsSpan(at + 8, length);
            BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(at + 8 + length)).ShouldBe(Crc(file.AsSpan(at + 4, length + 4)));
            names.Add(name);
            if (name == "IHDR")
            {
                width = BinaryPrimitives.ReadInt32BigEndian(content);
                height = BinaryPrimitives.ReadInt32BigEndian(content[4..]);
                content[8..].ToArray().ShouldBe([8, 2, 0, 0, 0]);
            }
            else if (name == "IDAT")
            {
                data.Write(content);
            }

            at += 12 + length;
        }

        names.ShouldBe(["IHDR", "IDAT", "IEND"]);
        return new Png(width, height, Unfilter(data, width, height));
    }

    /// <summary>The size of a file that has to be a PNG, without decoding its pixels.</summary>
    public static (int Width, int Height) SizeOf(string path)
    {
        var bytes = File.ReadAllBytes(path);
        bytes[..8].ShouldBe(Signature, path);
        return (BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(20)));
    }

    private static byte[] Unfilter(MemoryStream data, int width, int height)
    {
        data.Position = 0;
        using var zlib = new ZLibStream(data, CompressionMode.Decompress);
        using var inflated = new MemoryStream();
        zlib.CopyTo(inflated);
        var lines = inflated.ToArray();
        var stride = width * 3;
        lines.Length.ShouldBe(height * (stride + 1));
        var pixels = new byte[height * stride];
        for (var y = 0; y < height; y++)
        {
            var filter = lines[y * (stride + 1)];
            filter.ShouldBeOneOf((byte)0, (byte)2);
            for (var i = 0; i < stride; i++)
            {
                var above = filter == 2 && y > 0 ? pixels[((y - 1) * stride) + i] : 0;
                pixels[(y * stride) + i] = (byte)(lines[(y * (stride + 1)) + 1 + i] + above);
            }
        }

        return pixels;
    }

    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var each in bytes)
        {
            crc ^= each;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc >> 1) ^ (0xEDB88320 & (uint)-(int)(crc & 1));
            }
        }

        return ~crc;
    }
}
