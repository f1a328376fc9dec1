namespace DryApi.Emulator.Results.Video;

/// <summary>Writes the bits of a unit of H.264.</summary>
internal sealed class BitWriter
{
    private readonly List<byte> _bytes;
    private int _current;
    private int _count;

    /// <param name="header">The byte in front: what kind of unit it is.</param>
    /// <param name="capacity">How many bytes are expected.</param>
    public BitWriter(byte header, int capacity = 32) => _bytes = new List<byte>(capacity) { header };

    /// <summary>Writes the lowest bits of a number, the highest of them first.</summary>
    public void Bits(uint value, int count)
    {
        for (var i = count - 1; i >= 0; i--)
        {
            _current = (_current << 1) | (int)((value >> i) & 1);
            if (++_count == 8)
            {
                _bytes.Add((byte)_current);
                (_current, _count) = (0, 0);
            }
        }
    }

    /// <summary>Writes a number in the code of Golomb, short for small ones.</summary>
    public void Golomb(uint value)
    {
        var length = 32 - int.LeadingZeroCount((int)(value + 1));
        Bits(0, length - 1);
        Bits(value + 1, length);
    }

    /// <summary>Writes zeros up to the next whole byte.</summary>
    public void Align()
    {
        while (_count != 0)
        {
            Bits(0, 1);
        }
    }

    /// <summary>Writes whole bytes; the writer has to be aligned.</summary>
    public void Bytes(ReadOnlySpan<byte> bytes) => _bytes.AddRange(bytes);

    /// <summary>Ends the unit. What would look like the start of another one gets a byte between, as the standard asks.</summary>
    public byte[] ToUnit()
    {
        Bits(1, 1);
        Align();
        var unit = new List<byte>(_bytes.Count + 16);
        var zeros = 0;
        foreach (var value in _bytes)
        {
            if (zeros == 2 && value <= 3)
            {
                unit.Add(3);
                zeros = 0;
            }

            unit.Add(value);
            zeros = value == 0 ? zeros + 1 : 0;
        }

        return [.. unit];
    }
}
