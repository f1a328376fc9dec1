using System.Globalization;

namespace DryApi.Cli.Batch;

/// <summary>
/// Decides about rows whose submission ended without a response. The service has no key that makes a submission happen once, and no list of jobs: only who looks at the account
/// can tell whether it took them.
/// </summary>
internal sealed class UncertainRows(BatchOptions options, Terminal terminal, BatchErrors errors, Journal journal, DryApiClientBase client, BatchPace pace)
{
    private const int LongestRequest = 200;

    /// <summary>Takes the jobs that the options name, and asks about the others where somebody is to be asked.</summary>
    /// <exception cref="UsageException">An option cannot be used.</exception>
    /// <exception cref="BatchStoppedException">Somebody has to decide, and nobody is there.</exception>
    public async Task DecideAsync(CancellationToken cancellationToken)
    {
        var jobs = options.Jobs.Select(Parse).ToList();
        if (jobs.GroupBy(each => each.Number).FirstOrDefault(each => each.Count() > 1) is { } twice)
        {
            throw new UsageException(string.Create(CultureInfo.InvariantCulture, $"--job {twice.Key} is there twice; take one out"));
        }

        foreach (var (number, job) in jobs)
        {
            if ((jobs.Find(each => each.Job == job && each.Number != number) is { Number: > 0 } other ? other.Number : OwnerOf(job)) is { } owner)
            {
                throw new UsageException(string.Create(CultureInfo.InvariantCulture, $"--job {number}: the job {job} is that of row {owner}; look again"));
            }

            if (!await IsThereAsync(job, cancellationToken).ConfigureAwait(false))
            {
                throw new UsageException(string.Create(CultureInfo.InvariantCulture, $"--job {number}: the account has no job {job}; look again"));
            }
        }

        foreach (var (number, job) in jobs)
        {
            journal.SetJob(number, job);
        }

        var count = journal.Count(RowState.Uncertain);
        if (count == 0 || options.Uncertain != UncertainChoice.Ask)
        {
            return;
        }

        if (terminal.ReadLine is null)
        {
            TellAll();
            throw Stopped(count);
        }

        foreach (var row in journal.Rows(RowState.Uncertain))
        {
            await DecideAsync(row, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Decides about all of them as the options say.</summary>
    public void Decide()
    {
        foreach (var row in options.Uncertain == UncertainChoice.Ask ? [] : journal.Rows(RowState.Uncertain))
        {
            journal.Decide(row.Number, options.Uncertain == UncertainChoice.Resubmit);
        }
    }

    /// <summary>Tells which rows they are.</summary>
    public void TellAll()
    {
        foreach (var row in journal.Rows(RowState.Uncertain).Take(BatchProblems.Most))
        {
            errors.Tell(About(row), ("row", row.Number), ("line", row.Line), ("operation", row.Operation), ("price", Money.Amount(row.Price ?? 0)), ("intended", row.Intended), ("token", row.Token));
        }
    }

    /// <summary>The end of a run in which nobody decides.</summary>
    public static BatchStoppedException Stopped(long count) => new(new Failure(
        string.Create(CultureInfo.InvariantCulture, $"of {count} row(s) nobody can tell whether the service took them: look at the account's jobs, and run it again with --job ROW=ID for each that is there, and --uncertain resubmit or skip for the others"),
        ExitCode.Failed));

    private static string About(JournalRow row) =>
        string.Create(CultureInfo.InvariantCulture, $"row {row.Number} (line {row.Line}): {row.Operation}, {Money.Text(row.Price ?? 0)}, submitted at {row.Intended}, may have been taken{(row.Token is null ? "" : $" (its webhooks come with {SubmissionToken.Parameter}={row.Token})")}: {TerminalText.OneLine(row.Request, LongestRequest)}");

    private async Task DecideAsync(JournalRow row, CancellationToken cancellationToken)
    {
        terminal.Error.WriteLine(About(row));
        while (true)
        {
            terminal.Error.WriteLine($"{(MakesJob(row) ? "the id of its job if the account has it, " : "")}r to submit it again, s to leave it out, q to end:");
            var line = await Task.Run(terminal.ReadLine!, cancellationToken).WaitAsync(cancellationToken).ConfigureAwait(false);
            switch (line?.Trim())
            {
                case null or "q":
                    throw Stopped(journal.Count(RowState.Uncertain));
                case "r":
                    journal.Decide(row.Number, resubmit: true);
                    return;
                case "s":
                    journal.Decide(row.Number, resubmit: false);
                    return;
                case { } id when MakesJob(row) && IsId(id):
                    if (OwnerOf(id) is { } owner)
                    {
                        terminal.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"the job {id} is that of row {owner}"));
                        break;
                    }

                    if (await IsThereAsync(id, cancellationToken).ConfigureAwait(false))
                    {
                        journal.SetJob(row.Number, id);
                        return;
                    }

                    terminal.Error.WriteLine($"the account has no job {id}");
                    break;
            }
        }
    }

    private (long Number, string Job) Parse(string text)
    {
        if (text.Split('=', 2) is not [var row, var job] || !long.TryParse(row, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || !IsId(job.Trim()))
        {
            throw new UsageException("--job has to be ROW=ID, the number of a row and the id of the job that it became");
        }

        return journal.Find(number) is { State: RowState.Uncertain } known
            ? MakesJob(known) ? (number, job.Trim()) : throw new UsageException(string.Create(CultureInfo.InvariantCulture, $"--job {number}: {known.Operation} makes no job; give --uncertain resubmit or skip for it"))
            : throw new UsageException(string.Create(CultureInfo.InvariantCulture, $"--job {number}: of this row it is known whether it was submitted; leave it out"));
    }

    private static bool MakesJob(JournalRow row) => DryApiOperations.All.First(operation => operation.Name == row.Operation).Submit is not null;

    /// <summary>The row that a job is of; null where none has it.</summary>
    private long? OwnerOf(string job) => journal.FindJob(job)?.Number;

    private static bool IsId(string text) => text.Length > 1 && text.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '.') && text.Any(char.IsAsciiLetterOrDigit);

    /// <summary>A job that is noted and is not there would be asked for without an end.</summary>
    private async Task<bool> IsThereAsync(string id, CancellationToken cancellationToken)
    {
        try
        {
            await pace.ReadAsync(BatchPace.StatusCalls, () => client.GetJob(id).GetStatusAsync(cancellationToken), cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (DryApiNotFoundException)
        {
            return false;
        }
    }
}
