namespace DryApi;

/// <summary>What one wait hears of its job and has not read yet.</summary>
internal sealed class JobNewsQueue(IJobNews source, string jobId) : IDisposable
{
    /// <summary>How many updates wait for somebody who reads slowly; the oldest are lost then, and asking finds what they said.</summary>
    private const int Most = 16;

    private readonly object _lock = new();
    private readonly Queue<JobUpdate> _updates = new();
    private TaskCompletionSource _something = New();
    private bool _mustAsk;

    /// <summary>The job's id.</summary>
    public string JobId { get; } = jobId;

    /// <summary>The least pause between two status calls; zero while nothing is told.</summary>
    public TimeSpan StatusPause => source.IsLive ? source.StatusPause : TimeSpan.Zero;

    /// <summary>Tells an update.</summary>
    public void Tell(JobUpdate update)
    {
        lock (_lock)
        {
            if (_updates.Count == Most)
            {
                _updates.Dequeue();
            }

            _updates.Enqueue(update);
            _something.TrySetResult();
        }
    }

    /// <summary>Tells that something may have happened that was not told.</summary>
    public void TellToAsk()
    {
        lock (_lock)
        {
            _mustAsk = true;
            _something.TrySetResult();
        }
    }

    /// <summary>Ends when there is something to read.</summary>
    public Task WhenSomethingAsync()
    {
        lock (_lock)
        {
            return _something.Task;
        }
    }

    /// <summary>Reads all.</summary>
    /// <returns>The updates, and whether there may be more to learn by asking.</returns>
    public (List<JobUpdate> Updates, bool MustAsk) Take()
    {
        lock (_lock)
        {
            var taken = (new List<JobUpdate>(_updates), _mustAsk);
            _updates.Clear();
            _mustAsk = false;
            if (_something.Task.IsCompleted)
            {
                _something = New();
            }

            return taken;
        }
    }

    public void Dispose() => source.Forget(this);

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
