namespace DryApi.Sample;

/// <summary>Fetches the results of jobs that are done, and looks for more every second. Where two servers fetch the same one, it is there all the same.</summary>
public sealed class ResultWorker(IFeed feed, ResultFolder folder, DryApiClient dryApi, TimeProvider timeProvider, ILogger<ResultWorker> logger) : BackgroundService
{
    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1), timeProvider);
        do
        {
            try
            {
                while (await feed.NextFinishedAsync() is { } jobId)
                {
                    await dryApi.GetJob(jobId, JobKind.Image).DownloadAsync(folder.PathOf(jobId), cancellationToken: stoppingToken);
                    await feed.RemoveFinishedAsync(jobId);
                }
            }
            catch (DryApiException failed)
            {
                logger.LogWarning(failed, "A result was not fetched; it is tried again.");
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
