using System.Globalization;

namespace DryApi.Cli;

/// <summary>Takes a job from its submission to its result.</summary>
internal sealed class JobRunner(Terminal terminal)
{
    /// <summary>Submits a job, shows how it goes, and saves what it makes.</summary>
    /// <param name="submit">Submits it.</param>
    /// <param name="output">Where to save the result, as <see cref="OutputPath"/> gave it; null prints its text instead.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public async Task RunAsync(Func<DryApiClient, CancellationToken, Task<DryApiJob>> submit, string? output, CancellationToken cancellationToken)
    {
        var session = await Session.OpenAsync(terminal, cancellationToken).ConfigureAwait(false);
        await using (session.ConfigureAwait(false))
        {
            var job = await submit(session.Client, cancellationToken).ConfigureAwait(false);
            await terminal.Error.WriteLineAsync($"job {job.Id}").ConfigureAwait(false);
            var result = await ProgressView.ShowAsync(terminal, progress => job.WaitAsync(progress, cancellationToken)).ConfigureAwait(false);
            if (output is null)
            {
                await terminal.Output.WriteLineAsync(result.Text ?? result.ResultUrl?.AbsoluteUri).ConfigureAwait(false);
                return;
            }

            await job.DownloadAsync(output, cancellationToken: cancellationToken).ConfigureAwait(false);
            await TellAsync(output, result).ConfigureAwait(false);
        }
    }

    private async Task TellAsync(string output, JobResult result)
    {
        var made = Path.GetExtension(result.ResultUrl?.AbsolutePath);
        if (!string.IsNullOrEmpty(made) && !made.Equals(Path.GetExtension(output), StringComparison.OrdinalIgnoreCase))
        {
            await terminal.Error.WriteLineAsync($"note: the result is a {made} file, whatever its name").ConfigureAwait(false);
        }

        var length = new FileInfo(output).Length;
        await terminal.Output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"Saved {output} ({length:N0} bytes)")).ConfigureAwait(false);
    }
}
