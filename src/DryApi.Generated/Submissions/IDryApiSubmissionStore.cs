namespace DryApi;

/// <summary>
/// Keeps the intents to submit jobs until it is known what became of them (<see cref="DryApiClientOptions.Submissions"/>): in memory
/// (<see cref="InMemorySubmissionStore"/>), in the distributed cache of an application (<c>AddDryApiSubmissions</c> of <c>DryApi.AspNetCore</c>), or in a database of yours.
/// </summary>
/// <remarks>
/// A token is 32 hexadecimal digits, a key for a table as it is. What is neither removed nor taken is to be kept for two days: a delivery of the service can come 22 hours and 48 minutes
/// after the event that it tells of. Members are called by any number of threads at a time.
/// </remarks>
public interface IDryApiSubmissionStore
{
    /// <summary>Keeps an intent of which nothing is known yet. The job is submitted after that; what this throws ends the submission before anything is sent.</summary>
    /// <param name="token">The intent, which no other has.</param>
    /// <param name="cancellationToken">Ends the call, and the submission with it.</param>
    ValueTask AddAsync(string token, CancellationToken cancellationToken);

    /// <summary>Notes that the service took the job of an intent. An intent that is taken stays with the job that it has.</summary>
    /// <param name="token">The intent, perhaps none that this store has.</param>
    /// <param name="jobId">The id of the job.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>Whether the store has the intent; where it has not, nothing is noted.</returns>
    ValueTask<bool> TakeAsync(string token, string jobId, CancellationToken cancellationToken);

    /// <summary>Gets what is known of an intent.</summary>
    /// <param name="token">The intent.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>What is known; null where the store has no such intent, or no longer.</returns>
    ValueTask<DryApiSubmissionState?> FindAsync(string token, CancellationToken cancellationToken);

    /// <summary>Forgets an intent: the response to the submission told what became of it.</summary>
    /// <param name="token">The intent.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    ValueTask RemoveAsync(string token, CancellationToken cancellationToken);
}
