namespace DryApi.Cli;

/// <summary>Takes a job from its submission to its result.</summary>
internal sealed class JobRunner(Terminal terminal)
{
    /// <summary>Submits a job, shows how it goes, and saves what it makes.</summary>
    /// <param name="submit">Submits it.</param>
    /// <param name="output">Where to save the result; null prints its text instead.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="SubmittedJobException">It went wrong after the job was submitted.</exception>
    public async Task RunAsync(Func<DryApiClient, CancellationToken, Task<DryApiJob>> submit, OutputFile? output, CancellationToken cancellationToken)
    {
        var session = await Session.OpenAsync(terminal, cancellationToken).ConfigureAwait(false);
        await using (session.ConfigureAwait(false))
        {
            var job = await submit(session.Client, cancellationToken).ConfigureAwait(false);
            terminal.Error.WriteLine($"job {job.Id}");
            try
            {
                await FinishAsync(job, output, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception exception) when (exception is OperationCanceledException or IOException or UnauthorizedAccessException or ArgumentException)
            {
                throw new SubmittedJobException(job.Id, exception);
            }
        }
    }

    private async Task FinishAsync(DryApiJob job, OutputFile? output, CancellationToken cancellationToken)
    {
        var result = await ProgressView.ShowAsync(terminal, progress => job.WaitAsync(progress, cancellationToken)).ConfigureAwait(false);
        if (output is null)
        {
            terminal.Output.WriteLines(result.Text ?? result.ResultUrl?.AbsoluteUri ?? "");
            return;
        }

        await output.SaveAsync(job, cancellationToken).ConfigureAwait(false);
        var made = Path.GetExtension(result.ResultUrl?.AbsolutePath);
        if (!string.IsNullOrEmpty(made) && output.Extension.Length > 0 && !made.Equals(output.Extension, StringComparison.OrdinalIgnoreCase))
        {
            terminal.Error.WriteLine($"note: the result is a {made} file, whatever its name");
        }
    }
}
