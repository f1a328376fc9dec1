using System.Globalization;
using DryApi.Cli.Pictures;

namespace DryApi.Cli;

/// <summary>Shows where a job stands: a line that moves for somebody who watches, plain lines for a file or a pipe.</summary>
internal static class ProgressView
{
    /// <summary>Stages are words; what is longer would break the line.</summary>
    private const int LongestStage = 40;

    /// <summary>What is sent before anybody could read how much of it is.</summary>
    private const long SmallestUpload = 256 * 1024;

    /// <summary>Shows how a job goes until it ends.</summary>
    /// <param name="terminal">Where.</param>
    /// <param name="price">What the job costs; null where nobody asked.</param>
    /// <param name="previews">Its previews; null where none are shown.</param>
    /// <param name="wait">Waits for its end.</param>
    public static Task<JobResult> ShowAsync(Terminal terminal, decimal? price, Previews? previews, Func<IProgress<JobProgress>, Task<JobResult>> wait) => terminal.IsWatched
        ? DrawAsync(terminal, new ProgressState(terminal.Time) { Stage = "waiting", Price = price }, state => wait(new Stages(state, previews)), previews)
        : wait(new Lines(terminal.Notes));

    /// <summary>Shows how the files of a request are sent.</summary>
    public static Task<T> UploadAsync<T>(Terminal terminal, UploadCount upload, Func<Task<T>> send) => !terminal.IsWatched || upload.Expected < SmallestUpload
        ? send()
        : DrawAsync(
            terminal,
            new ProgressState(terminal.Time) { Stage = "sending", Percent = 0 },
            state =>
            {
                upload.Changed = (sent, expected) => state.Percent = 100.0 * sent / expected;
                return send();
            });

    /// <summary>Shows how a result is fetched.</summary>
    /// <param name="terminal">Where.</param>
    /// <param name="isShown">Whether it is shown: not where the result goes to standard output, and from there perhaps to the same line.</param>
    /// <param name="fetch">Fetches it.</param>
    /// <returns>How many bytes it has.</returns>
    public static async Task<long> DownloadAsync(Terminal terminal, bool isShown, Func<IProgress<long>, Task> fetch)
    {
        var state = new ProgressState(terminal.Time) { Stage = "fetching" };
        var count = new Bytes(state);
        await (isShown && terminal.IsWatched ? DrawAsync(terminal, state, async _ => { await fetch(count).ConfigureAwait(false); return true; }) : fetch(count)).ConfigureAwait(false);
        return count.Value;
    }

    private static async Task<T> DrawAsync<T>(Terminal terminal, ProgressState state, Func<ProgressState, Task<T>> work, Previews? previews = null)
    {
        var line = new ProgressLine(terminal, state, previews);
        await using (line.ConfigureAwait(false))
        {
            return await work(state).ConfigureAwait(false);
        }
    }

    private static string StageOf(JobProgress progress) => TerminalText.OneLine(progress.Status.Value, LongestStage);

    /// <summary>Not <see cref="Progress{T}"/>, which reports later and in any order.</summary>
    private sealed class Stages(ProgressState state, Previews? previews) : IProgress<JobProgress>
    {
        public void Report(JobProgress value)
        {
            // Live updates have stages of their own within those that are asked for, which would take turns.
            state.Stage = value.Status.IsKnown || value.Percent is null ? StageOf(value) : state.Stage;
            state.Percent = value.Status == JobStatus.Done ? 100 : value.Percent ?? state.Percent;
            previews?.Offer(value);
        }
    }

    private sealed class Bytes(ProgressState state) : IProgress<long>
    {
        public long Value { get; private set; }

        public void Report(long value)
        {
            Value = value;
            state.Bytes = value;
        }
    }

    private sealed class Lines(TerminalWriter output) : IProgress<JobProgress>
    {
        private string? _last;

        public void Report(JobProgress value)
        {
            var line = value is { Percent: > 0 and < 100 and var percent } && value.Status != JobStatus.Done
                ? string.Create(CultureInfo.InvariantCulture, $"{StageOf(value)} {percent:0.#} %")
                : StageOf(value);
            if (line != _last)
            {
                output.WriteLine(line);
                _last = line;
            }
        }
    }
}
