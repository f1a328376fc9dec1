using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats.Bmp;
using SixLabors.ImageSharp.Formats.Gif;
using SixLabors.ImageSharp.Formats.Jpeg;
using SixLabors.ImageSharp.Formats.Png;
using SixLabors.ImageSharp.Formats.Webp;
using SixLabors.ImageSharp.Metadata;
using SixLabors.ImageSharp.PixelFormats;
using SixLabors.ImageSharp.Processing;
using Spectre.Console;

namespace DryApi.Cli.Pictures;

/// <summary>Shows a picture in the terminal, as well as it can.</summary>
internal static class PictureView
{
    private const int MostColumns = 60;
    private const int MostRows = 18;
    private const int LargestFile = 32 * 1024 * 1024;
    private const int LargestSide = 8192;

    private static readonly Configuration Formats = FormatsOf();

    /// <summary>Shows what is in a file, where it is a picture and somebody watches.</summary>
    public static async Task ShowAsync(Terminal terminal, string path, CancellationToken cancellationToken)
    {
        if (!terminal.ShowsPictures || await ReadAsync(path, cancellationToken).ConfigureAwait(false) is not { } picture)
        {
            return;
        }

        using (picture)
        {
            GraphicsProbe.TellOfWhatIsSaid(terminal);
            if (GraphicsProbe.Of(terminal) is not { } graphics || Fit(picture, terminal.Progress, graphics, MostColumns, MostRows) is not { } fitting)
            {
                return;
            }

            using (fitting)
            {
                try
                {
                    Write(terminal.Progress, fitting, graphics);
                    terminal.Progress.Profile.Out.Writer.Write("\n");
                    terminal.Progress.Profile.Out.Writer.Flush();
                }
                catch (IOException)
                {
                    // A terminal that is gone is no reason to fail.
                }
            }
        }
    }

    /// <summary>A picture as large as there is room for; null where there is none.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="console">Where there is room.</param>
    /// <param name="graphics">What the terminal can.</param>
    /// <param name="mostColumns">How many characters wide it may be.</param>
    /// <param name="mostRows">How many lines high it may be.</param>
    public static Image<Rgba32>? Fit(Image<Rgba32> picture, IAnsiConsole console, Graphics graphics, int mostColumns, int mostRows)
    {
        // A character of blocks is two pixels, of which both are as wide as the character.
        var (cellWidth, cellHeight) = graphics.Kind == GraphicsKind.Blocks ? (1, 2) : (graphics.CellWidth, graphics.CellHeight);
        var columns = Math.Min(mostColumns, console.Profile.Width - 1);
        var rows = Math.Min(mostRows, console.Profile.Height - 3);
        if (columns < 1 || rows < 1)
        {
            return null;
        }

        var scale = Math.Min((double)columns * cellWidth / picture.Width, (double)rows * cellHeight / picture.Height);
        scale = graphics.Kind == GraphicsKind.Blocks ? scale : Math.Min(1, scale);
        return picture.Clone(each => each.Resize(Math.Max(1, (int)(picture.Width * scale)), Math.Max(1, (int)(picture.Height * scale))));
    }

    /// <summary>How many lines a picture takes.</summary>
    public static int RowsOf(Image<Rgba32> picture, Graphics graphics)
    {
        var cellHeight = graphics.Kind == GraphicsKind.Blocks ? 2 : graphics.CellHeight;
        return (picture.Height + cellHeight - 1) / cellHeight;
    }

    /// <summary>Writes a picture from where the cursor stands, at the beginning of a line; where the cursor is then depends on the terminal.</summary>
    /// <param name="console">Where.</param>
    /// <param name="picture">The picture, which fits.</param>
    /// <param name="graphics">What the terminal can.</param>
    /// <param name="number">The number by which kitty takes it away again; null where it is to stay.</param>
    public static void Write(IAnsiConsole console, Image<Rgba32> picture, Graphics graphics, int? number = null)
    {
        switch (graphics.Kind)
        {
            case GraphicsKind.Kitty:
                console.Profile.Out.Writer.Write(Kitty.Encode(picture, number));
                break;
            case GraphicsKind.Sixel:
                console.Profile.Out.Writer.Write(Sixel.Encode(picture));
                break;
            default:
                Blocks.Write(console, picture);
                break;
        }
    }

    /// <summary>The picture in a file; null where there is none that can be shown.</summary>
    internal static async Task<Image<Rgba32>?> ReadAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            using var file = File.OpenRead(path);
            return await ReadAsync(file, LargestFile, LargestSide, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>The picture in a stream; null where there is none that can be shown.</summary>
    /// <param name="stream">The stream, at its beginning.</param>
    /// <param name="largestFile">How many bytes it may have.</param>
    /// <param name="largestSide">How many pixels wide and high it may be.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    internal static async Task<Image<Rgba32>?> ReadAsync(Stream stream, int largestFile, int largestSide, CancellationToken cancellationToken)
    {
        try
        {
            if (stream.Length > largestFile || await Image.IdentifyAsync(Formats, stream, cancellationToken).ConfigureAwait(false) is not { } found || found.Width > largestSide || found.Height > largestSide)
            {
                return null;
            }

            stream.Position = 0;
            return await Image.LoadAsync<Rgba32>(Formats, stream, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ImageFormatException or NotSupportedException or InvalidOperationException or ArgumentException or IndexOutOfRangeException or OverflowException)
        {
            // What the decoder of pictures makes of a file that is none, or a broken one.
            return null;
        }
    }

    /// <summary>The formats that the service makes, of which one frame is read: a small file can have more of them than memory holds.</summary>
    private static Configuration FormatsOf()
    {
        var formats = new Configuration(new PngConfigurationModule(), new JpegConfigurationModule(), new WebpConfigurationModule(), new BmpConfigurationModule(), new GifConfigurationModule());
        formats.ImageFormatsManager.SetDecoder(GifFormat.Instance, new GifDecoder { DecodingMode = FrameDecodingMode.First });
        return formats;
    }
}
