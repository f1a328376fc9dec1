namespace DryApi.Emulator.Results.Video;

/// <summary>Reads the bits of a unit of H.264, as <see cref="UnitWriter"/> writes them.</summary>
internal sealed class UnitReader
{
    private const int MaxGolombBits = 31;

    private readonly byte[] _bytes;
    private int _at;

    /// <param name="unit">The unit, with its header and with the bytes that keep it from looking like the start of another one.</param>
    public UnitReader(ReadOnlySpan<byte> unit)
    {
        var bytes = new byte[unit.Length];
        var (length, zeros) = (0, 0);
        foreach (var value in unit)
        {
            if (zeros == 2 && value == 3)
            {
                zeros = 0;
                continue;
            }

            bytes[length++] = value;
            zeros = value == 0 ? zeros + 1 : 0;
        }

        _bytes = bytes[..length];
    }

    /// <summary>Whether all that is left is the bit that ends a unit.</summary>
    public bool IsAtEnd => _at < _bytes.Length * 8 && _at / 8 == _bytes.Length - 1 && (byte)(_bytes[^1] << (_at % 8)) == 0x80;

    /// <summary>Reads bits, the highest of them first.</summary>
    /// <exception cref="InvalidDataException">There are not so many.</exception>
    public uint Bits(int count)
    {
        var value = 0u;
        for (; count > 0; count--, _at++)
        {
            value = (value << 1) | ((uint)ByteAt(_at / 8) >> (7 - (_at % 8)) & 1);
        }

        return value;
    }

    /// <summary>Reads a number in the code of Golomb.</summary>
    /// <exception cref="InvalidDataException">There is none, or one above 31 bits.</exception>
    public uint Golomb()
    {
        var zeros = 0;
        while (Bits(1) == 0)
        {
            if (++zeros > MaxGolombBits)
            {
                throw new InvalidDataException("A number is too long.");
            }
        }

        return (1u << zeros) - 1 + Bits(zeros);
    }

    /// <summary>Reads whole bytes, from the next one that is whole.</summary>
    /// <exception cref="InvalidDataException">There are not so many.</exception>
    public ReadOnlySpan<byte> Bytes(int count)
    {
        var start = (_at + 7) / 8;
        if (count > _bytes.Length - start)
        {
            throw new InvalidDataException("The unit ends too early.");
        }

        _at = (start + count) * 8;
        return _bytes.AsSpan(start, count);
    }

    private byte ByteAt(int index) => index < _bytes.Length ? _bytes[index] : throw new InvalidDataException("The unit ends too early.");
}
