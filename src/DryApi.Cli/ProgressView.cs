using System.Globalization;
using Spectre.Console;

namespace DryApi.Cli;

/// <summary>Shows where a job stands: a bar for somebody who watches, plain lines for a file or a pipe.</summary>
internal static class ProgressView
{
    public static Task<JobResult> ShowAsync(Terminal terminal, Func<IProgress<JobProgress>, Task<JobResult>> wait) =>
        terminal.Progress.Profile is { Out.IsTerminal: true, Capabilities.Interactive: true } ? DrawAsync(terminal.Progress, wait) : wait(new Lines(terminal.Error));

    private static Task<JobResult> DrawAsync(IAnsiConsole console, Func<IProgress<JobProgress>, Task<JobResult>> wait) => console
        .Progress()
        .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new SpinnerColumn())
        .StartAsync(context => wait(new Bar(context.AddTask("waiting"))));

    /// <summary>Not <see cref="Progress{T}"/>, which reports later and in any order.</summary>
    private sealed class Bar(ProgressTask task) : IProgress<JobProgress>
    {
        public void Report(JobProgress value)
        {
            task.Description = Markup.Escape(value.Status.Value);
            task.Value = value.Status == JobStatus.Done ? task.MaxValue : value.Percent ?? task.Value;
        }
    }

    private sealed class Lines(TextWriter output) : IProgress<JobProgress>
    {
        private string? _last;

        public void Report(JobProgress value)
        {
            var line = value is { Percent: > 0 and < 100 and var percent } && value.Status != JobStatus.Done
                ? string.Create(CultureInfo.InvariantCulture, $"{value.Status.Value} {percent:0.#} %")
                : value.Status.Value;
            if (line != _last)
            {
                output.WriteLine(line);
                _last = line;
            }
        }
    }
}
