namespace DryApi.Emulator.Results.Video;

/// <summary>Writes the bits of a unit of H.264.</summary>
internal sealed class UnitWriter : BitWriter
{
    /// <param name="header">The byte in front: what kind of unit it is.</param>
    /// <param name="capacity">How many bytes are expected.</param>
    public UnitWriter(byte header, int capacity = 32)
        : base(capacity) => Bits(header, 8);

    /// <summary>Writes a number in the code of Golomb, short for small ones.</summary>
    public void Golomb(uint value)
    {
        var length = 32 - int.LeadingZeroCount((int)(value + 1));
        Bits(0, length - 1);
        Bits(value + 1, length);
    }

    /// <summary>Ends the unit. What would look like the start of another one gets a byte between, as the standard asks.</summary>
    public byte[] ToUnit()
    {
        Bits(1, 1);
        Align();
        var unit = new List<byte>(Written.Count + 16);
        var zeros = 0;
        foreach (var value in Written)
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
