using System.Globalization;
using System.Text.Json.Nodes;

namespace DryApi.Cli.Batch;

/// <summary>A run of a batch: checks all rows, says what they cost, submits those that were not, fetches the results.</summary>
internal sealed class BatchRun(BatchOptions options, Terminal terminal, TimeProvider time)
{
    private readonly BatchErrors _errors = new(terminal, options.IsJson);
    private Action<string>? _tell;
    private StatusCalls? _calls;
    private bool _hasTaken;

    /// <summary>Runs it.</summary>
    /// <returns>The exit code.</returns>
    /// <exception cref="UsageException">Something has to be changed before anything is submitted.</exception>
    /// <exception cref="BatchStoppedException">It ended before its end.</exception>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var names = new ResultNames(options.Name);
        if (!File.Exists(options.File))
        {
            throw new UsageException($"cannot read {options.File}: {(Directory.Exists(options.File) ? "it is a folder" : "there is no such file")}; give the path of a batch file that is there");
        }

        var session = await Session.OpenAsync(terminal, cancellationToken, Configure).ConfigureAwait(false);
        await using (session.ConfigureAwait(false))
        {
            using var journal = Journal.Open(options.Journal, session.IsEmulated ? null : session.Client.RequestAdapter.BaseUrl, time);
            try
            {
                return await RunAsync(session.Client, journal, names, cancellationToken).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                throw Cancelled();
            }
            finally
            {
                if (journal.Count() == 0)
                {
                    // Nothing is in it, so nothing is to be left of it.
                    journal.Delete();
                }
            }
        }
    }

    /// <summary>Submissions and prices have their own attempts here, which the journal knows of.</summary>
    private void Configure(DryApiClientOptions client)
    {
        client.Retry = new DryApiRetryOptions { MaxRetries = 0 };
        // The emulator inside has no quotas.
        client.StatusCallsPerMinute = client.StatusCallsPerMinute == DryApiClientOptions.DefaultStatusCallsPerMinute ? options.StatusCalls : client.StatusCallsPerMinute;
        var polling = client.JobWait.Polling;
        _calls = new StatusCalls(client.StatusCallsPerMinute, kind => polling[kind].FirstPause, time);
    }

    private async Task<int> RunAsync(DryApiClient client, Journal journal, ResultNames names, CancellationToken cancellationToken)
    {
        var pace = new BatchPace(Tell, time);
        var defaults = new RowDefaults(new ModelDefaults(terminal, client), pace);
        var gone = await new RowImport(options, terminal, _errors, journal, defaults).RunAsync(cancellationToken).ConfigureAwait(false);
        if (gone > 0)
        {
            terminal.Notes.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{gone} row(s) that were submitted are no longer in the file; their results are fetched all the same"));
        }

        var uncertain = new UncertainRows(options, terminal, _errors, journal, client, pace);
        await uncertain.DecideAsync(cancellationToken).ConfigureAwait(false);
        await new RowPrices(terminal, client, journal, defaults, pace, RowImport.FolderOf(options.File)).AskAsync(cancellationToken).ConfigureAwait(false);
        // What a run that submits nothing was to submit again is not kept: the next one would pay for it without having been told to.
        journal.BeginPlan();
        try
        {
            uncertain.Decide();
            if (options.Again)
            {
                journal.PlanFailed();
            }

            if (!await MayBeginAsync(client, journal, pace, cancellationToken).ConfigureAwait(false))
            {
                TellPlan(journal);
                journal.CancelPlan();
                return ExitCode.Success;
            }

            CreateFolder(journal);
            journal.KeepPlan();
        }
        catch
        {
            journal.CancelPlan();
            if (_hasTaken)
            {
                File.Delete(Path.Combine(options.Output, CostTable.Name));
            }

            throw;
        }

        var results = new BatchResults(options.Output, names, journal, time);
        results.Tidy();
        Failure? failure = null;
        var left = 0L;
        await BatchView.ShowAsync(terminal, _errors, options, journal.Count(), journal.Count(RowState.Saved) + journal.Count(RowState.Failed) + journal.Count(RowState.Skipped), async view =>
        {
            _tell = view.Note;
            using var jobs = new BatchJobs(options, client, journal, pace, _calls!, results, view);
            view.Waiting = () => jobs.Waiting;
            TellCalls(journal);
            failure = await jobs.RunAsync(cancellationToken).ConfigureAwait(false);
            left = jobs.Left;
            (_tell, view.Waiting) = (null, () => null);
        }).ConfigureAwait(false);
        try
        {
            CostTable.Write(options.Output, journal);
            Gallery.Write(options.Output, Path.GetFileName(options.File), journal);
        }
        catch (IOException) when (failure is not null)
        {
            // What ended the run is what is told: a full disk, say.
        }

        TellSummary(journal);
        return End(journal, uncertain, failure, left, cancellationToken);
    }

    private void Tell(string text) => (_tell ?? terminal.Notes.WriteLine)(text);

    private static BatchStoppedException Cancelled() => new(new Failure("cancelled; jobs that were submitted go on, and the same command fetches their results and submits the rest", ExitCode.Cancelled));

    /// <summary>Says what it costs, and asks.</summary>
    private async Task<bool> MayBeginAsync(DryApiClient client, Journal journal, BatchPace pace, CancellationToken cancellationToken)
    {
        var (count, price) = (journal.Count(RowState.Planned), journal.Price(RowState.Planned));
        var limit = options.MaxCost is { } most ? Money.OfLimit(most) : (long?)null;
        var isAsked = !options.DryRun && !options.Yes && count > 0 && terminal.ReadLine is not null;
        // What is asked is shown, whatever else is not.
        (isAsked ? terminal.Error : terminal.Notes).WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{journal.Count()} row(s): {count} to submit for {Money.Text(price)}, {journal.Count(RowState.Submitted)} under way, {journal.Count(RowState.Saved)} saved, {journal.Count(RowState.Failed)} failed, {journal.Count(RowState.Skipped)} left out; paid until now {Money.Text(journal.Paid)}"));
        if (count > 0 && limit is { } all && price > all - journal.Paid)
        {
            throw new BatchStoppedException(new Failure($"that is {Money.Text(price + journal.Paid)} together, more than --max-cost {Money.Text(all)}; nothing was submitted, raise it or take rows out", ExitCode.Quota));
        }

        await TellBalanceAsync(client, pace, price, cancellationToken).ConfigureAwait(false);
        if (options.DryRun)
        {
            return false;
        }

        if (count == 0 || options.Yes)
        {
            return true;
        }

        if (terminal.ReadLine is not { } readLine)
        {
            return limit is not null ? true : throw new UsageException("nobody is there to be asked; nothing was submitted, give --max-cost, or --yes for any cost");
        }

        terminal.Error.WriteLine("submit them? (y/n)");
        var answer = await Task.Run(readLine, cancellationToken).WaitAsync(cancellationToken).ConfigureAwait(false);
        return answer?.Trim().ToLowerInvariant() is "y" or "yes" ? true : throw new UsageException("nothing was submitted");
    }

    private async Task TellBalanceAsync(DryApiClient client, BatchPace pace, long price, CancellationToken cancellationToken)
    {
        decimal? balance = null;
        if (price > 0)
        {
            await pace.ReadAsync("the balance", async () => balance = (await client.Balance.GetAsync(cancellationToken: cancellationToken).ConfigureAwait(false)).Balance, cancellationToken).ConfigureAwait(false);
        }

        if (balance is { } known && Money.OfLimit(known) < price)
        {
            terminal.Notes.WriteLine($"the account has {Money.Text(Money.OfLimit(known))}, which is less: what it cannot pay for will be left for another run");
        }
    }

    private void CreateFolder(Journal journal)
    {
        // Those of this journal are written anew; others are somebody's, be it those of another batch.
        var isNew = journal.KeepFolder(Path.GetRelativePath(RowImport.FolderOf(options.Journal), Path.GetFullPath(options.Output)));
        try
        {
            // A run that was killed before it kept its plan has left its claim.
            var isClaimed = isNew && CostTable.IsClaimed(options.Output, options.Journal);
            if (isNew && new[] { CostTable.Name, Gallery.NameOf(1) }.FirstOrDefault(name => !(isClaimed && name == CostTable.Name) && Path.Exists(Path.Combine(options.Output, name))) is { } taken)
            {
                throw new UsageException($"there is a file {taken} in {options.Output} that is not of this batch, and would be replaced; nothing was submitted, give --output another folder");
            }

            Directory.CreateDirectory(options.Output);
            if (isNew)
            {
                if (!isClaimed)
                {
                    // At once, so that a batch that begins at the same time sees it.
                    CostTable.Claim(options.Output, options.Journal);
                }

                _hasTaken = true;
            }
            else
            {
                ResultFile.At(Path.Combine(options.Output, CostTable.Name)).Try();
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new UsageException($"cannot write to {options.Output}: {Failure.Sentence(exception)}; give --output another folder", exception);
        }
    }

    /// <summary>Says how long the results take at least, where that is long because of what the account may ask.</summary>
    private void TellCalls(Journal journal)
    {
        var jobs = journal.Count(RowState.Planned) + journal.Count(RowState.Submitted);
        if (_calls!.AreFew(jobs) && _calls.MinutesFor(jobs) is > 1 and var minutes)
        {
            Tell(string.Create(CultureInfo.InvariantCulture, $"{_calls.Limit}, so that {jobs} results take {minutes} minutes or more; --status-calls says how many your account has"));
        }
    }

    /// <summary>What would be submitted, for programs.</summary>
    private void TellPlan(Journal journal)
    {
        if (options.IsJson)
        {
            JsonText.Write(terminal.Output, new JsonObject { ["rows"] = journal.Count(), ["to_submit"] = journal.Count(RowState.Planned), ["price"] = Money.Amount(journal.Price(RowState.Planned)), ["paid"] = Money.Amount(journal.Paid) });
        }
    }

    private void TellSummary(Journal journal)
    {
        var (rows, saved, failed, skipped) = (journal.Count(), journal.Count(RowState.Saved), journal.Count(RowState.Failed), journal.Count(RowState.Skipped));
        var (page, costs) = (Path.Combine(options.Output, Gallery.NameOf(1)), Path.Combine(options.Output, CostTable.Name));
        if (options.IsJson)
        {
            JsonText.Write(terminal.Output, new JsonObject { ["rows"] = rows, ["saved"] = saved, ["failed"] = failed, ["skipped"] = skipped, ["to_do"] = rows - saved - failed - skipped, ["paid"] = Money.Amount(journal.Paid), ["page"] = page, ["costs"] = costs });
        }
        else if (!terminal.IsQuiet)
        {
            terminal.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{rows} rows: {saved} saved, {failed} failed, {skipped} left out, {rows - saved - failed - skipped} to do; paid {Money.Text(journal.Paid)}; see {page} and {CostTable.Name} beside it"));
        }
    }

    private int End(Journal journal, UncertainRows uncertain, Failure? failure, long left, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            throw Cancelled();
        }

        if (failure is not null)
        {
            throw new BatchStoppedException(failure);
        }

        if (journal.Count(RowState.Uncertain) is > 0 and var count)
        {
            uncertain.TellAll();
            throw UncertainRows.Stopped(count);
        }

        if (left > 0)
        {
            throw new BatchStoppedException(new Failure(string.Create(CultureInfo.InvariantCulture, $"the results of {left} job(s) could not be fetched; run it again"), ExitCode.Failed));
        }

        return journal.Count(RowState.Failed) + journal.Count(RowState.Skipped) > 0 ? ExitCode.Failed : ExitCode.Success;
    }
}
