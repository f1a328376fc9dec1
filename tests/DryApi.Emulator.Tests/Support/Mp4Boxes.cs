using System.Buffers.Binary;
using System.Text;

namespace DryApi.Emulator.Tests.Support;

/// <summary>What an MP4 says about itself, box by box.</summary>
internal sealed record Mp4Boxes((int Width, int Height) FrameSize, IReadOnlyList<int> FrameLengths, int Offset)
{
    private static readonly string[] Containers = ["moov", "trak", "mdia", "minf", "stbl"];

    public static Mp4Boxes Read(byte[] file)
    {
        var boxes = new Dictionary<string, byte[]>();
        Visit(file, boxes);
        boxes.Keys.ShouldBe(["ftyp", "mvhd", "tkhd", "mdhd", "hdlr", "vmhd", "dinf", "stsd", "stts", "stss", "stsc", "stsz", "stco", "mdat"], ignoreOrder: true);
        var (size, table) = (boxes["tkhd"], boxes["stsz"]);
        var lengths = Enumerable.Range(0, Number(table, 8)).Select(index => Number(table, 12 + (4 * index))).ToList();
        lengths.Sum().ShouldBe(boxes["mdat"].Length);
        return new Mp4Boxes((Number(size, size.Length - 8) >> 16, Number(size, size.Length - 4) >> 16), lengths, Number(boxes["stco"], 8));
    }

    private static void Visit(ReadOnlySpan<byte> content, Dictionary<string, byte[]> boxes)
    {
        while (content.Length > 0)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(content);
            var name = Encoding.ASCII.GetString(content.Slice(4, 4));
            if (Containers.Contains(name))
            {
                Visit(content[8..length], boxes);
            }
            else
            {
                boxes.Add(name, content[8..length].ToArray());
            }

            content = content[length..];
        }
    }

    private static int Number(byte[] box, int at) => BinaryPrimitives.ReadInt32BigEndian(box.AsSpan(at));
}
