using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;

namespace DryApi.Emulator.Results.Lettering;

/// <summary>
/// Reads the signs in a picture from its pixels: finds black frames, and the layout in which what is in them is nearest to characters. It stands other
/// sizes, lossy formats, and the light of an edit, through which black stays darker than half and white lighter.
/// </summary>
internal sealed class SignReader
{
    private const byte Half = 128;
    private const double FrameShare = 0.9;
    private const int MaxOtherDots = 4;
    private const double MaxOtherShare = 0.03;
    private const double MaxStretch = 3;

    private readonly bool[] _isDark;
    private readonly int _width;
    private readonly int _height;

    private SignReader(Image<L8> picture)
    {
        (_width, _height) = (picture.Width, picture.Height);
        _isDark = new bool[_width * _height];
        picture.ProcessPixelRows(rows =>
        {
            for (var y = 0; y < _height; y++)
            {
                var pixels = rows.GetRowSpan(y);
                for (var x = 0; x < _width; x++)
                {
                    _isDark[(y * _width) + x] = pixels[x].PackedValue < Half;
                }
            }
        });
    }

    /// <summary>What stands on the signs of a picture, line by line; empty where there are none that can be read.</summary>
    public static string Read(Image picture)
    {
        using var gray = picture.CloneAs<L8>();
        var reader = new SignReader(gray);
        return string.Join('\n', reader.FindFrames().OrderBy(frame => frame.Top).Select(reader.ReadSign).Where(text => text.Length > 0));
    }

    /// <summary>The dark areas that reach their bounds on all four sides.</summary>
    private IEnumerable<Rectangle> FindFrames()
    {
        var seen = new bool[_isDark.Length];
        for (var start = 0; start < seen.Length; start++)
        {
            if (_isDark[start] && !seen[start])
            {
                var bounds = Flood(start, seen);
                if (bounds.Width > SignLayout.ColumnPitch && bounds.Height > SignLayout.LinePitch && IsFramed(bounds))
                {
                    yield return bounds;
                }
            }
        }
    }

    private Rectangle Flood(int start, bool[] seen)
    {
        var (left, top, right, bottom) = (_width, _height, 0, 0);
        var open = new Stack<int>([start]);
        seen[start] = true;
        while (open.TryPop(out var at))
        {
            var (x, y) = (at % _width, at / _width);
            (left, top, right, bottom) = (Math.Min(left, x), Math.Min(top, y), Math.Max(right, x), Math.Max(bottom, y));
            Visit(at - 1, x > 0);
            Visit(at + 1, x < _width - 1);
            Visit(at - _width, y > 0);
            Visit(at + _width, y < _height - 1);
        }

        return Rectangle.FromLTRB(left, top, right + 1, bottom + 1);

        void Visit(int at, bool isInside)
        {
            if (isInside && _isDark[at] && !seen[at])
            {
                seen[at] = true;
                open.Push(at);
            }
        }
    }

    private bool IsFramed(Rectangle bounds)
    {
        var rows = Enumerable.Range(bounds.Left, bounds.Width);
        var columns = Enumerable.Range(bounds.Top, bounds.Height);
        return IsLine(rows, x => IsDark(x, bounds.Top) || IsDark(x, bounds.Top + 1)) && IsLine(rows, x => IsDark(x, bounds.Bottom - 1) || IsDark(x, bounds.Bottom - 2))
            && IsLine(columns, y => IsDark(bounds.Left, y) || IsDark(bounds.Left + 1, y)) && IsLine(columns, y => IsDark(bounds.Right - 1, y) || IsDark(bounds.Right - 2, y));

        // The outermost pixels may be half of the frame and half of what is around it.
        static bool IsLine(IEnumerable<int> places, Func<int, bool> isDark) => places.Average(place => isDark(place) ? 1 : 0) >= FrameShare;
    }

    /// <summary>The text in a frame, in the layout that fits best; empty where none does.</summary>
    private string ReadSign(Rectangle frame)
    {
        var (best, text) = (MaxOtherShare, "");
        for (var columns = 1; new SignLayout(columns, 1).Width <= frame.Width; columns++)
        {
            for (var lines = 1; new SignLayout(columns, lines).Height <= frame.Height; lines++)
            {
                if (ReadSign(frame, new SignLayout(columns, lines), best) is var (others, read))
                {
                    (best, text) = (others, read);
                }
            }
        }

        return text;
    }

    /// <summary>The text in a frame as a layout has it; null where that has a share of other dots that is not below a limit.</summary>
    private (double Others, string Text)? ReadSign(Rectangle frame, SignLayout layout, double limit)
    {
        var (dotWidth, dotHeight) = (frame.Width / (double)layout.Width, frame.Height / (double)layout.Height);
        if (Math.Max(dotWidth / dotHeight, dotHeight / dotWidth) > MaxStretch)
        {
            return null;
        }

        var text = new char[layout.Lines][];
        var others = 0;
        for (var line = 0; line < layout.Lines; line++)
        {
            text[line] = new char[layout.Columns];
            for (var column = 0; column < layout.Columns; column++)
            {
                var (dots, stray) = DotsAt(line, column);
                (text[line][column], var different) = Font.Find(dots);
                others += different + stray;
                if (different + stray > MaxOtherDots)
                {
                    return null;
                }
            }
        }

        var share = others / (double)(layout.Columns * layout.Lines * Font.Width * Font.Height);
        var read = string.Join('\n', text.Select(line => new string(line).TrimEnd()));
        return share < limit && !string.IsNullOrWhiteSpace(read) ? (share, read) : null;

        // The dots of a character, and how many are in the gaps around it, where none should be.
        (ulong Dots, int Stray) DotsAt(int line, int column)
        {
            var (dots, stray) = (0UL, 0);
            for (var x = 0; x <= Font.Width; x++)
            {
                for (var y = 0; y <= Font.Height; y++)
                {
                    var isInside = x < Font.Width && y < Font.Height;
                    var (atX, atY) = (SignLayout.Edge + (column * SignLayout.ColumnPitch) + x, SignLayout.Edge + (line * SignLayout.LinePitch) + y);
                    if (IsDark(frame.Left + (int)((atX + 0.5) * dotWidth), frame.Top + (int)((atY + 0.5) * dotHeight)))
                    {
                        dots |= isInside ? 1UL << ((x * Font.Height) + y) : 0;
                        stray += isInside ? 0 : 1;
                    }
                }
            }

            return (dots, stray);
        }
    }

    private bool IsDark(int x, int y) => _isDark[(y * _width) + x];
}
