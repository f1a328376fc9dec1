using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using DryApi.Emulator.Results;

namespace DryApi.Emulator.Jobs;

/// <summary>The jobs that were submitted, as many as the options allow. All versions of the API share them, as in the service.</summary>
internal sealed class JobStore(DryApiEmulatorOptions options, Account account)
{
    private readonly ConcurrentDictionary<string, Job> _jobs = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentQueue<string> _order = new();

    /// <summary>Takes a job, for its price.</summary>
    /// <returns>Its id.</returns>
    /// <exception cref="Requests.RequestRefusedException">The account has less than the price.</exception>
    public string Submit(decimal price, JobWork work)
    {
        account.Pay(price);
        var job = new Job(Guid.NewGuid().ToString(), options.TimeProvider.GetUtcNow(), work, () => account.Refund(price));
        _jobs[job.Id] = job;
        _order.Enqueue(job.Id);
        while (_jobs.Count > options.MaxJobs && _order.TryDequeue(out var oldest))
        {
            _jobs.TryRemove(oldest, out _);
        }

        return job.Id;
    }

    public bool TryGet(string id, [NotNullWhen(true)] out Job? job) => _jobs.TryGetValue(id, out job);

    public JobState StateOf(Job job) => job.StateAt(options.TimeProvider.GetUtcNow(), options);
}
