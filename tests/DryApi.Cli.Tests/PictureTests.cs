using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using DryApi.Cli.Pictures;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;

namespace DryApi.Cli.Tests;

/// <summary>Results as pictures in the terminal, by what the terminal says that it can.</summary>
public sealed partial class PictureTests : IAsyncLifetime
{
    private static readonly Rgba32 Red = new(255, 0, 0);
    private static readonly Rgba32 Blue = new(0, 0, 255);

    private readonly TemporaryFolder _folder = new();
    private ScriptedService? _service;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        using var png = new MemoryStream();
        using (var picture = Picture(40, 20))
        {
            await picture.SaveAsPngAsync(png, Cancellation);
        }

        var bytes = png.ToArray();
        _service = await ScriptedService.StartAsync(context => context.Response.Body.WriteAsync(bytes).AsTask());
    }

    public async ValueTask DisposeAsync()
    {
        await _service!.DisposeAsync();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("\u001B[?1;2c", "Blocks")]
    [InlineData("\u001B[?62;4;22c", "Sixel")]
    [InlineData("\u001B[?4c", "Sixel")]
    [InlineData("\u001B[?62;44;14c", "Blocks")]
    [InlineData("\u001B_Gi=31;OK\u001B\\\u001B[?62;4c", "Kitty")]
    [InlineData("\u001B_Gi=31;ENOTSUP\u001B\\\u001B[?62c", "Blocks")]
    [InlineData("typed\u001B[A\u001B_Gi=31;OK\u001B\\more\u001B[?62c", "Kitty")]
    [InlineData("\u001B[?c", "Blocks")]
    [InlineData("\u001B[?99999999999999999999;4c", "Sixel")]
    public void Answer_SaysWhatTheTerminalCan(string answer, string kind) => Graphics.Of(Encoding.Latin1.GetBytes(answer))!.Kind.ToString().ShouldBe(kind);

    [Theory]
    [InlineData("\u001B[6;18;9t\u001B[?4c", 9, 18)]
    [InlineData("\u001B[6;0;9t\u001B[?4c", 10, 20)]
    [InlineData("\u001B[6;18;9000t\u001B[?4c", 10, 20)]
    [InlineData("\u001B[6;18t\u001B[?4c", 10, 20)]
    [InlineData("\u001B[6;x;9t\u001B[?4c", 10, 20)]
    public void Answer_SaysHowLargeACharacterIs(string answer, int width, int height)
    {
        var graphics = Graphics.Of(Encoding.Latin1.GetBytes(answer))!;

        (graphics.CellWidth, graphics.CellHeight).ShouldBe((width, height));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\u001B")]
    [InlineData("\u001B[?62;4")]
    [InlineData("\u001B_Gi=31;OK\u001B\\")]
    [InlineData("\u001B[?62;xc")]
    public void Answer_OnOneThatIsNotWhole_IsNone(string answer) => Graphics.Of(Encoding.Latin1.GetBytes(answer)).ShouldBeNull();

    [Fact]
    public void Sixel_IsThePicture()
    {
        using var picture = Picture(13, 20);
        picture[12, 19] = default;

        var (width, height, pixels) = Decoded(Sixel.Encode(picture));

        (width, height).ShouldBe((13, 20));
        pixels.Length.ShouldBe((13 * 20) - 1, "what is transparent is left out");
        pixels.ShouldAllBe(pixel => pixel.Color == (pixel.Y < 10 ? "100;0;0" : "0;0;100"));
    }

    [Fact]
    public void Kitty_IsThePictureInPiecesThatAnswerNothing()
    {
        using var picture = new Image<Rgba32>(200, 200);
        var random = new Random(1);
        picture.ProcessPixelRows(rows =>
        {
            for (var y = 0; y < rows.Height; y++)
            {
                foreach (ref var pixel in rows.GetRowSpan(y))
                {
                    pixel = new Rgba32((uint)random.Next() | 0xFF000000);
                }
            }
        });

        var pieces = KittyPiece().Matches(Kitty.Encode(picture));

        pieces.Count.ShouldBeGreaterThan(2);
        string.Concat(pieces.Select(piece => piece.Value)).Length.ShouldBe(Kitty.Encode(picture).Length);
        pieces[0].Groups["keys"].Value.ShouldBe("f=100,a=T,q=2,m=1");
        pieces[^1].Groups["keys"].Value.ShouldBe("m=0");
        pieces.ShouldAllBe(piece => piece.Groups["data"].Length <= 4096);
        using var shown = Image.Load<Rgba32>(Convert.FromBase64String(string.Concat(pieces.Select(piece => piece.Groups["data"].Value))));
        (shown.Width, shown[17, 31]).ShouldBe((200, picture[17, 31]));
    }

    [UnixFact]
    public async Task Result_InAWindowOfTmux_IsBlocks()
    {
        using var window = TerminalWindow.Open(_folder, _service!.Url, "export TERM=screen-256color COLORTERM=truecolor; dryapi wait job-1 -o a.png");

        var lines = (await window.EndAsync()).Split('\n');

        lines.ShouldContain($"Saved a.png ({new FileInfo(_folder["a.png"]).Length} bytes)");
        lines.Count(line => line.StartsWith("▀▀▀▀", StringComparison.Ordinal)).ShouldBeGreaterThan(5);
        var colored = await window.UntilAsync(_ => true, withColors: true);
        colored.ShouldContain("38;2;255;0;0");
        colored.ShouldContain("38;2;0;0;255");
    }

    [UnixFact]
    public async Task Result_OnNoColorOrQuietOrAPipe_IsNoPicture()
    {
        using var window = TerminalWindow.Open(_folder, _service!.Url, "export TERM=screen-256color; NO_COLOR=1 dryapi wait job-1 -o a.png; dryapi wait job-1 -o a.png -q; DRYAPI_PICTURES=none dryapi wait job-1 -o a.png; dryapi wait job-1 -o a.png 2> /dev/null; dryapi wait job-1 -o a.png | cat; dryapi wait job-1 -o a.png --json");

        (await window.EndAsync()).ShouldNotContain("▀");
    }

    [UnixTheory]
    [InlineData("\u001B[6;20;10t\u001B[?62;4c", "\u001BP0;1;0q\"1;1;40;20#")]
    [InlineData("\u001B_Gi=31;OK\u001B\\\u001B[?62;4c", "\u001B_Gf=100,a=T,q=2,m=0;")]
    public async Task Result_InATerminalThatSaysWhatItCan_IsThat(string answer, string picture)
    {
        // script of util-linux is a terminal that a test can play.
        var start = new ProcessStartInfo("script", ["-q", "-e", "-c", $"{Path.Combine(AppContext.BaseDirectory, "dryapi")} wait job-1 -o a.png", "/dev/null"]) { RedirectStandardInput = true, RedirectStandardOutput = true, WorkingDirectory = _folder.Path };
        foreach (var (name, value) in new[] { ("DRYAPI_API_KEY", "any-key"), ("DRYAPI_BASE_URL", _service!.Url.AbsoluteUri), ("TERM", "xterm-256color"), ("XDG_CONFIG_HOME", _folder["configuration"]) })
        {
            start.Environment[name] = value;
        }

        foreach (var name in new[] { "NO_COLOR", "CI", "GITHUB_ACTIONS" })
        {
            start.Environment.Remove(name);
        }

        using var terminal = Process.Start(start)!;
        var shown = new StringBuilder();
        var bytes = new byte[4096];
        while (await terminal.StandardOutput.BaseStream.ReadAsync(bytes, Cancellation) is > 0 and var count)
        {
            var asked = shown.ToString().Contains(Graphics.Question, StringComparison.Ordinal);
            shown.Append(Encoding.Latin1.GetString(bytes, 0, count));
            if (!asked && shown.ToString().Contains(Graphics.Question, StringComparison.Ordinal))
            {
                await terminal.StandardInput.WriteAsync(answer);
                await terminal.StandardInput.FlushAsync(Cancellation);
            }
        }

        await terminal.WaitForExitAsync(Cancellation);
        terminal.ExitCode.ShouldBe(0, shown.ToString());
        shown.ToString().ShouldContain(picture);
        shown.ToString().ShouldNotContain("[?62", customMessage: "the answer is not shown");
    }

    [Theory]
    [InlineData("no picture")]
    [InlineData("\u0089PNG\r\n\u001A\n and no more")]
    public async Task Show_OnAFileThatIsNoPicture_ShowsNothing(string content)
    {
        using var error = new StringWriter();
        using var cli = new Cli { IsWatched = true };
        File.WriteAllBytes(_folder["a.png"], Encoding.Latin1.GetBytes(content));

        await PictureView.ShowAsync(cli.Terminal(TextWriter.Null, error) with { AskGraphics = () => new Graphics(GraphicsKind.Kitty, 10, 20) }, _folder["a.png"], Cancellation);

        error.ToString().ShouldBeEmpty();
    }

    [Fact]
    public async Task Read_OnAPictureThatMoves_IsItsFirstFrame()
    {
        using (var moving = Picture(8, 8))
        {
            moving.Frames.AddFrame(moving.Frames.RootFrame);
            await moving.SaveAsGifAsync(_folder["a.gif"], Cancellation);
        }

        using var read = await PictureView.ReadAsync(_folder["a.gif"], Cancellation);

        (read!.Frames.Count, read[0, 0], read[0, 7]).ShouldBe((1, Red, Blue));
    }

    private static Image<Rgba32> Picture(int width, int height)
    {
        var picture = new Image<Rgba32>(width, height, Blue);
        picture.ProcessPixelRows(rows =>
        {
            for (var y = 0; y < rows.Height / 2; y++)
            {
                rows.GetRowSpan(y).Fill(Red);
            }
        });
        return picture;
    }

    /// <summary>Reads Sixel as its description says, a second time.</summary>
    private static (int Width, int Height, (int X, int Y, string Color)[] Pixels) Decoded(string text)
    {
        var head = SixelHead().Match(text);
        head.Success.ShouldBeTrue(text);
        var palette = SixelColor().Matches(text).ToDictionary(color => int.Parse(color.Groups[1].Value, CultureInfo.InvariantCulture), color => color.Groups[2].Value);
        var (pixels, x, y, current) = (new Dictionary<(int, int), string>(), 0, 0, -1);
        foreach (Match token in SixelToken().Matches(SixelColor().Replace(text[head.Length..^2], "")))
        {
            switch (token.Value[0])
            {
                case '#':
                    current = int.Parse(token.Value.AsSpan(1), CultureInfo.InvariantCulture);
                    break;
                case '$':
                    x = 0;
                    break;
                case '-':
                    (x, y) = (0, y + 6);
                    break;
                default:
                    var (count, sixel) = token.Value[0] == '!' ? (int.Parse(token.Value.AsSpan(1, token.Length - 2), CultureInfo.InvariantCulture), token.Value[^1] - '?') : (1, token.Value[0] - '?');
                    for (var i = 0; i < count; i++, x++)
                    {
                        foreach (var row in Enumerable.Range(0, 6).Where(row => (sixel & (1 << row)) != 0))
                        {
                            pixels[(x, y + row)] = palette[current];
                        }
                    }

                    break;
            }
        }

        return (int.Parse(head.Groups[1].Value, CultureInfo.InvariantCulture), int.Parse(head.Groups[2].Value, CultureInfo.InvariantCulture), [.. pixels.Select(pixel => (pixel.Key.Item1, pixel.Key.Item2, pixel.Value))]);
    }

    [GeneratedRegex("\u001B_G(?<keys>[^;]*);(?<data>[A-Za-z0-9+/=]*)\u001B\\\\")]
    private static partial Regex KittyPiece();

    [GeneratedRegex("^\u001BP0;1;0q\"1;1;([0-9]+);([0-9]+)")]
    private static partial Regex SixelHead();

    [GeneratedRegex("#([0-9]+);2;([0-9]+;[0-9]+;[0-9]+)")]
    private static partial Regex SixelColor();

    [GeneratedRegex("#[0-9]+|![0-9]+[?-~]|[?-~$-]")]
    private static partial Regex SixelToken();
}
