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
    public static void Show(Terminal terminal, string path)
    {
        var console = terminal.Progress;
        if (!terminal.IsWatched || terminal.AskGraphics is null || Read(path) is not { } picture)
        {
            return;
        }

        using (picture)
        {
            var said = GraphicsProbe.Said(terminal);
            if (said == GraphicsKind.None)
            {
                return;
            }

            var graphics = said == GraphicsKind.Blocks ? Graphics.Usual : terminal.AskGraphics();
            graphics = graphics with { Kind = said ?? graphics.Kind };
            if (graphics.Kind == GraphicsKind.Blocks && (console.Profile.Capabilities.ColorSystem < ColorSystem.EightBit || !console.Profile.Capabilities.Unicode))
            {
                return;
            }

            try
            {
                Draw(console, picture, graphics);
            }
            catch (IOException)
            {
                // A terminal that is gone is no reason to fail.
            }
        }
    }

    private static void Draw(IAnsiConsole console, Image<Rgba32> picture, Graphics graphics)
    {
        // A character of blocks is two pixels, of which both are as wide as the character.
        var (cellWidth, cellHeight) = graphics.Kind == GraphicsKind.Blocks ? (1, 2) : (graphics.CellWidth, graphics.CellHeight);
        var columns = Math.Min(MostColumns, console.Profile.Width - 1);
        var rows = Math.Min(MostRows, console.Profile.Height - 3);
        if (columns < 1 || rows < 1)
        {
            return;
        }

        var scale = Math.Min((double)columns * cellWidth / picture.Width, (double)rows * cellHeight / picture.Height);
        scale = graphics.Kind == GraphicsKind.Blocks ? scale : Math.Min(1, scale);
        picture.Mutate(each => each.Resize(Math.Max(1, (int)(picture.Width * scale)), Math.Max(1, (int)(picture.Height * scale))));
        var writer = console.Profile.Out.Writer;
        switch (graphics.Kind)
        {
            case GraphicsKind.Kitty:
                writer.Write(Kitty.Encode(picture) + "\n");
                break;
            case GraphicsKind.Sixel:
                writer.Write(Sixel.Encode(picture) + "\n");
                break;
            default:
                Blocks.Write(console, picture);
                break;
        }

        writer.Flush();
    }

    /// <summary>The picture in a file; null where there is none that can be shown.</summary>
    internal static Image<Rgba32>? Read(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            if (file.Length > LargestFile || Image.Identify(Formats, file) is not { Width: <= LargestSide, Height: <= LargestSide })
            {
                return null;
            }

            file.Position = 0;
            return Image.Load<Rgba32>(Formats, file);
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
