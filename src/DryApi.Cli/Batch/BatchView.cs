using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace DryApi.Cli.Batch;

/// <summary>Shows how a batch goes: a bar for somebody who watches, a line for each row for a file or a pipe, of JSON for programs.</summary>
internal sealed class BatchView
{
    private readonly Terminal _terminal;
    private readonly BatchErrors _errors;
    private readonly BatchOptions _options;
    private readonly Lock _lock = new();
    private readonly long _total;
    private ProgressTask? _bar;
    private long _done;

    private BatchView(Terminal terminal, BatchErrors errors, BatchOptions options, long total, long ended) => (_terminal, _errors, _options, _total, _done) = (terminal, errors, options, total, ended);

    /// <summary>What is waited for at the moment; null for nothing that is worth a word.</summary>
    public Func<string?> Waiting { get; set; } = () => null;

    /// <summary>Shows some work.</summary>
    /// <param name="terminal">Where.</param>
    /// <param name="errors">Where what is wrong is told.</param>
    /// <param name="options">What the batch was asked for.</param>
    /// <param name="total">How many rows there are.</param>
    /// <param name="ended">How many have ended before.</param>
    /// <param name="work">The work.</param>
    public static async Task ShowAsync(Terminal terminal, BatchErrors errors, BatchOptions options, long total, long ended, Func<BatchView, Task> work)
    {
        var view = new BatchView(terminal, errors, options, total, ended);
        if (options.IsJson || !terminal.IsWatched)
        {
            await work(view).ConfigureAwait(false);
            return;
        }

        await terminal.Progress.Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn(), new SpinnerColumn(), new WaitingColumn(view))
            .StartAsync(async context =>
            {
                view._bar = context.AddTask("rows", maxValue: Math.Max(1, total));
                view._bar.Value = ended;
                await work(view).ConfigureAwait(false);
            }).ConfigureAwait(false);
        view._bar = null;
    }

    /// <summary>Tells how it goes.</summary>
    public void Note(string text)
    {
        lock (_lock)
        {
            Tell(text, _terminal.Notes.WriteLine);
        }
    }

    /// <summary>Tells what is wrong with a row that may yet end well.</summary>
    public void Tell(JournalRow row, string text)
    {
        lock (_lock)
        {
            Tell($"{About(row)} {text}", line => _errors.Tell(line, ("row", row.Number), ("line", row.Line), ("id", row.Job)));
        }
    }

    /// <summary>Tells that a row has ended.</summary>
    /// <param name="row">The row, as the journal has it.</param>
    /// <param name="how">How.</param>
    public void End(JournalRow row, string how)
    {
        lock (_lock)
        {
            _done++;
            if (_options.IsJson)
            {
                JsonText.Write(_terminal.Output, RowJson.Of(row, _options.Output));
                return;
            }

            if (_bar is { } bar)
            {
                bar.Value = _done;
                bar.Description = string.Create(CultureInfo.InvariantCulture, $"{_done} of {_total} rows");
            }

            var isFailure = row.State != RowState.Saved;
            if (_bar is null || isFailure)
            {
                Tell(string.Create(CultureInfo.InvariantCulture, $"{(isFailure ? $"{About(row)} " : $"row {row.Number}: ")}{how} ({_done} of {_total})"), isFailure ? _terminal.Error.WriteLine : _terminal.Notes.WriteLine);
            }
        }
    }

    private static string About(JournalRow row) => string.Create(CultureInfo.InvariantCulture, $"row {row.Number} (line {row.Line})");

    private void Tell(string text, Action<string> write)
    {
        if (_bar is null)
        {
            write(text);
        }
        else
        {
            // Through what draws the bar, which would be drawn over it.
            _terminal.Progress.WriteLine(TerminalText.OneLine(text));
        }
    }

    /// <summary>Says what is waited for, as it is at the moment of drawing.</summary>
    private sealed class WaitingColumn(BatchView view) : ProgressColumn
    {
        protected override bool NoWrap => true;

        public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime) => new Text(TerminalText.OneLine(view.Waiting() ?? "")) { Overflow = Overflow.Ellipsis };
    }
}
