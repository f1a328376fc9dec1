using StackExchange.Redis;

namespace DryApi.Sample;

/// <summary>What all servers of the application know, in Redis: what happened, in order, and which jobs have a result that nobody has fetched.</summary>
/// <param name="redis">The connection to Redis.</param>
public sealed class Feed(IConnectionMultiplexer redis)
{
    private const string Events = "sample:events";
    private const string Finished = "sample:finished";

    private IDatabase Database => redis.GetDatabase();

    /// <summary>Writes down what a webhook told.</summary>
    public async Task AddAsync(WebhookEvent received)
    {
        if (received is WebhookCompletedEvent completed)
        {
            // A set, so that a job which is told of again is there once.
            await Database.SetAddAsync(Finished, completed.JobId);
        }

        await Database.ListRightPushAsync(Events, $"{received.Type.Value} {received.JobId}");
    }

    /// <summary>Reads what happened, such as <c>job.completed 3f6c2b1e-…</c>.</summary>
    public async Task<string[]> ReadAsync() => Array.ConvertAll(await Database.ListRangeAsync(Events), text => text.ToString());

    /// <summary>Gets a job with a result that nobody has fetched; null where there is none.</summary>
    public async Task<string?> NextFinishedAsync() => await Database.SetRandomMemberAsync(Finished);

    /// <summary>Writes down that the result of a job was fetched.</summary>
    public Task RemoveFinishedAsync(string jobId) => Database.SetRemoveAsync(Finished, jobId);
}
