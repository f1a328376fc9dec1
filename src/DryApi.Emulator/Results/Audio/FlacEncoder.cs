using System.Buffers.Binary;
using System.Security.Cryptography;

namespace DryApi.Emulator.Results.Audio;

/// <summary>
/// Writes sound as FLAC, without loss: 16 bits, one channel. Each block of samples is written as what is left of the best of five fixed predictions, in the
/// code of Rice (RFC 9639).
/// </summary>
internal static class FlacEncoder
{
    private const int BlockLength = 4096;
    private const int MaxOrder = 4;
    private const int MaxRice = 14;
    private const int SampleBits = 16;

    public static byte[] Encode(ReadOnlySpan<short> samples, int sampleRate)
    {
        var file = new BitWriter(64 + samples.Length);
        file.Bytes("fLaC"u8);
        // The last block of metadata, and the only one: what the stream is.
        file.Bits(0x80, 8);
        file.Bits(34, 24);
        file.Bits(BlockLength, 16);
        file.Bits(BlockLength, 16);
        file.Bits(0, 24);
        file.Bits(0, 24);
        file.Bits((uint)sampleRate, 20);
        file.Bits(0, 3);
        file.Bits(SampleBits - 1, 5);
        file.Bits(0, 4);
        file.Bits((uint)samples.Length, 32);
        file.Bytes(HashOf(samples));
        for (var (number, start) = (0u, 0); start < samples.Length; number++, start += BlockLength)
        {
            file.Bytes(Frame(samples.Slice(start, Math.Min(BlockLength, samples.Length - start)), number));
        }

        return [.. file.Written];
    }

    private static byte[] Frame(ReadOnlySpan<short> samples, uint number)
    {
        var frame = new BitWriter(samples.Length);
        frame.Bits(0xFFF8, 16);
        // Its length stands at the end of the header; the rate is that of the stream; one channel of 16 bits.
        frame.Bits(0b0111_0000, 8);
        frame.Bits(0b0000_100_0, 8);
        WriteNumber(frame, number);
        frame.Bits((uint)samples.Length - 1, 16);
        frame.Bits(Check(frame.Written, 8, 0x07), 8);
        WriteSamples(frame, samples);
        frame.Align();
        frame.Bits(Check(frame.Written, 16, 0x8005), 16);
        return [.. frame.Written];
    }

    /// <summary>A number as UTF-8 would write it as a character.</summary>
    private static void WriteNumber(BitWriter frame, uint number)
    {
        if (number < 0x80)
        {
            frame.Bits(number, 8);
            return;
        }

        var more = number < 0x800 ? 1 : number < 0x10000 ? 2 : number < 0x200000 ? 3 : 4;
        frame.Bits((0xFFu << (7 - more)) | (number >> (6 * more)), 8);
        for (more--; more >= 0; more--)
        {
            frame.Bits(0x80 | ((number >> (6 * more)) & 0x3F), 8);
        }
    }

    private static void WriteSamples(BitWriter frame, ReadOnlySpan<short> samples)
    {
        var (order, left) = Predict(samples);
        frame.Bits(0b001_000u | (uint)order, 7);
        frame.Bits(0, 1);
        foreach (var sample in samples[..order])
        {
            frame.Bits((uint)sample, SampleBits);
        }

        // One part, with one parameter: such that what is left has about one bit beside its lowest ones.
        var sum = left.Sum(each => (long)each);
        var rice = 0;
        while (rice < MaxRice && (long)left.Length << (rice + 1) < sum)
        {
            rice++;
        }

        frame.Bits(0, 6);
        frame.Bits((uint)rice, 4);
        foreach (var each in left)
        {
            frame.Unary(each >> rice);
            frame.Bits(each, rice);
        }
    }

    /// <summary>The prediction that leaves least: differences of so many orders, folded so that small ones are small numbers.</summary>
    private static (int Order, uint[] Left) Predict(ReadOnlySpan<short> samples)
    {
        var differences = new int[samples.Length];
        for (var i = 0; i < samples.Length; i++)
        {
            differences[i] = samples[i];
        }

        var best = (Order: 0, Left: Fold(differences));
        for (var order = 1; order <= Math.Min(MaxOrder, samples.Length - 1); order++)
        {
            for (var i = samples.Length - 1; i >= order; i--)
            {
                differences[i] -= differences[i - 1];
            }

            var left = Fold(differences.AsSpan(order));
            if (left.Sum(each => (long)each) < best.Left.Sum(each => (long)each))
            {
                best = (order, left);
            }
        }

        return best;
    }

    private static uint[] Fold(ReadOnlySpan<int> values)
    {
        var folded = new uint[values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            folded[i] = (uint)((values[i] << 1) ^ (values[i] >> 31));
        }

        return folded;
    }

    /// <summary>The sum that a reader checks.</summary>
    private static uint Check(IReadOnlyList<byte> bytes, int bits, uint polynomial)
    {
        var sum = 0u;
        foreach (var value in bytes)
        {
            sum ^= (uint)value << (bits - 8);
            for (var i = 0; i < 8; i++)
            {
                sum = ((sum << 1) ^ ((sum >> (bits - 1)) * polynomial)) & ((1u << bits) - 1);
            }
        }

        return sum;
    }

    private static byte[] HashOf(ReadOnlySpan<short> samples)
    {
        var bytes = new byte[samples.Length * sizeof(short)];
        for (var i = 0; i < samples.Length; i++)
        {
            BinaryPrimitives.WriteInt16LittleEndian(bytes.AsSpan(i * sizeof(short)), samples[i]);
        }

        return MD5.HashData(bytes);
    }
}
