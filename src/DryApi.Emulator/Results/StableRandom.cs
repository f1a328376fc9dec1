using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace DryApi.Emulator.Results;

/// <summary>Numbers that look random and follow from a text alone, on every machine (SplitMix64).</summary>
internal sealed class StableRandom(ulong state)
{
    private ulong _state = state;

    public static StableRandom From(string text) => new(BinaryPrimitives.ReadUInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text))));

    public ulong Next() => Mix(_state += 0x9E3779B97F4A7C15);

    /// <summary>From 0 up to, not including, 1.</summary>
    public double NextDouble() => (Next() >> 11) * (1.0 / (1UL << 53));

    public double Between(double from, double to) => from + ((to - from) * NextDouble());

    /// <summary>Scatters the bits of a number.</summary>
    public static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
