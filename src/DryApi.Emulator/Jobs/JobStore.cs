using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using DryApi.Emulator.Contract;
using DryApi.Emulator.Results;

namespace DryApi.Emulator.Jobs;

/// <summary>The jobs that were submitted, as many as the options allow.</summary>
internal sealed class JobStore(DryApiEmulatorOptions options, Account account)
{
    private readonly ConcurrentDictionary<string, Job> _jobs = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentQueue<string> _order = new();

    /// <summary>Takes a job, for its price.</summary>
    /// <exception cref="Http.RequestRefusedException">The account has less than the price.</exception>
    public JobRequestResponseResource Submit(decimal price, ResultFile result, Func<string>? text = null)
    {
        account.Pay(price);
        var job = new Job(Guid.NewGuid().ToString(), options.TimeProvider.GetUtcNow(), result, text);
        _jobs[job.Id] = job;
        _order.Enqueue(job.Id);
        while (_jobs.Count > options.MaxJobs && _order.TryDequeue(out var oldest))
        {
            _jobs.TryRemove(oldest, out _);
        }

        return new JobRequestResponseResource { Data = new JobRequestResponseResourceData { Request_id = job.Id } };
    }

    public bool TryGet(string id, [NotNullWhen(true)] out Job? job) => _jobs.TryGetValue(id, out job);

    public (JobRequestStatusResourceDataStatus Status, float Progress) StateOf(Job job) =>
        Job.StateAfter(options.TimeProvider.GetUtcNow() - job.Submitted, options);
}
