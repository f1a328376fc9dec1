namespace DryApi.Emulator.Results;

/// <summary>Writes bits, the highest of each number first.</summary>
internal class BitWriter(int capacity)
{
    private const int BitsOfByte = 8;

    private readonly List<byte> _bytes = new(capacity);
    private ulong _current;
    private int _count;

    /// <summary>What was written, in whole bytes.</summary>
    public IReadOnlyList<byte> Written => _bytes;

    /// <summary>Writes the lowest bits of a number.</summary>
    /// <param name="value">The number.</param>
    /// <param name="count">How many bits, up to 32.</param>
    public void Bits(uint value, int count)
    {
        _current = (_current << count) | (value & ((1UL << count) - 1));
        for (_count += count; _count >= BitsOfByte; _count -= BitsOfByte)
        {
            _bytes.Add((byte)(_current >> (_count - BitsOfByte)));
        }
    }

    /// <summary>Writes zeros up to the next whole byte.</summary>
    public void Align() => Bits(0, (BitsOfByte - _count) % BitsOfByte);

    /// <summary>Writes whole bytes; the writer has to be aligned.</summary>
    public void Bytes(ReadOnlySpan<byte> bytes) => _bytes.AddRange(bytes);

    /// <summary>Writes bits that are zero, and then one.</summary>
    public void Unary(uint zeros)
    {
        for (; zeros >= 32; zeros -= 32)
        {
            Bits(0, 32);
        }

        Bits(0, (int)zeros);
        Bits(1, 1);
    }
}
