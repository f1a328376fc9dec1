using System.Text;

namespace DryApi.Emulator.Tests.Support;

/// <summary>Recordings that a test makes by itself.</summary>
internal static class Sounds
{
    private const int Rate = 8000;

    /// <summary>Silence as WAV, 16-bit PCM, one channel.</summary>
    public static byte[] Wav(int seconds)
    {
        using var file = new MemoryStream();
        using var writer = new BinaryWriter(file, Encoding.ASCII);
        var length = seconds * Rate * 2;
        writer.Write("RIFF"u8);
        writer.Write(36 + length);
        writer.Write("WAVEfmt "u8);
        writer.Write(16);
        writer.Write((short)1);
        writer.Write((short)1);
        writer.Write(Rate);
        writer.Write(Rate * 2);
        writer.Write((short)2);
        writer.Write((short)16);
        writer.Write("data"u8);
        writer.Write(length);
        writer.Write(new byte[length]);
        return file.ToArray();
    }
}
