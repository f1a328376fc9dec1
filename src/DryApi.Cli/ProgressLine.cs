using DryApi.Cli.Pictures;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;
using Spectre.Console;

namespace DryApi.Cli;

/// <summary>
/// Draws a line again and again, as wide as the terminal is at the moment, with the newest preview below it, and takes all of it away at the end. Spectre's own live displays leave
/// lines behind where a window becomes narrower, which wraps what was drawn before. The cursor stays in the line: what is below it is erased however it was wrapped.
/// </summary>
internal sealed class ProgressLine : IAsyncDisposable
{
    /// <summary>What is typed, such as ^C, is shown at the end of the line.</summary>
    private const int Margin = 4;

    /// <summary>A preview is small: where a window becomes narrower, a terminal wraps the lines of its blocks, and what that moves out of the window nobody can erase.</summary>
    private const int MostColumns = 32;
    private const int MostRows = 12;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private static readonly Style Done = new(Spectre.Console.Color.Green);
    private static readonly Style Open = new(Spectre.Console.Color.Grey);

    /// <summary>Kitty's number of the preview: another program has another one.</summary>
    private static readonly int PictureNumber = Environment.ProcessId;

    private readonly Terminal _terminal;
    private readonly IAnsiConsole _console;
    private readonly ProgressState _state;
    private readonly Previews? _previews;
    private readonly Lock _lock = new();
    private readonly ITimer _timer;
    private (string, int, int, string)? _drawn;
    private int _length;
    private Graphics? _graphics;
    private bool _knowsGraphics;
    private Image<Rgba32>? _picture;
    private (int, int) _window;
    private bool _hasPicture;

    /// <summary>Begins to draw.</summary>
    /// <param name="terminal">Where, and the time that passes between two drawings.</param>
    /// <param name="state">What.</param>
    /// <param name="previews">The pictures below it; null for none.</param>
    public ProgressLine(Terminal terminal, ProgressState state, Previews? previews)
    {
        (_terminal, _console, _state, _previews) = (terminal, terminal.Progress, state, previews);
        Draw();
        _timer = terminal.Time.CreateTimer(static line => ((ProgressLine)line!).Draw(), this, Pause, Pause);
    }

    private TextWriter Writer => _console.Profile.Out.Writer;

    public async ValueTask DisposeAsync()
    {
        await _timer.DisposeAsync().ConfigureAwait(false);
        lock (_lock)
        {
            Try(() =>
            {
                ErasePicture();
                EraseLine();
            });
        }
    }

    private void Draw()
    {
        lock (_lock)
        {
            var window = (_console.Profile.Width, _console.Profile.Height);
            var line = _state.Line(Math.Max(1, window.Width - Margin));
            var picture = PictureToDraw();
            if (picture is not null && (picture != _picture || window != _window))
            {
                (_picture, _window) = (picture, window);
                Try(() =>
                {
                    ErasePicture();
                    EraseLine();
                    DrawPicture(picture);
                    DrawLine(line);
                });
            }
            else if (line != _drawn)
            {
                Try(() =>
                {
                    EraseLine();
                    DrawLine(line);
                });
            }
        }
    }

    /// <summary>The newest preview, where the terminal shows it, which is asked when there is the first one.</summary>
    private Image<Rgba32>? PictureToDraw()
    {
        var picture = _previews?.Latest;
        if (picture is not null && !_knowsGraphics)
        {
            Try(() => _graphics = GraphicsProbe.Of(_terminal));
            _knowsGraphics = true;
        }

        return _graphics is null ? null : picture;
    }

    private void DrawLine((string Before, int Done, int Open, string After) line)
    {
        var hasSigns = _console.Profile.Capabilities.Unicode;
        var text = new Paragraph { Overflow = Overflow.Crop }.Append(line.Before);
        if (line.Done + line.Open > 0)
        {
            text.Append(" ").Append(new string(hasSigns ? '━' : '#', line.Done), Done).Append(new string(hasSigns ? '─' : '.', line.Open), Open);
        }

        _console.Write(text.Append("  ").Append(line.After));
        _drawn = line;
        _length = line.Before.Length + 1 + line.Done + line.Open + 2 + line.After.Length;
    }

    /// <summary>Draws a picture below the line, which is empty, and comes back to it.</summary>
    private void DrawPicture(Image<Rgba32> picture)
    {
        using var fitting = PictureView.Fit(picture, _console, _graphics!, MostColumns, MostRows);
        if (fitting is null)
        {
            return;
        }

        // Where the lines are made first, no picture moves what is above it; where it leaves the cursor, terminals disagree.
        var rows = PictureView.RowsOf(fitting, _graphics!);
        Writer.Write($"{new string('\n', rows)}\r\u001B[{rows}A\u001B7\u001B[B");
        _hasPicture = true;
        PictureView.Write(_console, fitting, _graphics!, PictureNumber);
        Writer.Write("\u001B8");
        Writer.Flush();
    }

    /// <summary>Takes the picture away: what is below the line.</summary>
    private void ErasePicture()
    {
        if (_hasPicture)
        {
            // Not from the first column: some terminals keep a screen that is cleared from its first character.
            Writer.Write($"{(_graphics!.Kind == GraphicsKind.Kitty ? Kitty.Remove(PictureNumber) : "")}\r\u001B[C\u001B[J");
            _hasPicture = false;
        }
    }

    /// <summary>Takes away the line, which takes several where the window has become narrower.</summary>
    private void EraseLine()
    {
        var up = _length > 0 ? (_length - 1) / Math.Max(1, _console.Profile.Width) : 0;
        // Line by line: some terminals keep a screen that is cleared from its top.
        Writer.Write("\r\u001B[2K" + string.Concat(Enumerable.Repeat("\u001B[A\u001B[2K", up)));
        Writer.Flush();
        (_length, _drawn) = (0, null);
    }

    /// <summary>A terminal that is gone is no reason to end a job.</summary>
    private static void Try(Action draw)
    {
        try
        {
            draw();
        }
        catch (IOException)
        {
            // Nobody sees it.
        }
    }
}
