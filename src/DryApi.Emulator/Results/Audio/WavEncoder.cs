using System.Buffers.Binary;

namespace DryApi.Emulator.Results.Audio;

/// <summary>Writes sound as WAV: 16-bit PCM, one channel.</summary>
internal static class WavEncoder
{
    private const int HeaderLength = 44;

    public static byte[] Encode(ReadOnlySpan<short> samples, int sampleRate)
    {
        const int bytesPerSample = sizeof(short);
        var wav = new byte[HeaderLength + (samples.Length * bytesPerSample)];
        var header = wav.AsSpan();
        "RIFF"u8.CopyTo(header);
        BinaryPrimitives.WriteInt32LittleEndian(header[4..], wav.Length - 8);
        "WAVEfmt "u8.CopyTo(header[8..]);
        BinaryPrimitives.WriteInt32LittleEndian(header[16..], 16);
        // PCM, mono.
        BinaryPrimitives.WriteInt16LittleEndian(header[20..], 1);
        BinaryPrimitives.WriteInt16LittleEndian(header[22..], 1);
        BinaryPrimitives.WriteInt32LittleEndian(header[24..], sampleRate);
        BinaryPrimitives.WriteInt32LittleEndian(header[28..], sampleRate * bytesPerSample);
        BinaryPrimitives.WriteInt16LittleEndian(header[32..], bytesPerSample);
        BinaryPrimitives.WriteInt16LittleEndian(header[34..], 8 * bytesPerSample);
        "data"u8.CopyTo(header[36..]);
        BinaryPrimitives.WriteInt32LittleEndian(header[40..], samples.Length * bytesPerSample);
        for (var i = 0; i < samples.Length; i++)
        {
            BinaryPrimitives.WriteInt16LittleEndian(header[(HeaderLength + (i * bytesPerSample))..], samples[i]);
        }

        return wav;
    }
}
