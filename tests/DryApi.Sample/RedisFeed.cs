using StackExchange.Redis;

namespace DryApi.Sample;

/// <summary>The feed of an application that has several servers: in Redis.</summary>
/// <param name="redis">The connection to Redis.</param>
public sealed class RedisFeed(IConnectionMultiplexer redis) : IFeed
{
    private const string Events = "sample:events";
    private const string Finished = "sample:finished";

    private IDatabase Database => redis.GetDatabase();

    /// <inheritdoc/>
    public async Task AddAsync(WebhookEvent received)
    {
        if (received is WebhookCompletedEvent completed)
        {
            // A set, so that a job which is told of again is there once.
            await Database.SetAddAsync(Finished, completed.JobId);
        }

        await Database.ListRightPushAsync(Events, $"{received.Type.Value} {received.JobId}");
    }

    /// <inheritdoc/>
    public async Task<string[]> ReadAsync() => Array.ConvertAll(await Database.ListRangeAsync(Events), text => text.ToString());

    /// <inheritdoc/>
    public async Task<string?> NextFinishedAsync() => await Database.SetRandomMemberAsync(Finished);

    /// <inheritdoc/>
    public Task RemoveFinishedAsync(string jobId) => Database.SetRemoveAsync(Finished, jobId);
}
