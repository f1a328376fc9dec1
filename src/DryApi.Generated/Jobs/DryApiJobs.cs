using System.Runtime.CompilerServices;

namespace DryApi;

/// <summary>
/// Many jobs at once. All waits of a client share its status calls (<see cref="DryApiClientOptions.StatusCallsPerMinute"/>), whether they come from here or from
/// <see cref="DryApiJob.WaitAsync(IProgress{JobProgress}, CancellationToken)"/>.
/// </summary>
public class DryApiJobs
{
    /// <summary>Initializes a new instance; the one of a client is <see cref="DryApiClientBase.Jobs"/>.</summary>
    protected internal DryApiJobs()
    {
    }

    /// <summary>Waits for all jobs.</summary>
    /// <param name="jobs">The jobs.</param>
    /// <param name="options">How long, and how often to ask; null for the client's.</param>
    /// <param name="cancellationToken">Ends the waiting; the jobs go on.</param>
    /// <returns>How each ended, in the order of the jobs. A job that failed is an outcome, not an exception.</returns>
    /// <exception cref="ArgumentException">An option cannot be used; the message says which and why.</exception>
    public virtual Task<JobOutcome[]> WhenAllAsync(IEnumerable<DryApiJob> jobs, JobWaitOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(jobs);
        return Task.WhenAll(jobs.Select(job => OutcomeAsync(job, options, cancellationToken)));
    }

    /// <summary>Waits for each job, and gives those first that end first.</summary>
    /// <inheritdoc cref="WhenAllAsync" path="/param"/>
    /// <returns>How each ended. A job that failed is an outcome, not an exception.</returns>
    public virtual async IAsyncEnumerable<JobOutcome> WhenEachAsync(IEnumerable<DryApiJob> jobs, JobWaitOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(jobs);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            var ended = System.Threading.Channels.Channel.CreateUnbounded<Task<JobOutcome>>();
            var count = 0;
            foreach (var job in jobs)
            {
                count++;
                _ = OutcomeAsync(job, options, stop.Token).ContinueWith(outcome => ended.Writer.TryWrite(outcome), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            }

            for (; count > 0; count--)
            {
                yield return await (await ended.Reader.ReadAsync(cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
            }
        }
        finally
        {
            // Whoever takes no more of them waits for no more.
            await stop.CancelAsync().ConfigureAwait(false);
        }
    }

    private static async Task<JobOutcome> OutcomeAsync(DryApiJob job, JobWaitOptions? options, CancellationToken cancellationToken)
    {
        try
        {
            return new JobOutcome { Job = job, Result = await (options is null ? job.WaitAsync(null, cancellationToken) : job.WaitAsync(options, null, cancellationToken)).ConfigureAwait(false) };
        }
        catch (DryApiException error)
        {
            return new JobOutcome { Job = job, Error = error };
        }
    }
}
