using Microsoft.Data.Sqlite;

namespace DryApi.Cli.Batch;

/// <summary>The database of a journal, which one process has for itself. Each statement is on the disk when it returns.</summary>
internal sealed class JournalConnection : IDisposable
{
    private const int Busy = 5;
    private const int Locked = 6;
    private const int ReadOnly = 8;
    private const int InputOutput = 10;
    private const int Corrupt = 11;
    private const int Full = 13;
    private const int CannotOpen = 14;
    private const int NoDatabase = 26;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, SqliteCommand> _commands = new(StringComparer.Ordinal);
    private readonly SqliteConnection _connection;
    private readonly string _path;

    /// <summary>Opens it, and makes it where there is none.</summary>
    /// <exception cref="UsageException">Another process has it, or it is no journal.</exception>
    public JournalConnection(string path)
    {
        _path = path;
        var settings = new SqliteConnectionStringBuilder { DataSource = path, Pooling = false, DefaultTimeout = 1 };
        _connection = new SqliteConnection(settings.ConnectionString);
        try
        {
            CreateForOwner(path);
            _connection.Open();
            // Before the first access: then no memory is shared, the lock lasts until the end of the process, and network disks will do.
            Run("PRAGMA locking_mode = EXCLUSIVE");
            Run("PRAGMA journal_mode = WAL");
            Run("PRAGMA synchronous = FULL");
            Run("BEGIN IMMEDIATE");
            Run("COMMIT");
        }
        catch (Exception exception) when (exception is SqliteException or IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            _connection.Dispose();
            throw new UsageException(
                (exception as SqliteException ?? exception.InnerException as SqliteException)?.SqliteErrorCode is Busy or Locked
                    ? $"another run uses the journal {path}; wait for its end, or give --journal another file"
                    : $"cannot use the journal {path}: {((exception as SqliteException ?? exception.InnerException as SqliteException) is { } sqlite ? $"it {Reason(sqlite)}" : Failure.Sentence(exception))}; give --journal another file",
                exception);
        }
    }

    /// <summary>Runs a statement.</summary>
    /// <returns>How many rows it changed.</returns>
    public int Run(string sql, params ReadOnlySpan<object?> values)
    {
        lock (_lock)
        {
            return Told(Command(sql, values), static command => command.ExecuteNonQuery());
        }
    }

    /// <summary>Asks for one value; null where there is none.</summary>
    public object? Value(string sql, params ReadOnlySpan<object?> values)
    {
        lock (_lock)
        {
            return Told(Command(sql, values), static command => command.ExecuteScalar()) is { } value and not DBNull ? value : null;
        }
    }

    /// <summary>Asks for a whole number; 0 where there is none.</summary>
    public long Number(string sql, params ReadOnlySpan<object?> values) => Value(sql, values) as long? ?? 0;

    /// <summary>Asks for rows, few enough for memory.</summary>
    public List<T> Rows<T>(Func<SqliteDataReader, T> read, string sql, params ReadOnlySpan<object?> values)
    {
        lock (_lock)
        {
            return Told(Command(sql, values), command =>
            {
                using var reader = command.ExecuteReader();
                var rows = new List<T>();
                while (reader.Read())
                {
                    rows.Add(read(reader));
                }

                return rows;
            });
        }
    }

    /// <summary>Does several things at once, or none of them.</summary>
    public T Together<T>(Func<T> work)
    {
        lock (_lock)
        {
            Run("BEGIN IMMEDIATE");
            try
            {
                var result = work();
                Run("COMMIT");
                return result;
            }
            catch
            {
                TryRollback();
                throw;
            }
        }
    }

    /// <summary>Takes back what was begun.</summary>
    public void TryRollback()
    {
        try
        {
            Run("ROLLBACK");
        }
        catch (IOException)
        {
            // What failed before has ended it.
        }
    }

    /// <summary>Deletes it once it is closed, with what SQLite leaves beside it where the disk is full.</summary>
    public void Delete()
    {
        File.Delete(_path);
        File.Delete(_path + "-wal");
    }

    public void Dispose()
    {
        foreach (var command in _commands.Values)
        {
            command.Dispose();
        }

        _connection.Dispose();
    }

    /// <summary>What SQLite says, to follow the name of the journal.</summary>
    private static string Reason(SqliteException exception) => exception.SqliteErrorCode switch
    {
        ReadOnly => "can only be read",
        InputOutput => "cannot be read or written",
        Corrupt => "is damaged",
        Full => "cannot grow, as the disk is full",
        CannotOpen => "cannot be opened",
        NoDatabase => "is no journal",
        _ => $"fails: {exception.Message.TrimEnd('.')}",
    };

    /// <summary>Requests may have URLs that are secrets: the journal is its owner's alone.</summary>
    /// <exception cref="IOException">It is no file: what is written to a device is gone.</exception>
    private static void CreateForOwner(string path)
    {
        if (ResultFile.At(path).IsStream)
        {
            throw new IOException("it is a pipe or a device");
        }

        if (!File.Exists(path))
        {
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            using var file = new FileStream(path, options);
        }
    }

    private SqliteCommand Command(string sql, ReadOnlySpan<object?> values)
    {
        if (!_commands.TryGetValue(sql, out var command))
        {
            command = _connection.CreateCommand();
            command.CommandText = sql;
            for (var i = 0; i < values.Length; i++)
            {
                command.Parameters.Add(new SqliteParameter { ParameterName = "$" + (char)('a' + i) });
            }

            _commands[sql] = command;
        }

        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        }

        return command;
    }

    /// <exception cref="IOException">The database fails: the disk is full, say.</exception>
    private T Told<T>(SqliteCommand command, Func<SqliteCommand, T> run)
    {
        try
        {
            return run(command);
        }
        catch (SqliteException exception)
        {
            throw new IOException($"the journal {_path} {Reason(exception)}", exception);
        }
    }
}
