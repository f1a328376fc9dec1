namespace DryApi;

/// <summary>What tells waits of something new about their jobs, so that they need not ask as often: asking is the net then, in which nothing is lost.</summary>
internal interface IJobNews : IDisposable
{
    /// <summary>Whether it tells of what happens now.</summary>
    bool IsLive { get; }

    /// <summary>The least pause between two status calls for a job meanwhile.</summary>
    TimeSpan StatusPause { get; }

    /// <summary>Listens to a job, until what is returned is disposed.</summary>
    JobNewsQueue Listen(string jobId);

    /// <summary>Ends what <see cref="Listen"/> began.</summary>
    void Forget(JobNewsQueue queue);

    /// <summary>Takes note of a job that was submitted, so that whoever watches all jobs sees its end whatever happens.</summary>
    void Know(DryApiJob job);

    /// <summary>Watches all jobs of the account, until <see cref="Forget(JobUpdateQueue)"/>.</summary>
    JobUpdateQueue Watch();

    /// <summary>Ends what <see cref="Watch"/> began.</summary>
    void Forget(JobUpdateQueue watcher);

    /// <summary>Waits until it is live.</summary>
    /// <exception cref="DryApiConnectionException">It never will be; the message says why.</exception>
    Task ConnectAsync(CancellationToken cancellationToken);
}
