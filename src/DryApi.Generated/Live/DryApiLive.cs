using System.Runtime.CompilerServices;

namespace DryApi;

/// <summary>
/// Updates of jobs as they come. With <see cref="DryApiClientOptions.LiveUpdates"/> they come over a websocket, which opens with the first wait for a job or the first
/// use of this, is made again when it is lost, and closes with the client; what happened meanwhile is asked for.
/// </summary>
public class DryApiLive
{
    private readonly Func<IJobNews?> _news;

    internal DryApiLive(Func<IJobNews?> news) => _news = news;

    /// <summary>Initializes a new instance that hears nothing, for tests that replace its members.</summary>
    protected DryApiLive() => _news = static () => null;

    /// <summary>Gets whether live updates come at this moment.</summary>
    public virtual bool IsConnected => _news()?.IsLive == true;

    /// <summary>Waits until live updates come. There is no need to: waits for jobs ask meanwhile. It says what is wrong where they never will.</summary>
    /// <param name="cancellationToken">Ends the waiting; connecting goes on.</param>
    /// <exception cref="DryApiConnectionException">The service refuses live updates for good; the message says why.</exception>
    /// <exception cref="InvalidOperationException">Live updates are off.</exception>
    /// <exception cref="ObjectDisposedException">The client is disposed.</exception>
    public virtual Task ConnectAsync(CancellationToken cancellationToken = default) => On.ConnectAsync(cancellationToken);

    /// <summary>Watches a job to its end. Where live updates are off, or do not come, it asks like a wait.</summary>
    /// <param name="job">The job.</param>
    /// <param name="cancellationToken">Ends the watching; the job goes on.</param>
    /// <returns>The updates, first of all where the job stands. The last one is its end (<see cref="JobUpdate.IsEnd"/>), once. Who reads slowly may miss others.</returns>
    /// <exception cref="DryApiJobTimeoutException">The time of the client's options was up (<see cref="DryApiClientOptions.JobWait"/>); the job goes on.</exception>
    /// <exception cref="DryApiException">The service answered with an error; the type says which.</exception>
    public virtual async IAsyncEnumerable<JobUpdate> WatchAsync(DryApiJob job, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(job);
        var updates = new JobUpdateQueue();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var wait = job.FollowAsync(updates.Tell, null, stop.Token);
        _ = wait.ContinueWith(
            static (ended, queue) =>
            {
                // Looked at, for whoever reads no more of it.
                _ = ended.Exception;
                ((JobUpdateQueue)queue!).Complete();
            },
            updates,
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
        try
        {
            await foreach (var update in updates.ReadAllAsync(cancellationToken).ConfigureAwait(false))
            {
                yield return update;
            }

            try
            {
                await wait.ConfigureAwait(false);
            }
            catch (DryApiJobFailedException)
            {
                // The last update said so.
            }
        }
        finally
        {
            // Whoever reads no more of them waits for no more.
            await stop.CancelAsync().ConfigureAwait(false);
        }
    }

    /// <summary>
    /// Watches all jobs of the account, whoever submitted them: those of which anything is told from now on, and those that this client submits. Each has one end, also where
    /// it came while the connection was lost.
    /// </summary>
    /// <param name="cancellationToken">Ends the watching; the jobs go on.</param>
    /// <returns>The updates, until the client is disposed. Who reads slowly may miss some, but no end.</returns>
    /// <exception cref="DryApiConnectionException">The service refuses live updates for good; the message says why.</exception>
    /// <exception cref="InvalidOperationException">Live updates are off.</exception>
    /// <exception cref="ObjectDisposedException">The client is disposed.</exception>
    public virtual async IAsyncEnumerable<JobUpdate> WatchAllAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var news = On;
        var updates = news.Watch();
        try
        {
            await foreach (var update in updates.ReadAllAsync(cancellationToken).ConfigureAwait(false))
            {
                yield return update;
            }
        }
        finally
        {
            news.Forget(updates);
        }
    }

    private IJobNews On => _news() ?? throw new InvalidOperationException(
        $"Live updates are off. Set {nameof(DryApiClientOptions)}.{nameof(DryApiClientOptions.LiveUpdates)} = new {nameof(LiveUpdatesOptions)} {{ {nameof(LiveUpdatesOptions.ClientId)} = … }}; a client on another Kiota adapter has none.");
}
