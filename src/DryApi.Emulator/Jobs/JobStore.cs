using System.Diagnostics.CodeAnalysis;
using DryApi.Emulator.Accounts;

namespace DryApi.Emulator.Jobs;

/// <summary>
/// The jobs that were submitted, as many as the options allow: a queue, and workers that take from it. All versions of the API share them, as in the service.
/// </summary>
internal sealed class JobStore(DryApiEmulatorOptions options, EmulatorClock clock, JobScripts scripts)
{
    /// <summary>In how many steps the progress of a job is told to those who watch.</summary>
    private const int Steps = 4;

    private readonly Dictionary<string, Job> _jobs = new(StringComparer.OrdinalIgnoreCase);
    private readonly Queue<string> _order = new();
    private readonly Queue<Job> _waiting = new();
    private int _running;

    /// <summary>Is told what happens, inside of the clock's gate and in order.</summary>
    public event Action<JobChange>? Changed;

    /// <summary>The jobs that are remembered, the oldest first.</summary>
    public IReadOnlyList<Job> All
    {
        get
        {
            lock (clock.Gate)
            {
                clock.RunDue();
                return [.. _order.Select(id => _jobs[id])];
            }
        }
    }

    /// <summary>Takes a job, for its price.</summary>
    /// <exception cref="Requests.RequestRefusedException">The account has less than the price.</exception>
    public Job Submit(Account account, JobRequest request, decimal price, string origin)
    {
        // Outside of the gate: to look into a file takes its time.
        var unreadable = request.Work.FindFailure();
        lock (clock.Gate)
        {
            clock.RunDue();
            account.Pay(price);
            var now = clock.GetUtcNow();
            var script = scripts.Take(request.Operation);
            var job = new Job(Guid.NewGuid().ToString(), account, request, price, origin, now)
            {
                Script = script,
                Failure = script is null ? unreadable is null ? null : JobFailure.OfInput(unreadable) : JobFailure.Of(script),
            };
            Add(job);
            Changed?.Invoke(new JobChange(job, null, now));
            clock.Schedule(now + (script?.PendingTime ?? options.PendingTime), at => Queue(job, at));
            return job;
        }
    }

    /// <summary>Finds a job of an account, as it stands now.</summary>
    public bool TryGet(Account account, string id, [NotNullWhen(true)] out Job? job) => TryGet(id, out job) && job.Account == account;

    /// <summary>Finds a job, as it stands now.</summary>
    public bool TryGet(string id, [NotNullWhen(true)] out Job? job)
    {
        lock (clock.Gate)
        {
            clock.RunDue();
            return _jobs.TryGetValue(id, out job);
        }
    }

    /// <summary>Ends a job before its time; false where it has ended.</summary>
    /// <param name="job">The job.</param>
    /// <param name="script">How it ends.</param>
    public bool End(Job job, JobScript script)
    {
        lock (clock.Gate)
        {
            clock.RunDue();
            if (job.HasEnded)
            {
                return false;
            }

            job.Failure = JobFailure.Of(script);
            End(job, script.Status, clock.GetUtcNow());
            return true;
        }
    }

    /// <summary>Forgets all jobs.</summary>
    public void Clear()
    {
        lock (clock.Gate)
        {
            _jobs.Clear();
            _order.Clear();
            _waiting.Clear();
            _running = 0;
        }
    }

    /// <summary>Puts a job back where it stood.</summary>
    public void Restore(Job job)
    {
        lock (clock.Gate)
        {
            Add(job);
            if (job.Status == JobStatus.Pending)
            {
                clock.Schedule(job.Submitted + (job.Script?.PendingTime ?? options.PendingTime), at => Queue(job, at));
            }
            else if (job.Status == JobStatus.Processing)
            {
                _running++;
                clock.Schedule(job.Ends!.Value, at => EndInTime(job, at));
            }
        }
    }

    private void Add(Job job)
    {
        _jobs[job.Id] = job;
        _order.Enqueue(job.Id);
        while (_jobs.Count > options.MaxJobs)
        {
            _jobs.Remove(_order.Dequeue());
        }
    }

    private void Queue(Job job, DateTimeOffset at)
    {
        if (_running < options.Workers)
        {
            Start(job, at);
        }
        else
        {
            _waiting.Enqueue(job);
        }
    }

    private void Start(Job job, DateTimeOffset at)
    {
        if (job.HasEnded || !_jobs.ContainsKey(job.Id))
        {
            return;
        }

        _running++;
        (job.Status, job.Started, job.Ends) = (JobStatus.Processing, at, at + (job.Script?.ProcessingTime ?? options.ProcessingTime));
        Changed?.Invoke(new JobChange(job, JobStatus.Pending, at));
        Work(job, 1);
    }

    private void Work(Job job, int step)
    {
        if (step == Steps)
        {
            clock.Schedule(job.Ends!.Value, at => EndInTime(job, at));
            return;
        }

        clock.Schedule(job.Started!.Value + ((job.Ends!.Value - job.Started.Value) * step / Steps), at =>
        {
            if (!job.HasEnded)
            {
                Changed?.Invoke(new JobChange(job, JobStatus.Processing, at));
                Work(job, step + 1);
            }
        });
    }

    private void EndInTime(Job job, DateTimeOffset at)
    {
        if (!job.HasEnded)
        {
            End(job, job.Script?.Status ?? (job.Failure is null ? JobStatus.Done : JobStatus.Error), at);
        }
    }

    private void End(Job job, string status, DateTimeOffset at)
    {
        var previous = job.Status;
        (job.Status, job.Ends) = (status, at);
        if (job.Failure is { Refunded: true })
        {
            job.Account.Refund(job.Price);
        }

        Changed?.Invoke(new JobChange(job, previous, at));
        if (previous == JobStatus.Processing)
        {
            _running--;
            while (_running < options.Workers && _waiting.TryDequeue(out var next))
            {
                Start(next, at);
            }
        }
    }
}
