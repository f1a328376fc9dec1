using System.Buffers.Binary;

namespace DryApi.Emulator.Tests.Support;

/// <summary>
/// Reads the brightness of the frames of a video whose blocks are raw pixels, as ITU-T H.264 (7.3.3, 7.3.4) has them: a frame by itself, and frames that
/// keep what they skip.
/// </summary>
internal sealed class RawFrames
{
    private const int Side = 16;

    private readonly byte[] _unit;
    private int _at;

    private RawFrames(ReadOnlySpan<byte> unit)
    {
        // A byte of 3 after two of 0 keeps the unit from looking like the start of another one.
        var bytes = new List<byte>();
        for (var (i, zeros) = (0, 0); i < unit.Length; i++)
        {
            var isGuard = zeros == 2 && unit[i] == 3;
            zeros = unit[i] == 0 ? zeros + 1 : 0;
            zeros.ShouldBeLessThan(3);
            if (!isGuard)
            {
                bytes.Add(unit[i]);
            }
        }

        _unit = [.. bytes];
    }

    /// <summary>The frames, each with its pixels from left to right and from top to bottom.</summary>
    public static IReadOnlyList<byte[]> Read(byte[] file, Mp4Boxes boxes, int width, int height)
    {
        var (frames, at, previous) = (new List<byte[]>(), boxes.Offset, new byte[width * height]);
        foreach (var length in boxes.FrameLengths)
        {
            BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(at)).ShouldBe(length - 4);
            previous = new RawFrames(file.AsSpan(at + 4, length - 4)).Frame(previous, width, height, frames.Count);
            frames.Add(previous);
            at += length;
        }

        return frames;
    }

    private byte[] Frame(byte[] previous, int width, int height, int number)
    {
        var frame = previous.ToArray();
        var isFirst = Bits(8) == 0x65;
        isFirst.ShouldBe(number == 0);
        (Golomb(), Golomb(), Golomb(), Bits(4)).ShouldBe((0, isFirst ? 7 : 5, 0, number));
        // What the kinds of slices have between their number and their quantity.
        _at += isFirst ? 1 + 2 : 3;
        (Golomb(), Golomb()).ShouldBe((0, 1));
        var blocks = width / Side * (height / Side);
        for (var block = 0; block < blocks; block++)
        {
            if (!isFirst && (block += Golomb()) >= blocks)
            {
                block.ShouldBe(blocks);
                break;
            }

            Golomb().ShouldBe(isFirst ? 25 : 30);
            _at = (_at + 7) / 8 * 8;
            for (var pixel = 0; pixel < Side * Side; pixel++)
            {
                frame[(((block / (width / Side) * Side) + (pixel / Side)) * width) + (block % (width / Side) * Side) + (pixel % Side)] = (byte)Bits(8);
            }

            _at += 8 * 2 * 64;
        }

        Bits(1).ShouldBe(1);
        ((_at + 7) / 8).ShouldBe(_unit.Length);
        return frame;
    }

    private int Bits(int count)
    {
        var value = 0;
        for (; count > 0; count--, _at++)
        {
            value = (value << 1) | ((_unit[_at / 8] >> (7 - (_at % 8))) & 1);
        }

        return value;
    }

    private int Golomb()
    {
        var zeros = 0;
        while (Bits(1) == 0)
        {
            zeros++;
        }

        return (1 << zeros) - 1 + Bits(zeros);
    }
}
