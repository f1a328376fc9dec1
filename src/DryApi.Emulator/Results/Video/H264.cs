namespace DryApi.Emulator.Results.Video;

/// <summary>
/// Writes H.264 (baseline profile), and reads what it wrote, in the plainest way that every player knows: blocks as raw pixels, and of frames after the first only the
/// blocks that are other ones. It needs no arithmetic of pictures, and takes room for it.
/// </summary>
internal static class H264
{
    private const int FrameNumberBits = 4;
    private const uint RawBlock = 25;
    private const uint TypesBeforeIntra = 5;
    private const byte FirstFrame = 0x65;
    private const byte LaterFrame = 0x41;
    private const uint SliceOfFirst = 7;
    private const uint SliceOfLater = 5;

    /// <summary>What is said of all frames: their size.</summary>
    public static byte[] SequenceParameters(int width, int height)
    {
        var (columns, rows) = ((width + 15) / 16, (height + 15) / 16);
        var unit = new UnitWriter(0x67);
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
        var unit = new UnitWriter(0x68);
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
        var unit = new UnitWriter(previous is null ? FirstFrame : LaterFrame, previous is null ? frame.Columns * frame.Rows * (Frame.BlockLength + 3) : 4096);
        unit.Golomb(0);
        unit.Golomb(previous is null ? SliceOfFirst : SliceOfLater);
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

    /// <summary>Reads a frame that <see cref="Slice"/> wrote.</summary>
    /// <param name="slice">What it wrote.</param>
    /// <param name="previous">The frame before it; null for the first.</param>
    /// <param name="width">The width of the video, in pixels.</param>
    /// <param name="height">The height of the video, in pixels.</param>
    /// <param name="number">Its number.</param>
    /// <exception cref="InvalidDataException">It is another one, or cut short.</exception>
    public static Frame Read(ReadOnlySpan<byte> slice, Frame? previous, int width, int height, int number)
    {
        var unit = new UnitReader(slice);
        Expect(unit.Bits(8), previous is null ? FirstFrame : LaterFrame);
        Expect(unit.Golomb(), 0);
        Expect(unit.Golomb(), previous is null ? SliceOfFirst : SliceOfLater);
        Expect(unit.Golomb(), 0);
        Expect(unit.Bits(FrameNumberBits), (uint)number % (1 << FrameNumberBits));
        if (previous is null)
        {
            Expect(unit.Golomb(), 0);
        }

        Expect(unit.Bits(previous is null ? 2 : 3), 0);
        Expect(unit.Golomb(), 0);
        Expect(unit.Golomb(), 1);
        var frame = previous?.Copy() ?? new Frame(width, height);
        var count = (uint)(frame.Columns * frame.Rows);
        for (var i = 0u; i < count; i++)
        {
            if (previous is not null && (i += Math.Min(unit.Golomb(), count - i)) == count)
            {
                break;
            }

            Expect(unit.Golomb(), previous is null ? RawBlock : RawBlock + TypesBeforeIntra);
            frame.SetBlock((int)i, unit.Bytes(Frame.BlockLength));
        }

        return unit.IsAtEnd ? frame : throw new InvalidDataException("The frame has more than its blocks.");
    }

    private static void Expect(uint read, uint expected)
    {
        if (read != expected)
        {
            throw new InvalidDataException("This is H.264 of another kind.");
        }
    }
}
