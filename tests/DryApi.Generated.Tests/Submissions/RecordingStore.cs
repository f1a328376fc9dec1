using System.Collections.Concurrent;

namespace DryApi.Generated.Tests.Submissions;

/// <summary>A store in memory that says what was asked of it, and fails on demand.</summary>
internal sealed class RecordingStore(TimeProvider? timeProvider = null) : IDryApiSubmissionStore
{
    private readonly InMemorySubmissionStore _store = new(timeProvider);
    private readonly ConcurrentQueue<string> _calls = new();

    /// <summary>What was asked of it, in order, such as <c>add TOKEN</c>.</summary>
    public IReadOnlyList<string> Calls => [.. _calls];

    /// <summary>What fails: <c>add</c>, <c>remove</c>.</summary>
    public string? Failing { get; set; }

    public int Count => _store.Count;

    public ValueTask AddAsync(string token, CancellationToken cancellationToken)
    {
        Note("add", token);
        return _store.AddAsync(token, cancellationToken);
    }

    public ValueTask<bool> TakeAsync(string token, string jobId, CancellationToken cancellationToken)
    {
        Note("take", token);
        return _store.TakeAsync(token, jobId, cancellationToken);
    }

    public ValueTask<DryApiSubmissionState?> FindAsync(string token, CancellationToken cancellationToken) => _store.FindAsync(token, cancellationToken);

    public ValueTask RemoveAsync(string token, CancellationToken cancellationToken)
    {
        Note("remove", token);
        return _store.RemoveAsync(token, cancellationToken);
    }

    private void Note(string call, string token)
    {
        _calls.Enqueue($"{call} {token}");
        if (Failing == call)
        {
            throw new IOException("The store cannot be reached.");
        }
    }
}
