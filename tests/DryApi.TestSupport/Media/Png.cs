using System.Buffers.Binary;

namespace DryApi.TestSupport.Media;

/// <summary>A PNG, by its first bytes.</summary>
public static class Png
{
    private static readonly byte[] Signature = [137, 80, 78, 71, 13, 10, 26, 10];

    /// <summary>The size of a file that has to be a PNG, without decoding its pixels.</summary>
    public static (int Width, int Height) SizeOf(string path)
    {
        var bytes = File.ReadAllBytes(path);
        bytes[..8].ShouldBe(Signature, path);
        return (BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(20)));
    }
}
