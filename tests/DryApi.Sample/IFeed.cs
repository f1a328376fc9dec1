namespace DryApi.Sample;

/// <summary>What all servers of the application know: what happened, in order, and which jobs have a result that nobody has fetched.</summary>
public interface IFeed
{
    /// <summary>Writes down what a webhook told.</summary>
    Task AddAsync(WebhookEvent received);

    /// <summary>Reads what happened, such as <c>job.completed 3f6c2b1e-…</c>.</summary>
    Task<string[]> ReadAsync();

    /// <summary>Gets a job with a result that nobody has fetched; null where there is none.</summary>
    Task<string?> NextFinishedAsync();

    /// <summary>Writes down that the result of a job was fetched.</summary>
    Task RemoveFinishedAsync(string jobId);
}
