namespace DryApi.Sample;

/// <summary>Writes what webhooks tell into the feed. It is short, so that the service has its response soon; results are fetched by <see cref="ResultWorker"/>.</summary>
/// <param name="feed">The feed.</param>
public sealed class FeedHandler(IFeed feed) : IDryApiWebhookHandler
{
    /// <inheritdoc/>
    public Task HandleAsync(WebhookEvent received, CancellationToken cancellationToken) => feed.AddAsync(received);
}
