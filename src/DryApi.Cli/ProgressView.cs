using System.Globalization;
using Spectre.Console;

namespace DryApi.Cli;

/// <summary>Shows where a job stands: a bar for somebody who watches, plain lines for a file or a pipe.</summary>
internal static class ProgressView
{
    /// <summary>Stages are words; what is longer would break the line.</summary>
    private const int LongestStage = 40;

    public static Task<JobResult> ShowAsync(Terminal terminal, Func<IProgress<JobProgress>, Task<JobResult>> wait) =>
        terminal.Progress.Profile is { Out.IsTerminal: true, Capabilities.Interactive: true } ? DrawAsync(terminal.Progress, wait) : wait(new Lines(terminal.Error));

    private static Task<JobResult> DrawAsync(IAnsiConsole console, Func<IProgress<JobProgress>, Task<JobResult>> wait) => console
        .Progress()
        .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new SpinnerColumn())
        .StartAsync(context => wait(new Bar(context.AddTask("waiting"))));

    private static string Stage(JobProgress progress) => TerminalText.OneLine(progress.Status.Value, LongestStage);

    /// <summary>Not <see cref="Progress{T}"/>, which reports later and in any order.</summary>
    private sealed class Bar(ProgressTask task) : IProgress<JobProgress>
    {
        public void Report(JobProgress value)
        {
            task.Description = Markup.Escape(Stage(value));
            task.Value = value.Status == JobStatus.Done ? task.MaxValue : value.Percent is { } percent ? Math.Clamp(percent, 0, task.MaxValue) : task.Value;
        }
    }

    private sealed class Lines(TerminalWriter output) : IProgress<JobProgress>
    {
        private string? _last;

        public void Report(JobProgress value)
        {
            var line = value is { Percent: > 0 and < 100 and var percent } && value.Status != JobStatus.Done
                ? string.Create(CultureInfo.InvariantCulture, $"{Stage(value)} {percent:0.#} %")
                : Stage(value);
            if (line != _last)
            {
                output.WriteLine(line);
                _last = line;
            }
        }
    }
}
