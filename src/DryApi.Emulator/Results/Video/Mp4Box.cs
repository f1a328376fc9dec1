using System.Buffers.Binary;
using System.Text;

namespace DryApi.Emulator.Results.Video;

/// <summary>Finds the boxes of an MP4: each is its length, a name of four letters, and what is in it.</summary>
internal static class Mp4Box
{
    private const int HeaderLength = 8;

    /// <summary>What is in a box; nothing where there is no such box.</summary>
    /// <param name="content">A file, or what is in a box.</param>
    /// <param name="path">The name of the box, after those of the boxes around it.</param>
    public static ReadOnlySpan<byte> Find(ReadOnlySpan<byte> content, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            var rest = content;
            while (TryRead(ref rest, out var found, out content) && found != name)
            {
                // The next one.
            }
        }

        return content;
    }

    /// <summary>The track of a file that has pictures; nothing where there is none.</summary>
    public static ReadOnlySpan<byte> FindPictureTrack(ReadOnlySpan<byte> file)
    {
        var rest = Find(file, "moov");
        while (TryRead(ref rest, out var name, out var content))
        {
            var handler = Find(content, "mdia", "hdlr");
            if (name == "trak" && handler.Length >= 12 && handler[8..].StartsWith("vide"u8))
            {
                return content;
            }
        }

        return [];
    }

    /// <summary>Reads one box of several.</summary>
    /// <param name="boxes">The boxes; then those after it.</param>
    /// <param name="name">Its name.</param>
    /// <param name="content">What is in it; nothing where there is none.</param>
    private static bool TryRead(scoped ref ReadOnlySpan<byte> boxes, out string name, out ReadOnlySpan<byte> content)
    {
        name = "";
        content = [];
        if (boxes.Length < HeaderLength)
        {
            return false;
        }

        var (length, header) = ((ulong)BinaryPrimitives.ReadUInt32BigEndian(boxes), HeaderLength);
        if (length == 1 && boxes.Length >= HeaderLength + sizeof(ulong))
        {
            (length, header) = (BinaryPrimitives.ReadUInt64BigEndian(boxes[HeaderLength..]), HeaderLength + sizeof(ulong));
        }
        else if (length == 0)
        {
            length = (ulong)boxes.Length;
        }

        if (length < (ulong)header || length > (ulong)boxes.Length)
        {
            return false;
        }

        name = Encoding.Latin1.GetString(boxes.Slice(4, 4));
        content = boxes[header..(int)length];
        boxes = boxes[(int)length..];
        return true;
    }
}
