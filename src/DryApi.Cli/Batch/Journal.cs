using System.Globalization;
using Microsoft.Data.Sqlite;

namespace DryApi.Cli.Batch;

/// <summary>
/// What became of each row of a batch, on the disk before anything else happens: an intent before a submission, then the job's id, then the name of the result. Whatever ends
/// the program, the next run knows what was paid for.
/// </summary>
internal sealed class Journal : IDisposable
{
    private const int Version = 2;

    /// <summary>Of before it had operations without a job, and knew which rows were agreed to.</summary>
    private const int FirstVersion = 1;
    private const string IsInFile = "run = (SELECT MAX(run) FROM rows)";
    private const int PageLength = 200;
    private const string Columns = "number, line, operation, request, notes, state, price, paid, job, file, intended, submitted, ended, error, token";

    private static readonly string[] Schema =
    [
        "CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
        """
        CREATE TABLE rows (
            number INTEGER PRIMARY KEY, hash BLOB NOT NULL, copy INTEGER NOT NULL, run INTEGER NOT NULL, line INTEGER NOT NULL, operation TEXT NOT NULL, request TEXT NOT NULL, notes TEXT NOT NULL,
            state INTEGER NOT NULL, price INTEGER, paid INTEGER NOT NULL DEFAULT 0, agreed INTEGER NOT NULL DEFAULT 0, response TEXT, price_key BLOB, alike_key BLOB, text_length INTEGER NOT NULL,
            job TEXT, file TEXT UNIQUE COLLATE NOCASE, intended TEXT, token TEXT, submitted TEXT, ended TEXT, error TEXT, UNIQUE (hash, copy))
        """,
        "CREATE INDEX rows_state ON rows (state, operation, number)",
        "CREATE INDEX rows_job ON rows (job) WHERE job IS NOT NULL",
        "CREATE INDEX rows_price ON rows (price_key) WHERE price IS NULL",
        "CREATE INDEX rows_alike ON rows (alike_key, text_length) WHERE price IS NULL",
    ];

    private readonly JournalConnection _database;
    private readonly TimeProvider _time;
    private long _paid;

    private Journal(JournalConnection database, TimeProvider time) => (_database, _time) = (database, time);

    /// <summary>What was or may have been paid for all rows, in all runs.</summary>
    public long Paid => Interlocked.Read(ref _paid);

    private string Now => _time.GetUtcNow().UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);

    /// <summary>Opens the journal for one service. What a process that was killed was submitting is uncertain.</summary>
    /// <param name="path">The file.</param>
    /// <param name="service">The URL of the service; null for an emulator that ends with the program, and knows nothing of its jobs the next time.</param>
    /// <param name="time">The clock.</param>
    /// <exception cref="UsageException">Another run has it, it is no journal, or one of what was sent to another service.</exception>
    public static Journal Open(string path, string? service, TimeProvider time)
    {
        var journal = new Journal(new JournalConnection(path), time);
        try
        {
            journal.Begin(path, service);
            return journal;
        }
        catch (IOException exception)
        {
            journal.Dispose();
            throw new UsageException($"{exception.Message}; give --journal another file", exception);
        }
        catch
        {
            journal.Dispose();
            throw;
        }
    }

    /// <summary>Keeps where results are, unless there are some elsewhere.</summary>
    /// <param name="folder">The folder, from that of the journal: both may be moved together.</param>
    /// <returns>Whether it is another one than before, or the first.</returns>
    /// <exception cref="UsageException">There are.</exception>
    public bool KeepFolder(string folder)
    {
        var isNew = About("results") != folder;
        if (About("results") is { } known && known != folder && _database.Number("SELECT COUNT(*) FROM rows WHERE file IS NOT NULL") > 0)
        {
            throw new UsageException($"the results of before are in the folder {known} beside the journal; give --output that one, or move them and it together");
        }

        _database.Run("INSERT OR REPLACE INTO about VALUES ('results', $a)", folder);
        return isNew;
    }

    /// <summary>Begins to take the rows of the file: all of them, or none.</summary>
    /// <returns>The number of this reading.</returns>
    public long BeginRows()
    {
        _database.Run("CREATE TEMP TABLE IF NOT EXISTS seen (hash BLOB PRIMARY KEY, count INTEGER NOT NULL) WITHOUT ROWID");
        _database.Run("DELETE FROM temp.seen");
        _database.Run("BEGIN IMMEDIATE");
        return _database.Number("SELECT COALESCE(MAX(run), 0) + 1 FROM rows");
    }

    /// <summary>Takes a row. Equal rows are told apart by their order.</summary>
    public void Take(NewRow row, long run)
    {
        var copy = _database.Number("INSERT INTO temp.seen VALUES ($a, 1) ON CONFLICT (hash) DO UPDATE SET count = count + 1 RETURNING count", row.Hash);
        if (_database.Run("UPDATE rows SET run = $a, line = $b WHERE hash = $c AND copy = $d", run, row.Line, row.Hash, copy) == 0)
        {
            _database.Run(
                "INSERT INTO rows (hash, copy, run, line, operation, request, notes, state, price_key, alike_key, text_length) VALUES ($a, $b, $c, $d, $e, $f, $g, 0, $h, $i, $j)",
                row.Hash, copy, run, row.Line, row.Operation, row.Request, row.Notes, row.PriceKey, row.AlikeKey, row.TextLength);
        }
    }

    /// <summary>Ends the taking of rows, and forgets those that are no longer there and were never submitted.</summary>
    /// <param name="run">The number of this reading.</param>
    /// <param name="mayChange">Whether rows that were submitted may be gone where new ones have come.</param>
    /// <returns>How many rows that were submitted are no longer in the file.</returns>
    /// <exception cref="UsageException">They are, and there are new ones.</exception>
    public long EndRows(long run, bool mayChange)
    {
        // What nothing was paid for is forgotten; what was to be submitted once more is not any longer.
        _database.Run("DELETE FROM rows WHERE run <> $a AND state IN (0, 4) AND paid = 0", run);
        _database.Run("UPDATE rows SET state = 5, error = 'it is no longer in the file' WHERE run <> $a AND state = 0", run);
        var gone = _database.Number("SELECT COUNT(*) FROM rows WHERE run <> $a", run);
        var added = _database.Number("SELECT COUNT(*) FROM rows WHERE run = $a AND state = 0 AND agreed = 0", run);
        if (gone > 0 && added > 0 && !mayChange)
        {
            throw new UsageException(string.Create(
                CultureInfo.InvariantCulture,
                $"{gone} row(s) that were submitted are no longer in the file, and {added} are new: rows are known by what they say and by --set and --operation, and each new one is paid for; nothing was submitted, give --changed if that is meant"));
        }

        _database.Run("COMMIT");
        return gone;
    }

    /// <summary>Takes back the taking of rows.</summary>
    public void CancelRows() => _database.TryRollback();

    /// <summary>Begins to decide what is submitted again: it is kept together with all else that is decided, or not at all.</summary>
    public void BeginPlan() => _database.Run("BEGIN IMMEDIATE");

    /// <summary>Keeps what was decided.</summary>
    public void KeepPlan()
    {
        _database.Run("UPDATE rows SET agreed = 1 WHERE state = 0");
        _database.Run("COMMIT");
    }

    /// <summary>Takes back what was decided.</summary>
    public void CancelPlan() => _database.TryRollback();

    /// <summary>How many prices are to be asked for.</summary>
    /// <param name="alike">Whether rows that differ in their texts alone have one.</param>
    public long CountPrices(bool alike) => _database.Number($"SELECT COUNT(DISTINCT {Key(alike)}) FROM rows WHERE price IS NULL");

    /// <summary>A row whose price is not known, of several the one with the longest texts; null where there is none.</summary>
    public JournalRow? FindUnpriced(bool alike) =>
        _database.Rows(Read, $"SELECT {Columns} FROM rows WHERE price IS NULL ORDER BY {(alike ? "alike_key, text_length DESC" : "price_key")} LIMIT 1").FirstOrDefault();

    /// <summary>Keeps the price of a row, and of all that have the same.</summary>
    public void SetPrice(long number, long price, bool alike) =>
        _database.Run($"UPDATE rows SET price = $a WHERE price IS NULL AND {Key(alike)} = (SELECT {Key(alike)} FROM rows WHERE number = $b)", price, number);

    /// <summary>How many rows stand somewhere.</summary>
    public long Count(RowState state) => _database.Number("SELECT COUNT(*) FROM rows WHERE state = $a", (long)state);

    /// <summary>How many rows there are.</summary>
    public long Count() => _database.Number("SELECT COUNT(*) FROM rows");

    /// <summary>What the rows that stand somewhere cost.</summary>
    public long Price(RowState state) => _database.Number("SELECT COALESCE(SUM(price), 0) FROM rows WHERE state = $a", (long)state);

    /// <summary>The operations of rows that stand somewhere.</summary>
    public List<string> Operations(RowState state) => _database.Rows(static reader => reader.GetString(0), "SELECT DISTINCT operation FROM rows WHERE state = $a ORDER BY operation", (long)state);

    /// <summary>The rows that stand somewhere, in their order, some at a time.</summary>
    /// <param name="state">Where.</param>
    /// <param name="operation">The operation; null for any.</param>
    public IEnumerable<JournalRow> Rows(RowState? state = null, string? operation = null)
    {
        for (var last = 0L; ;)
        {
            var page = _database.Rows(Read, $"SELECT {Columns} FROM rows WHERE number > $a AND ($b IS NULL OR state = $b) AND ($c IS NULL OR operation = $c) ORDER BY number LIMIT {PageLength}", last, (long?)state, operation);
            foreach (var row in page)
            {
                yield return row;
            }

            if (page.Count < PageLength)
            {
                yield break;
            }

            last = page[^1].Number;
        }
    }

    /// <summary>A row; null where there is none of that number.</summary>
    public JournalRow? Find(long number) => _database.Rows(Read, $"SELECT {Columns} FROM rows WHERE number = $a", number).FirstOrDefault();

    /// <summary>Notes that a row is about to be submitted, unless that would pass the limit.</summary>
    /// <param name="row">The row.</param>
    /// <param name="limit">What all may cost; null for no limit.</param>
    /// <param name="token">What stands in the URL of its webhook; null where it has none.</param>
    /// <returns>Whether it may be.</returns>
    public bool TryIntend(JournalRow row, long? limit, string? token)
    {
        var price = row.Price ?? 0;
        // One at a time, so that rows that are submitted at once do not pass the limit together.
        return _database.Together(() =>
        {
            if (limit is { } most && price > most - Paid)
            {
                return false;
            }

            if (_database.Run("UPDATE rows SET state = 1, intended = $a, paid = paid + $b, token = $c, error = NULL WHERE number = $d AND state = 0", Now, price, token, row.Number) == 0)
            {
                throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"row {row.Number} is not to be submitted"));
            }

            Interlocked.Add(ref _paid, price);
            return true;
        });
    }

    /// <summary>Notes that the service did not take it: nothing was paid.</summary>
    /// <param name="row">The row.</param>
    /// <param name="error">Why it is not to be submitted again; null where it is.</param>
    public void Retract(JournalRow row, string? error = null) => GiveBack(row, error is null ? RowState.Planned : RowState.Failed, error);

    /// <summary>Notes that nobody knows whether the service took it.</summary>
    public void SetUncertain(long number, string error) => _database.Run("UPDATE rows SET state = 6, error = $a WHERE number = $b", error, number);

    /// <summary>Decides what becomes of a row of which nobody knows whether the service took it. What may have been paid for it stays counted.</summary>
    /// <param name="number">The row.</param>
    /// <param name="resubmit">Whether it is submitted again, if it is still in the file.</param>
    public void Decide(long number, bool resubmit) => _database.Run(
        $"UPDATE rows SET state = CASE WHEN $a AND {IsInFile} THEN 0 ELSE 5 END, error = CASE WHEN $a AND {IsInFile} THEN NULL ELSE 'its submission ended without a response, and it was left out' END WHERE number = $b AND state = 6", resubmit, number);

    /// <summary>The row that has become a job; null where none has.</summary>
    public JournalRow? FindJob(string job) => _database.Rows(Read, $"SELECT {Columns} FROM rows WHERE job = $a", job).FirstOrDefault();

    /// <summary>Notes the response of a row whose operation makes no job: it was paid for, and is there once.</summary>
    public void SetResponse(long number, string response) => _database.Run("UPDATE rows SET state = 2, response = $a, submitted = $b, error = NULL WHERE number = $c", response, Now, number);

    /// <summary>The response of a row whose result is not saved yet; null where there is none.</summary>
    public string? Response(long number) => _database.Value("SELECT response FROM rows WHERE number = $a", number) as string;

    /// <summary>Notes the job of a row.</summary>
    public void SetJob(long number, string job) => _database.Run("UPDATE rows SET state = 2, job = $a, submitted = $b, error = NULL WHERE number = $c", job, Now, number);

    /// <summary>Keeps the name of a result, unless another row has it.</summary>
    public bool TryName(long number, string file) => _database.Run(
        "UPDATE OR IGNORE rows SET file = $a WHERE number = $b AND NOT EXISTS (SELECT 1 FROM rows WHERE file IN ($c, $d))",
        file, number, SideCar.NameOf(file), file.EndsWith(SideCar.NameOf(""), StringComparison.OrdinalIgnoreCase) ? file[..^SideCar.NameOf("").Length] : file) > 0;

    /// <summary>Notes that the result is there.</summary>
    public void SetSaved(long number) => _database.Run("UPDATE rows SET state = 3, ended = $a, error = NULL, response = NULL WHERE number = $b", Now, number);

    /// <summary>Notes that the job failed.</summary>
    /// <param name="row">The row.</param>
    /// <param name="error">Why.</param>
    /// <param name="isRefunded">Whether its price was given back.</param>
    public void SetFailed(JournalRow row, string error, bool isRefunded)
    {
        if (isRefunded)
        {
            GiveBack(row, RowState.Failed, error);
        }
        else
        {
            _database.Run("UPDATE rows SET state = 4, error = $a, ended = $b WHERE number = $c", error, Now, row.Number);
        }
    }

    /// <summary>Lets rows that failed or were left out be submitted again. What was paid for them stays counted.</summary>
    public void PlanFailed() => _database.Run($"UPDATE rows SET state = 0, job = NULL, error = NULL WHERE state IN (4, 5) AND {IsInFile}");

    /// <summary>Runs several changes at once.</summary>
    public void Together(Action work) => _database.Together(() =>
    {
        work();
        return true;
    });

    public void Dispose() => _database.Dispose();

    /// <summary>Closes it, and leaves nothing of it.</summary>
    public void Delete()
    {
        Dispose();
        _database.Delete();
    }

    private static string Key(bool alike) => alike ? "alike_key" : "price_key";

    private static JournalRow Read(SqliteDataReader reader) => new()
    {
        Number = reader.GetInt64(0),
        Line = reader.GetInt32(1),
        Operation = reader.GetString(2),
        Request = reader.GetString(3),
        Notes = reader.GetString(4),
        State = (RowState)reader.GetInt32(5),
        Price = reader.IsDBNull(6) ? null : reader.GetInt64(6),
        Paid = reader.GetInt64(7),
        Job = Text(reader, 8),
        File = Text(reader, 9),
        Intended = Text(reader, 10),
        Submitted = Text(reader, 11),
        Ended = Text(reader, 12),
        Error = Text(reader, 13),
        Token = Text(reader, 14),
    };

    private static string? Text(SqliteDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

    private void GiveBack(JournalRow row, RowState state, string? error)
    {
        var price = row.Price ?? 0;
        _database.Run("UPDATE rows SET state = $a, paid = paid - $b, error = $c, ended = $d WHERE number = $e", (long)state, price, error, state == RowState.Failed ? Now : null, row.Number);
        Interlocked.Add(ref _paid, -price);
    }

    private void Begin(string path, string? service)
    {
        if (_database.Number("SELECT COUNT(*) FROM sqlite_master WHERE name = 'about'") == 0)
        {
            Together(() =>
            {
                foreach (var statement in Schema)
                {
                    _database.Run(statement);
                }

                _database.Run("INSERT INTO about VALUES ('version', $a), ('service', $b)", Text(Version), service ?? "");
            });
        }

        var version = int.TryParse(About("version"), NumberStyles.None, CultureInfo.InvariantCulture, out var known) ? known : 0;
        if (version is < FirstVersion or > Version)
        {
            throw new UsageException($"the journal {path} is of {(version > Version ? "a newer" : "another")} version of this program; {(version > Version ? "update it, or " : "")}give --journal another file");
        }

        if (About("service") is { } before && before != (service ?? "") && !Forget(service ?? ""))
        {
            throw new UsageException($"the journal {path} is of {Shown(before)}, and this is {Shown(service ?? "")}; give --journal another file, or set DRYAPI_BASE_URL as it was");
        }

        if (version == FirstVersion)
        {
            Renew();
        }

        // An emulator that has ended knows nothing of its jobs, and nothing was paid.
        _database.Run(service is null ? "UPDATE rows SET state = 0, paid = 0, job = NULL, response = NULL WHERE state IN (1, 2, 6)" : "UPDATE rows SET state = 6 WHERE state = 1");
        _paid = _database.Number("SELECT COALESCE(SUM(paid), 0) FROM rows");
    }

    /// <summary>Gives a journal that has only been looked at, as by <c>--dry-run</c>, to another service: the rows are planned anew, with its models and its prices.</summary>
    /// <returns>Whether it is given; false where something was sent, which the service of before knows.</returns>
    private bool Forget(string service)
    {
        if (_database.Number("SELECT COUNT(*) FROM rows WHERE intended IS NOT NULL OR state <> 0") > 0)
        {
            return false;
        }

        Together(() =>
        {
            _database.Run("DELETE FROM rows");
            _database.Run("UPDATE about SET value = $a WHERE name = 'service'", service);
        });
        return true;
    }

    /// <summary>Makes a journal of the first version one of this: rows with a price were agreed to, as far as it knows.</summary>
    private void Renew() => Together(() =>
    {
        _database.Run("ALTER TABLE rows ADD COLUMN agreed INTEGER NOT NULL DEFAULT 0");
        _database.Run("ALTER TABLE rows ADD COLUMN response TEXT");
        _database.Run("UPDATE rows SET agreed = price IS NOT NULL");
        _database.Run("CREATE INDEX rows_job ON rows (job) WHERE job IS NOT NULL");
        _database.Run("UPDATE about SET value = $a WHERE name = 'version'", Text(Version));
    });

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private string? About(string name) => _database.Value("SELECT value FROM about WHERE name = $a", name) as string;

    private static string Shown(string service) => service.Length > 0 ? service : "the emulator inside this program";
}
