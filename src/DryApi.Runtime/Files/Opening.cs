namespace DryApi.Files;

/// <summary>
/// Opens what may never open: a pipe without another end, a network drive that does not answer. The system offers no way to end that, so
/// it is given up: the thread that opens stays until it is done, and what it opened is closed then.
/// </summary>
internal static class Opening
{
    /// <exception cref="OperationCanceledException">It was given up.</exception>
    public static async Task<Stream> OpenAsync(Func<Stream> open, CancellationToken cancellationToken)
    {
        var opening = Task.Run(open, CancellationToken.None);
        try
        {
            return await opening.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            _ = CloseAsync(opening);
            throw;
        }
    }

    private static async Task CloseAsync(Task<Stream> opening)
    {
        try
        {
            await (await opening.ConfigureAwait(false)).DisposeAsync().ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Nobody waits for it.
        }
    }
}
