using System.Collections.Concurrent;
using System.Globalization;
using DryApi.Http;
using DryApi.Serialization;

namespace DryApi.Cli.Batch;

/// <summary>Submits the rows of a journal and fetches their results: several at a time, within the quotas, and never past the limit of the cost.</summary>
internal sealed class BatchJobs(BatchOptions options, DryApiClientBase client, Journal journal, BatchPace pace, StatusCalls calls, BatchResults results, BatchView view) : IDisposable
{
    /// <summary>How many jobs are waited for at once.</summary>
    private const int MostWaiting = 500;

    /// <summary>The status that leaves open what the service did.</summary>
    private const int RequestTimeout = 408;

    /// <summary>How many rows of one operation are submitted at once.</summary>
    private const int Lanes = 4;

    /// <summary>How long a submission that is under way may take when the program is told to end: one that is cut short is uncertain.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(20);

    private readonly string _folder = RowImport.FolderOf(options.File);
    private readonly long? _limit = options.MaxCost is { } most ? Money.OfLimit(most) : null;
    private readonly SemaphoreSlim _waiting = new(MostWaiting);
    private readonly ConcurrentDictionary<long, Task> _collecting = new();
    private readonly bool _isScarce = calls.AreFew(journal.Count(RowState.Planned) + journal.Count(RowState.Submitted));
    private readonly CancellationTokenSource _noMore = new();
    private readonly CancellationTokenSource _end = new();
    private Failure? _failure;
    private long _left;

    /// <summary>How many jobs have a result that could not be fetched this time.</summary>
    public long Left => Interlocked.Read(ref _left);

    /// <summary>What is waited for at the moment; null for nothing that is worth a word.</summary>
    public string? Waiting => pace.Waiting ?? (_isScarce && !_collecting.IsEmpty ? string.Create(CultureInfo.InvariantCulture, $"{_collecting.Count} under way; {calls.Limit}") : null);

    /// <summary>Submits and fetches all.</summary>
    /// <param name="cancellationToken">Ends it in order; what was submitted goes on.</param>
    /// <returns>Why it ended before its end; null where it did not.</returns>
    public async Task<Failure?> RunAsync(CancellationToken cancellationToken)
    {
        using var late = new CancellationTokenSource();
        using var all = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _end.Token);
        using var more = CancellationTokenSource.CreateLinkedTokenSource(all.Token, _noMore.Token);
        using var registration = all.Token.Register(() => late.CancelAfter(Grace));
        try
        {
            foreach (var row in journal.Rows(RowState.Submitted))
            {
                if (row.Job is not { } id)
                {
                    SaveResponse(row);
                    continue;
                }

                await _waiting.WaitAsync(all.Token).ConfigureAwait(false);
                Collect(row, client.GetJob(id, KindOf(row)), null, all.Token);
            }

            await Task.WhenAll(journal.Operations(RowState.Planned).Select(operation => Parallel.ForEachAsync(
                journal.Rows(RowState.Planned, operation),
                new ParallelOptions { MaxDegreeOfParallelism = Lanes, CancellationToken = more.Token },
                async (row, _) => await SubmitAsync(row, more.Token, late.Token, all.Token).ConfigureAwait(false)))).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (more.IsCancellationRequested)
        {
            // Said by the failure, or by who canceled it.
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            End(exception);
        }

        while (!_collecting.IsEmpty)
        {
            await Task.WhenAll(_collecting.Values).ConfigureAwait(false);
        }

        return _failure;
    }

    public void Dispose()
    {
        _waiting.Dispose();
        _noMore.Dispose();
        _end.Dispose();
    }

    private static OperationDescription OperationOf(JournalRow row) => DryApiOperations.All.First(operation => operation.Name == row.Operation);

    private static JobKind KindOf(JournalRow row) => Enum.TryParse<JobKind>(OperationOf(row).Makes, ignoreCase: true, out var kind) ? kind : JobKind.Unknown;

    private async Task SubmitAsync(JournalRow row, CancellationToken more, CancellationToken late, CancellationToken all)
    {
        await _waiting.WaitAsync(more).ConfigureAwait(false);
        DryApiJob? job = null;
        try
        {
            job = await TrySubmitAsync(row, more, late).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            End(exception);
        }
        finally
        {
            if (job is null)
            {
                _waiting.Release();
            }
        }

        if (job is not null)
        {
            Collect(journal.Find(row.Number)!, job, calls.Now, all);
        }
    }

    /// <summary>Submits a row, as often as it takes for the service to have taken it once.</summary>
    /// <returns>Its job; null where there is none, or none to wait for.</returns>
    private async Task<DryApiJob?> TrySubmitAsync(JournalRow row, CancellationToken more, CancellationToken late)
    {
        var operation = OperationOf(row);
        var mayResubmit = options.Uncertain == UncertainChoice.Resubmit;
        for (var failures = 0; ;)
        {
            await pace.WaitAsync(row.Operation, more).ConfigureAwait(false);
            if (Values(row, operation) is not { } values)
            {
                return null;
            }

            var token = WebhookMark.AddTo(values);
            if (!journal.TryIntend(row, _limit, token))
            {
                NoMore(new Failure($"row {row.Number.ToString(CultureInfo.InvariantCulture)} costs {Money.Text(row.Price ?? 0)}, which would pass --max-cost {Money.Text(_limit ?? 0)} with the {Money.Text(journal.Paid)} of before; it and what follows was not submitted", ExitCode.Quota));
                return null;
            }

            try
            {
                return operation.Submit is null ? await RunAsync(row, operation, values, late).ConfigureAwait(false) : await SubmitAsync(row, operation, values, late).ConfigureAwait(false);
            }
            catch (DryApiRateLimitException limit)
            {
                journal.Retract(row);
                pace.Pause(row.Operation, limit);
            }
            catch (Exception exception) when (exception is DryApiSubmissionUncertainException or OperationCanceledException || (operation.Submit is null && MayHaveBeenTaken(exception)))
            {
                journal.SetUncertain(row.Number, Failure.Sentence(exception));
                if (!Resubmits(row, exception, mayResubmit))
                {
                    return null;
                }

                // Each time may be paid for.
                mayResubmit = false;
            }
            catch (DryApiException exception) when (BatchPace.IsPassing(exception))
            {
                // It was not taken: what may have been is uncertain.
                journal.Retract(row);
                if (++failures >= BatchPace.MostFailures)
                {
                    NoMore(Failure.Of(exception));
                    return null;
                }

                await pace.BackOffAsync(failures, more).ConfigureAwait(false);
            }
            catch (DryApiException exception) when (exception is DryApiUnauthorizedException or DryApiForbiddenException or DryApiInsufficientBalanceException)
            {
                journal.Retract(row);
                NoMore(Failure.Of(exception));
                return null;
            }
            catch (DryApiException exception)
            {
                Fail(row, exception);
                return null;
            }
        }
    }

    private Dictionary<string, object?>? Values(JournalRow row, OperationDescription operation)
    {
        try
        {
            return RowValues.ForCall(operation, RowValues.Read(row.Request), _folder);
        }
        catch (UsageException exception)
        {
            journal.SetFailed(row, exception.Message, isRefunded: false);
            End(row, $"failed: {exception.Message}");
            return null;
        }
    }

    private async Task<DryApiJob> SubmitAsync(JournalRow row, OperationDescription operation, Dictionary<string, object?> values, CancellationToken cancellationToken)
    {
        var job = await client.SubmitAsync(operation, values, cancellationToken).ConfigureAwait(false);
        try
        {
            journal.SetJob(row.Number, job.Id);
            return job;
        }
        catch (IOException exception)
        {
            // Each of those that were under way is told: the id is nowhere else.
            var number = row.Number.ToString(CultureInfo.InvariantCulture);
            view.Tell(row with { Job = job.Id }, $"has become the job {job.Id}, which the journal could not keep; when it can be written again, add --job {number}={job.Id}");
            throw new BatchStoppedException(new Failure($"{Failure.Sentence(exception)}; see what is told of row {number}", ExitCode.Failed) { JobId = job.Id });
        }
    }

    /// <summary>Runs an operation that makes no job: its response is the result, and is there once.</summary>
    private async Task<DryApiJob?> RunAsync(JournalRow row, OperationDescription operation, Dictionary<string, object?> values, CancellationToken cancellationToken)
    {
        var response = await client.RunAsync(operation, values, cancellationToken).ConfigureAwait(false);
        var text = response is IJsonWritable model ? ModelJson.Of(model).GetRawText() : "{}";
        try
        {
            journal.SetResponse(row.Number, text);
        }
        catch (IOException exception)
        {
            throw new FailedException($"row {row.Number.ToString(CultureInfo.InvariantCulture)} was paid for, and its result could not be kept: {Failure.Sentence(exception)}; it is {text}");
        }

        SaveResponse(journal.Find(row.Number)!);
        return null;
    }

    private void SaveResponse(JournalRow row) => End(row, results.SaveResponse(row));

    /// <summary>Whether the service may have done what it was asked for at once: it did not say that it had not, and there was a connection.</summary>
    private static bool MayHaveBeenTaken(Exception exception) => exception switch
    {
        DryApiValidationException or DryApiFileException or DryApiRateLimitException or DryApiInsufficientBalanceException => false,
        DryApiException { ResponseStatusCode: >= 400 and < 500 and not RequestTimeout } => false,
        DryApiConnectionException { InnerException: { } cause } => !CallFailures.WasNeverConnected(cause),
        DryApiException => true,
        _ => false,
    };

    /// <summary>Goes on after a submission that may have been taken.</summary>
    /// <returns>Whether to submit it again.</returns>
    private bool Resubmits(JournalRow row, Exception exception, bool mayResubmit)
    {
        view.Tell(row, $"may have been taken: {Failure.Sentence(exception)}");
        switch (options.Uncertain)
        {
            case UncertainChoice.Skip when exception is not OperationCanceledException:
                journal.Decide(row.Number, resubmit: false);
                End(row, "was left out");
                return false;
            case UncertainChoice.Resubmit when exception is not OperationCanceledException && mayResubmit:
                journal.Decide(row.Number, resubmit: true);
                return true;
            default:
                // It is told with the others at the end.
                NoMore(null);
                return false;
        }
    }

    private void Collect(JournalRow row, DryApiJob job, long? submitted, CancellationToken cancellationToken)
    {
        // Not known to be running before it is in the list, from which it takes itself.
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _collecting[row.Number] = Task.Run(
            async () =>
            {
                await begun.Task.ConfigureAwait(false);
                try
                {
                    await CollectAsync(row, job, submitted, cancellationToken).ConfigureAwait(false);
                }
                catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
                {
                    // It goes on, and so does the next run.
                }
                catch (Exception exception)
                {
                    End(exception);
                }
                finally
                {
                    _waiting.Release();
                    _collecting.TryRemove(row.Number, out _);
                }
            },
            CancellationToken.None);
        begun.SetResult();
    }

    /// <param name="row">The row.</param>
    /// <param name="job">Its job.</param>
    /// <param name="submitted">When it was submitted, by the timestamps of this run; null where an earlier one did.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    private async Task CollectAsync(JournalRow row, DryApiJob job, long? submitted, CancellationToken cancellationToken)
    {
        if (_isScarce && submitted is { } begun)
        {
            await calls.WaitAsync(row.Operation, job.Kind, begun, cancellationToken).ConfigureAwait(false);
        }

        for (var failures = 0; ;)
        {
            await pace.WaitAsync(BatchPace.StatusCalls, cancellationToken).ConfigureAwait(false);
            try
            {
                var result = await job.WaitAsync(new PauseTeller(pace), cancellationToken).ConfigureAwait(false);
                Learn();
                var name = await results.SaveAsync(journal.Find(row.Number)!, job, result, cancellationToken).ConfigureAwait(false);
                End(row, name);
                return;
            }
            catch (DryApiRateLimitException limit)
            {
                pace.Pause(BatchPace.StatusCalls, limit);
            }
            catch (DryApiJobFailedException failed)
            {
                Learn();
                journal.SetFailed(row, Failure.Sentence(failed), failed.Refunded == true);
                End(row, $"failed: {Failure.Sentence(failed)}");
                return;
            }
            catch (DryApiException exception) when (exception is DryApiUnauthorizedException or DryApiForbiddenException)
            {
                End(exception);
                return;
            }
            catch (DryApiException exception) when (BatchPace.IsPassing(exception) && ++failures < BatchPace.MostFailures)
            {
                await pace.BackOffAsync(failures, cancellationToken).ConfigureAwait(false);
            }
            catch (DryApiException exception)
            {
                Interlocked.Increment(ref _left);
                view.Tell(row, $"has no result here yet, its job is {job.Id}: {Failure.Sentence(exception)}");
                return;
            }
        }

        void Learn()
        {
            if (submitted is { } known)
            {
                calls.Learn(row.Operation, known);
            }
        }
    }

    private void Fail(JournalRow row, DryApiException exception)
    {
        var message = Failure.Sentence(exception);
        journal.Retract(row, message);
        End(row, $"was refused: {message}");
    }

    /// <summary>Tells how a row ended, of which the journal knows.</summary>
    private void End(JournalRow row, string how) => view.End(journal.Find(row.Number)!, how);

    /// <summary>Submits no more; what was submitted is fetched.</summary>
    private void NoMore(Failure? failure)
    {
        Interlocked.CompareExchange(ref _failure, failure, null);
        _noMore.Cancel();
    }

    /// <summary>Ends all.</summary>
    private void End(Exception exception)
    {
        Interlocked.CompareExchange(ref _failure, Failure.Of(exception), null);
        _end.Cancel();
    }

    /// <summary>Tells of the pauses of all waits, once.</summary>
    private sealed class PauseTeller(BatchPace pace) : IProgress<JobProgress>
    {
        public void Report(JobProgress value)
        {
            if (value.RateLimitPause is { } pause)
            {
                pace.Pause(BatchPace.StatusCalls, new DryApiRateLimitException { RetryAfter = pause });
            }
        }
    }
}
