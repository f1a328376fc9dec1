using System.Buffers.Binary;
using System.Text;

namespace DryApi.TestSupport.Media;

/// <summary>A WAV as a player sees it.</summary>
public sealed record Wav(int Format, int Channels, int SampleRate, int BitsPerSample, short[] Samples)
{
    public static Wav Decode(byte[] file)
    {
        Encoding.ASCII.GetString(file, 0, 4).ShouldBe("RIFF");
        BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(4)).ShouldBe(file.Length - 8);
        Encoding.ASCII.GetString(file, 8, 8).ShouldBe("WAVEfmt ");
        BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(16)).ShouldBe(16);
        var (format, channels) = (Int16(file, 20), Int16(file, 22));
        var sampleRate = BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(24));
        var (block, bits) = (Int16(file, 32), Int16(file, 34));
        block.ShouldBe(channels * bits / 8);
        BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(28)).ShouldBe(sampleRate * block);
        Encoding.ASCII.GetString(file, 36, 4).ShouldBe("data");
        BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(40)).ShouldBe(file.Length - 44);
        return new Wav(format, channels, sampleRate, bits, [.. Enumerable.Range(0, (file.Length - 44) / 2).Select(i => (short)Int16(file, 44 + (i * 2)))]);
    }

    private static int Int16(byte[] file, int at) => BinaryPrimitives.ReadInt16LittleEndian(file.AsSpan(at));
}
