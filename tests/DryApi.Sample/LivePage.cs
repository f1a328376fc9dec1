using System.Runtime.CompilerServices;

namespace DryApi.Sample;

/// <summary>Tells the page of a picture: live updates as long as it is made, and in the end where it is, once a webhook has told of it and <see cref="ResultWorker"/> has fetched it.</summary>
public sealed class LivePage(DryApiClient dryApi, ResultFolder folder, TimeProvider timeProvider)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    /// <summary>Watches a picture.</summary>
    public async IAsyncEnumerable<LiveImage> WatchAsync(string jobId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var update in dryApi.Live.WatchAsync(dryApi.GetJob(jobId, JobKind.Image), cancellationToken))
        {
            yield return new LiveImage(update.Status.Value, update.Percent, PreviewOf(update), IsEnd: update.IsEnd && update.Status != JobStatus.Done);
            if (update.IsEnd && update.Status != JobStatus.Done)
            {
                yield break;
            }
        }

        // Perhaps another server gets the webhook, so it is the folder that tells.
        using var timer = new PeriodicTimer(Pause, timeProvider);
        while (!File.Exists(folder.PathOf(jobId)))
        {
            await timer.WaitForNextTickAsync(cancellationToken);
        }

        yield return new LiveImage("here", 100, Picture: $"/images/{jobId}.png", IsEnd: true);
    }

    private static string? PreviewOf(JobUpdate update) =>
        update is { Preview: { } preview, PreviewMediaType: "image/jpeg" or "image/png" or "image/webp" } ? $"data:{update.PreviewMediaType};base64,{Convert.ToBase64String(preview.Span)}" : null;
}
