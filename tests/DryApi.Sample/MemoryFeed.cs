namespace DryApi.Sample;

/// <summary>The feed of an application that has one server: in its memory.</summary>
public sealed class MemoryFeed : IFeed
{
    private readonly Lock _lock = new();
    private readonly List<string> _events = [];
    private readonly HashSet<string> _finished = [];

    /// <inheritdoc/>
    public Task AddAsync(WebhookEvent received)
    {
        lock (_lock)
        {
            if (received is WebhookCompletedEvent { JobId: { } jobId })
            {
                _finished.Add(jobId);
            }

            _events.Add($"{received.Type.Value} {received.JobId}");
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<string[]> ReadAsync()
    {
        lock (_lock)
        {
            return Task.FromResult(_events.ToArray());
        }
    }

    /// <inheritdoc/>
    public Task<string?> NextFinishedAsync()
    {
        lock (_lock)
        {
            return Task.FromResult(_finished.FirstOrDefault());
        }
    }

    /// <inheritdoc/>
    public Task RemoveFinishedAsync(string jobId)
    {
        lock (_lock)
        {
            _finished.Remove(jobId);
        }

        return Task.CompletedTask;
    }
}
