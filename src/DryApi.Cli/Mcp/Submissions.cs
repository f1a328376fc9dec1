using DryApi.Http;

namespace DryApi.Cli.Mcp;

/// <summary>
/// The runs of a session that cost something: each is submitted once. Who asks for the same again gets what is there already, be it under way, done, failed or uncertain; only
/// what was certainly not taken can be tried again.
/// </summary>
internal sealed class Submissions(DryApiClientBase client, Budget budget)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Submission> _byFingerprint = new(StringComparer.Ordinal);
    private readonly List<Submission> _all = [];

    /// <summary>All of them that were not refused, in their order.</summary>
    public IReadOnlyList<Submission> All
    {
        get
        {
            lock (_lock)
            {
                return [.. _all];
            }
        }
    }

    /// <summary>The one with a fingerprint; null where there is none.</summary>
    public Submission? Find(string fingerprint)
    {
        lock (_lock)
        {
            return _byFingerprint.GetValueOrDefault(fingerprint);
        }
    }

    /// <summary>The one whose job has an id; null where there is none.</summary>
    public Submission? FindJob(string jobId) => All.FirstOrDefault(submission => submission.Job?.Id == jobId);

    /// <summary>Refuses a name that the result of another one is to be saved under.</summary>
    /// <param name="saveAs">The name; null for any.</param>
    /// <param name="isOwn">Whether it is for that one.</param>
    /// <exception cref="ToolRefusedException">It is another's.</exception>
    public void CheckName(string? saveAs, Predicate<Submission> isOwn)
    {
        if (saveAs is not null && All.Any(submission => saveAs.Equals(submission.SaveAs, StringComparison.OrdinalIgnoreCase) && !isOwn(submission)))
        {
            throw new ToolRefusedException($"save_as: another run of this session is to be saved as '{saveAs}'. Give another name.");
        }
    }

    /// <summary>Gets the one with a fingerprint, or submits it.</summary>
    /// <param name="fingerprint">What tells it from others.</param>
    /// <param name="operation">The operation.</param>
    /// <param name="key">What the agent calls it by.</param>
    /// <param name="price">What it costs.</param>
    /// <param name="values">What is sent.</param>
    /// <param name="saveAs">The name that the result is to be saved under; null for any.</param>
    /// <returns>The submission, and whether it is a new one.</returns>
    /// <exception cref="ToolRefusedException">It would pass a limit, or take the name of another.</exception>
    public (Submission Submission, bool IsNew) GetOrSubmit(string fingerprint, OperationDescription operation, string? key, decimal price, IReadOnlyDictionary<string, object?> values, string? saveAs = null)
    {
        lock (_lock)
        {
            if (_byFingerprint.TryGetValue(fingerprint, out var existing))
            {
                return (existing, false);
            }

            CheckName(saveAs, static _ => false);
            budget.Reserve(price);
            var submission = new Submission(fingerprint, operation, key, price, values.GetValueOrDefault("model") as string, saveAs);
            _byFingerprint.Add(fingerprint, submission);
            _all.Add(submission);
            // The call that asks for it may be cancelled; what is being sent is not, for nobody could tell whether it was taken.
            submission.Sent = Task.Run(() => SendAsync(submission, values), CancellationToken.None);
            // Whoever asked may have given up; what became of it is known all the same.
            _ = submission.Sent.ContinueWith(static sent => sent.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            return (submission, true);
        }
    }

    /// <summary>Waits until it is known what became of all of them.</summary>
    public Task SettleAsync() => Task.WhenAll(All.Select(submission => submission.Sent)).ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);

    private async Task SendAsync(Submission submission, IReadOnlyDictionary<string, object?> values)
    {
        try
        {
            if (submission.Operation.Submit is not null)
            {
                var job = await client.SubmitAsync(submission.Operation, values, CancellationToken.None).ConfigureAwait(false);
                budget.Count(submission.Price);
                submission.Take(job);
            }
            else
            {
                var response = await RunOnceAsync(submission.Operation, values).ConfigureAwait(false);
                var told = AgentJson.Of(response);
                budget.Count(submission.Price);
                submission.Answer(told);
            }
        }
        catch (Exception exception) when (IsCertainlyNotTaken(submission.Operation, exception))
        {
            // Before it is forgotten: who sees it no more may reserve the same again.
            budget.Release(submission.Price);
            submission.Refuse();
            lock (_lock)
            {
                _byFingerprint.Remove(submission.Fingerprint);
                _all.Remove(submission);
            }

            throw;
        }
        catch (Exception exception) when (submission.State == SubmissionState.Sending)
        {
            budget.Count(submission.Price);
            submission.Doubt(Failure.Sentence(exception));
        }
    }

    /// <summary>What only reads would be sent again where it fails, and each time may be paid for.</summary>
    private async Task<object?> RunOnceAsync(OperationDescription operation, IReadOnlyDictionary<string, object?> values)
    {
        var options = ((ApiTransport)client.RequestAdapter).Options.Validated();
        options.Retry = new RetryOptions { MaxRetries = 0 };
        using var transport = new ApiTransport(options);
        return await operation.RunAsync(transport, values, CancellationToken.None).ConfigureAwait(false);
    }

    /// <summary>Whether the service did nothing: it said so, or there was no connection over which a job could have been submitted.</summary>
    private static bool IsCertainlyNotTaken(OperationDescription operation, Exception exception) => exception switch
    {
        DryApiSubmissionUncertainException or DryApiTimeoutException => false,
        DryApiValidationException or DryApiInsufficientBalanceException or DryApiRateLimitException or DryApiFileException => true,
        DryApiException { ResponseStatusCode: >= 400 and < 500 and not 408 } => true,
        DryApiConnectionException => operation.Submit is not null,
        _ => false,
    };
}
