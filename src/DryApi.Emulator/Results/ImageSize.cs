using System.Buffers.Binary;

namespace DryApi.Emulator.Results;

/// <summary>Recognizes the pictures that the service takes by their first bytes, and reads the size that stands there.</summary>
internal static class ImageSize
{
    /// <returns>The size in pixels, zero where the format hides it deeper in the file; null when this is no such picture.</returns>
    public static (int Width, int Height)? Read(ReadOnlySpan<byte> file) => file switch
    {
        [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, ..] => file.Length < 24 ? (0, 0) : (BinaryPrimitives.ReadInt32BigEndian(file[16..]), BinaryPrimitives.ReadInt32BigEndian(file[20..])),
        [(byte)'G', (byte)'I', (byte)'F', (byte)'8', ..] => file.Length < 10 ? (0, 0) : (BinaryPrimitives.ReadUInt16LittleEndian(file[6..]), BinaryPrimitives.ReadUInt16LittleEndian(file[8..])),
        [(byte)'B', (byte)'M', ..] => file.Length < 26 ? (0, 0) : (BinaryPrimitives.ReadInt32LittleEndian(file[18..]), Math.Abs((long)BinaryPrimitives.ReadInt32LittleEndian(file[22..])) is var height and < int.MaxValue ? (int)height : 0),
        [0xFF, 0xD8, 0xFF, ..] => Jpeg(file),
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => (0, 0),
        _ => null,
    };

    /// <summary>The size stands in the first frame header; segments before it are skipped by their length.</summary>
    private static (int Width, int Height) Jpeg(ReadOnlySpan<byte> file)
    {
        for (var at = 2; at + 9 <= file.Length && file[at] == 0xFF;)
        {
            var isFrame = file[at + 1] is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);
            if (isFrame)
            {
                return (BinaryPrimitives.ReadUInt16BigEndian(file[(at + 7)..]), BinaryPrimitives.ReadUInt16BigEndian(file[(at + 5)..]));
            }

            at += 2 + BinaryPrimitives.ReadUInt16BigEndian(file[(at + 2)..]);
        }

        return (0, 0);
    }
}
