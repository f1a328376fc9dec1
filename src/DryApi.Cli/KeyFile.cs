using System.Text;

namespace DryApi.Cli;

/// <summary>The key that <c>dryapi login</c> keeps: a file in the user's own folder that nobody else can read.</summary>
internal static class KeyFile
{
    private const string Name = "key";
    private const int LongestKey = 8192;
    private const UnixFileMode OwnerFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OthersOfAny = ~(OwnerFile | UnixFileMode.UserExecute);

    /// <summary>Where it lies; null where the user has no folder.</summary>
    public static string? PathIn(Terminal terminal) => terminal.Folder is { Length: > 0 } folder ? Path.Combine(folder, Name) : null;

    /// <summary>Reads it; null where there is none.</summary>
    /// <exception cref="UsageException">It cannot be read, or others can.</exception>
    public static string? Read(Terminal terminal)
    {
        if (PathIn(terminal) is not { } path || !File.Exists(path))
        {
            return null;
        }

        try
        {
            if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & OthersOfAny) != 0)
            {
                throw new UsageException($"the key in {path} may be read by others than its owner, and is not used; run 'chmod 600' on that file, or 'dryapi login' again");
            }

            using var file = File.OpenRead(path);
            return file.Length > LongestKey ? throw new UsageException($"{path} is no key: it has {file.Length} bytes; run 'dryapi login' again") : Text(file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"the key in {path} cannot be read: {Failure.Sentence(exception)}; run 'dryapi login' again, or set {Session.KeyVariable}", exception);
        }
    }

    /// <summary>Keeps a key in place of the one that is there.</summary>
    /// <exception cref="UsageException">It cannot be written.</exception>
    public static string Write(Terminal terminal, string key)
    {
        var path = PathIn(terminal) ?? throw new UsageException($"there is no folder of yours where the key could be kept; set {Session.KeyVariable} in its place");
        var part = $"{path}.{Guid.NewGuid().ToString("N")[..8]}";
        try
        {
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (OperatingSystem.IsWindows())
            {
                Directory.CreateDirectory(terminal.Folder!);
            }
            else
            {
                Directory.CreateDirectory(terminal.Folder!, OwnerFile | UnixFileMode.UserExecute);
                options.UnixCreateMode = OwnerFile;
            }

            using (var file = new FileStream(part, options))
            {
                file.Write(Encoding.ASCII.GetBytes(key + "\n"));
                file.Flush(flushToDisk: true);
            }

            File.Move(part, path, overwrite: true);
            return path;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            TryDelete(part);
            throw new UsageException($"the key cannot be kept in {path}: {Failure.Sentence(exception)}; set {Session.KeyVariable} in its place", exception);
        }
    }

    /// <summary>Deletes it.</summary>
    /// <returns>Where it lay; null where none did.</returns>
    /// <exception cref="UsageException">It cannot be deleted.</exception>
    public static string? Delete(Terminal terminal)
    {
        if (PathIn(terminal) is not { } path || !File.Exists(path))
        {
            return null;
        }

        try
        {
            File.Delete(path);
            return path;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"the key in {path} cannot be deleted: {Failure.Sentence(exception)}; delete that file", exception);
        }
    }

    private static void TryDelete(string part)
    {
        try
        {
            File.Delete(part);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // What ended the writing says more.
        }
    }

    private static string Text(Stream file)
    {
        using var reader = new StreamReader(file, Encoding.UTF8);
        return reader.ReadToEnd().Trim();
    }
}
