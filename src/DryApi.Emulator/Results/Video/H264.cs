namespace DryApi.Emulator.Results.Video;

/// <summary>
/// Writes H.264 (baseline profile) in the plainest way that every player knows: blocks as raw pixels, and of frames after the first only the
/// blocks that are other ones. It needs no arithmetic of pictures, and takes room for it.
/// </summary>
internal static class H264
{
    private const int FrameNumberBits = 4;
    private const uint RawBlock = 25;
    private const uint TypesBeforeIntra = 5;

    /// <summary>What is said of all frames: their size.</summary>
    public static byte[] SequenceParameters(int width, int height)
    {
        var (columns, rows) = ((width + 15) / 16, (height + 15) / 16);
        var unit = new BitWriter(0x67);
        unit.Bits(66, 8);
        unit.Bits(0xC0, 8);
        // Level 5.1: up to 4096 by 2304 pixels.
        unit.Bits(51, 8);
        unit.Golomb(0);
        unit.Golomb(FrameNumberBits - 4);
        // Frames are shown in the order in which they come, each may refer to the one before.
        unit.Golomb(2);
        unit.Golomb(1);
        unit.Bits(0, 1);
        unit.Golomb((uint)columns - 1);
        unit.Golomb((uint)rows - 1);
        unit.Bits(0b11, 2);
        var (right, bottom) = ((uint)((columns * 16) - width) / 2, (uint)((rows * 16) - height) / 2);
        unit.Bits(right + bottom > 0 ? 1u : 0, 1);
        if (right + bottom > 0)
        {
            unit.Golomb(0);
            unit.Golomb(right);
            unit.Golomb(0);
            unit.Golomb(bottom);
        }

        unit.Bits(0, 1);
        return unit.ToUnit();
    }

    /// <summary>How blocks are written.</summary>
    public static byte[] PictureParameters()
    {
        var unit = new BitWriter(0x68);
        unit.Golomb(0);
        unit.Golomb(0);
        // Golomb's code, one field, one group of slices, one frame to refer to.
        unit.Bits(0b00, 2);
        unit.Golomb(0);
        unit.Golomb(0);
        unit.Golomb(0);
        unit.Bits(0, 1);
        unit.Bits(0, 2);
        unit.Golomb(0);
        unit.Golomb(0);
        unit.Golomb(0);
        // Each slice says that edges between blocks are left alone.
        unit.Bits(0b100, 3);
        return unit.ToUnit();
    }

    /// <summary>A frame.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="previous">The one before it; null for the first, which stands by itself.</param>
    /// <param name="number">Its number.</param>
    public static byte[] Slice(Frame frame, Frame? previous, int number)
    {
        var unit = new BitWriter(previous is null ? (byte)0x65 : (byte)0x41, previous is null ? frame.Columns * frame.Rows * (Frame.BlockLength + 3) : 4096);
        unit.Golomb(0);
        unit.Golomb(previous is null ? 7u : 5u);
        unit.Golomb(0);
        unit.Bits((uint)number % (1 << FrameNumberBits), FrameNumberBits);
        if (previous is null)
        {
            unit.Golomb(0);
            unit.Bits(0b00, 2);
        }
        else
        {
            unit.Bits(0b000, 3);
        }

        unit.Golomb(0);
        unit.Golomb(1);
        var skipped = 0u;
        for (var i = 0; i < frame.Columns * frame.Rows; i++)
        {
            var block = frame.Block(i);
            if (previous is not null)
            {
                if (block.SequenceEqual(previous.Block(i)))
                {
                    skipped++;
                    continue;
                }

                unit.Golomb(skipped);
                skipped = 0;
            }

            unit.Golomb(previous is null ? RawBlock : RawBlock + TypesBeforeIntra);
            unit.Align();
            unit.Bytes(block);
        }

        if (skipped > 0)
        {
            unit.Golomb(skipped);
        }

        return unit.ToUnit();
    }
}
