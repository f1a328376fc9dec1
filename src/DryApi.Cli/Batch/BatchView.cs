using System.Globalization;
using Spectre.Console;

namespace DryApi.Cli.Batch;

/// <summary>Shows how a batch goes: a bar for somebody who watches, a line for each row for a file or a pipe.</summary>
internal sealed class BatchView
{
    private readonly Terminal _terminal;
    private readonly Lock _lock = new();
    private readonly long _total;
    private ProgressTask? _bar;
    private long _done;

    private BatchView(Terminal terminal, long total, long ended) => (_terminal, _total, _done) = (terminal, total, ended);

    /// <summary>Shows some work.</summary>
    /// <param name="terminal">Where.</param>
    /// <param name="total">How many rows there are.</param>
    /// <param name="ended">How many have ended before.</param>
    /// <param name="work">The work.</param>
    public static async Task ShowAsync(Terminal terminal, long total, long ended, Func<BatchView, Task> work)
    {
        var view = new BatchView(terminal, total, ended);
        if (terminal.Progress.Profile is not { Out.IsTerminal: true, Capabilities.Interactive: true })
        {
            await work(view).ConfigureAwait(false);
            return;
        }

        await terminal.Progress.Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn(), new SpinnerColumn())
            .StartAsync(async context =>
            {
                view._bar = context.AddTask("rows", maxValue: Math.Max(1, total));
                view._bar.Value = ended;
                await work(view).ConfigureAwait(false);
            }).ConfigureAwait(false);
        view._bar = null;
    }

    /// <summary>Tells something.</summary>
    public void Tell(string text)
    {
        lock (_lock)
        {
            if (_bar is null)
            {
                _terminal.Error.WriteLine(text);
            }
            else
            {
                // Through what draws the bar, which would be drawn over it.
                _terminal.Progress.WriteLine(TerminalText.OneLine(text));
            }
        }
    }

    /// <summary>Tells that a row has ended.</summary>
    /// <param name="text">How.</param>
    /// <param name="isFailure">Whether somebody who watches is told, too.</param>
    public void End(string text, bool isFailure)
    {
        lock (_lock)
        {
            _done++;
            if (_bar is { } bar)
            {
                bar.Value = _done;
                bar.Description = string.Create(CultureInfo.InvariantCulture, $"{_done} of {_total} rows");
            }

            if (_bar is null || isFailure)
            {
                Tell(string.Create(CultureInfo.InvariantCulture, $"{text} ({_done} of {_total})"));
            }
        }
    }
}
