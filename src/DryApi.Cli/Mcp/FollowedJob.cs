using System.Globalization;

namespace DryApi.Cli.Mcp;

/// <summary>A job that a client follows as a task: one wait for it, however often and by whomever it is asked for.</summary>
internal sealed class FollowedJob(AgentSession session, DryApiJob job) : IProgress<JobProgress>
{
    private readonly Lock _lock = new();
    private readonly DateTime _since = session.Time.GetUtcNow().UtcDateTime;
    private DateTime _heard = session.Time.GetUtcNow().UtcDateTime;
    private string _message = $"job {job.Id} was submitted";
    private Task<JobResult>? _wait;

    /// <summary>The job.</summary>
    public DryApiJob Job => job;

    /// <summary>The name of the file of its result, as the last call that asked for the job wanted it; null for any.</summary>
    public string? SaveAs { get; set; }

    /// <summary>Waits for the job, unless that is being done. A wait that was stopped, or that the service or the network ended, begins anew: the job goes on.</summary>
    /// <returns>The wait that has come to the end of the job; null where none has.</returns>
    public Task<JobResult>? Follow()
    {
        lock (_lock)
        {
            if (_wait is null || (_wait.IsCompleted && !IsEnd(_wait)))
            {
                if (_wait is not null)
                {
                    Tell(_wait.Exception?.InnerException is { } problem ? $"job {job.Id} could not be asked for: {ToolFailure.Of(problem)}" : $"the waiting was stopped; job {job.Id} goes on");
                }

                _wait = job.WaitAsync(this, session.WaitOf(job.Id));
                // Nobody may ask again; the failure is no surprise then.
                _ = _wait.ContinueWith(static wait => wait.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            }

            // A wait that has just begun may have failed by now, which is no end of the job.
            return IsEnd(_wait) ? _wait : null;
        }
    }

    /// <inheritdoc/>
    public void Report(JobProgress value)
    {
        lock (_lock)
        {
            Tell(string.Create(CultureInfo.InvariantCulture, $"job {job.Id}: {value.Status.Value}{(value.Percent is { } percent ? $", {percent:0} %" : "")}"));
        }
    }

    /// <summary>The job as a task.</summary>
    /// <param name="status">Where it stands, in words of the protocol.</param>
    /// <param name="type">What the response is.</param>
    public JobTask Told(string status, string type)
    {
        lock (_lock)
        {
            return new JobTask { TaskId = job.Id, Status = status, StatusMessage = _message, CreatedAt = _since, LastUpdatedAt = _heard, ResultType = type };
        }
    }

    private void Tell(string message) => (_message, _heard) = (message, session.Time.GetUtcNow().UtcDateTime);

    /// <summary>Whether asking again would say the same.</summary>
    private static bool IsEnd(Task wait) => wait.IsCompletedSuccessfully || wait.Exception?.InnerException is DryApiJobFailedException or DryApiUnauthorizedException or DryApiForbiddenException or DryApiNotFoundException;
}
