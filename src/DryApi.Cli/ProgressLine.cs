using Spectre.Console;

namespace DryApi.Cli;

/// <summary>
/// Draws a line again and again, as wide as the terminal is at the moment, and takes it away at the end. Spectre's own live displays leave lines behind where a
/// window becomes narrower, which wraps what was drawn before.
/// </summary>
internal sealed class ProgressLine : IAsyncDisposable
{
    /// <summary>What is typed, such as ^C, is shown at the end of the line.</summary>
    private const int Margin = 4;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private static readonly Style Done = new(Color.Green);
    private static readonly Style Open = new(Color.Grey);

    private readonly IAnsiConsole _console;
    private readonly ProgressState _state;
    private readonly Lock _lock = new();
    private readonly ITimer _timer;
    private (string, int, int, string)? _drawn;
    private int _length;

    /// <summary>Begins to draw.</summary>
    /// <param name="console">Where.</param>
    /// <param name="state">What.</param>
    /// <param name="time">The time that passes between two drawings.</param>
    public ProgressLine(IAnsiConsole console, ProgressState state, TimeProvider time)
    {
        (_console, _state) = (console, state);
        Draw();
        _timer = time.CreateTimer(static line => ((ProgressLine)line!).Draw(), this, Pause, Pause);
    }

    public async ValueTask DisposeAsync()
    {
        await _timer.DisposeAsync().ConfigureAwait(false);
        lock (_lock)
        {
            Try(Erase);
        }
    }

    private void Draw()
    {
        lock (_lock)
        {
            var line = _state.Line(Math.Max(1, _console.Profile.Width - Margin));
            if (line != _drawn)
            {
                Try(() => Draw(line));
            }
        }
    }

    private void Draw((string Before, int Done, int Open, string After) line)
    {
        Erase();
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

    /// <summary>Takes away what was drawn, which takes several lines where the window has become narrower.</summary>
    private void Erase()
    {
        var up = _length > 0 ? (_length - 1) / Math.Max(1, _console.Profile.Width) : 0;
        // Line by line: some terminals keep a screen that is cleared from its top.
        _console.Profile.Out.Writer.Write("\r\u001B[2K" + string.Concat(Enumerable.Repeat("\u001B[A\u001B[2K", up)));
        _console.Profile.Out.Writer.Flush();
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
