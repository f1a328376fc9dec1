using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Advanced;
using SixLabors.ImageSharp.PixelFormats;

namespace DryApi.Emulator.Results.Video;

/// <summary>A frame as H.264 holds it: blocks of 16 pixels a side, each with its brightness and, at half the size, two colours.</summary>
internal sealed class Frame
{
    /// <summary>The bytes of a block: 256 of brightness, 64 of each colour.</summary>
    public const int BlockLength = 384;

    private const int Side = 16;

    private readonly byte[] _blocks;

    /// <summary>A frame whose blocks are to be set.</summary>
    /// <param name="width">The width of what is shown, in pixels.</param>
    /// <param name="height">The height of what is shown, in pixels.</param>
    public Frame(int width, int height)
    {
        (Columns, Rows) = ((width + Side - 1) / Side, (height + Side - 1) / Side);
        _blocks = new byte[Columns * Rows * BlockLength];
    }

    /// <summary>A frame that shows a picture.</summary>
    /// <param name="picture">The picture; what is missing in the last blocks repeats its edge.</param>
    /// <param name="width">The width of what is shown, in pixels.</param>
    /// <param name="height">The height of what is shown, in pixels.</param>
    public Frame(Image<Rgb24> picture, int width, int height)
        : this(width, height)
    {
        for (var y = 0; y < Rows * Side; y++)
        {
            var pixels = picture.DangerousGetPixelRowMemory(Math.Min(y, picture.Height - 1)).Span;
            for (var x = 0; x < Columns * Side; x++)
            {
                Set(x, y, pixels[Math.Min(x, picture.Width - 1)]);
            }
        }
    }

    private Frame(Frame other) => (Columns, Rows, _blocks) = (other.Columns, other.Rows, [.. other._blocks]);

    /// <summary>How many blocks stand side by side.</summary>
    public int Columns { get; }

    /// <summary>How many blocks stand one above the other.</summary>
    public int Rows { get; }

    /// <summary>The block of a number, from left to right and from top to bottom.</summary>
    public ReadOnlySpan<byte> Block(int number) => _blocks.AsSpan(number * BlockLength, BlockLength);

    /// <summary>A frame of the same blocks.</summary>
    public Frame Copy() => new(this);

    /// <summary>Sets the block of a number.</summary>
    public void SetBlock(int number, ReadOnlySpan<byte> block) => block.CopyTo(_blocks.AsSpan(number * BlockLength, BlockLength));

    /// <summary>The picture that it shows.</summary>
    /// <param name="width">Its width, in pixels; the blocks may be wider.</param>
    /// <param name="height">Its height, in pixels; the blocks may be higher.</param>
    public Image<Rgba32> ToPicture(int width, int height)
    {
        var picture = new Image<Rgba32>(width, height);
        for (var y = 0; y < height; y++)
        {
            var pixels = picture.DangerousGetPixelRowMemory(y).Span;
            for (var x = 0; x < width; x++)
            {
                pixels[x] = Get(x, y);
            }
        }

        return picture;
    }

    /// <summary>This frame, with a disc of light on it.</summary>
    /// <param name="centerX">Its middle, in pixels.</param>
    /// <param name="centerY">Its middle, in pixels.</param>
    /// <param name="radius">Its size, in pixels.</param>
    public Frame WithLight(int centerX, int centerY, int radius)
    {
        var frame = new Frame(this);
        for (var y = Math.Max(0, centerY - radius); y <= Math.Min((Rows * Side) - 1, centerY + radius); y++)
        {
            for (var x = Math.Max(0, centerX - radius); x <= Math.Min((Columns * Side) - 1, centerX + radius); x++)
            {
                if (((x - centerX) * (x - centerX)) + ((y - centerY) * (y - centerY)) <= radius * radius)
                {
                    frame.Set(x, y, new Rgb24(255, 244, 214));
                }
            }
        }

        return frame;
    }

    private Rgba32 Get(int x, int y)
    {
        var block = Block(((y / Side) * Columns) + (x / Side));
        var (inX, inY) = (x % Side, y % Side);
        var at = 256 + (inY / 2 * 8) + (inX / 2);
        var (light, blue, red) = (298 * (block[(inY * Side) + inX] - 16), block[at] - 128, block[at + 64] - 128);
        return new Rgba32(Value(light + (409 * red)), Value(light - (100 * blue) - (208 * red)), Value(light + (516 * blue)));

        static byte Value(int value) => (byte)Math.Clamp((value + 128) >> 8, 0, 255);
    }

    /// <summary>Sets a pixel: ITU-R BT.601, from 16 to 235. The colours of four pixels are those of the first.</summary>
    private void Set(int x, int y, Rgb24 color)
    {
        var block = _blocks.AsSpan((((y / Side) * Columns) + (x / Side)) * BlockLength, BlockLength);
        var (inX, inY) = (x % Side, y % Side);
        block[(inY * Side) + inX] = (byte)(16 + (((66 * color.R) + (129 * color.G) + (25 * color.B) + 128) >> 8));
        if (inX % 2 == 0 && inY % 2 == 0)
        {
            var at = 256 + (inY / 2 * 8) + (inX / 2);
            block[at] = (byte)(128 + (((-38 * color.R) - (74 * color.G) + (112 * color.B) + 128) >> 8));
            block[at + 64] = (byte)(128 + (((112 * color.R) - (94 * color.G) - (18 * color.B) + 128) >> 8));
        }
    }
}
