using System.Text;

namespace DryApi.Cli;

/// <summary>What <c>dryapi login</c> keeps, in a file in the user's own folder that nobody else can read: the key, and in a second line the id of its client, where that was given.</summary>
internal static class KeyFile
{
    /// <summary>How long it may be, in bytes.</summary>
    public const int LongestKey = 8192;

    private const string Name = "key";
    private const UnixFileMode OwnerFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OthersOfAny = ~(OwnerFile | UnixFileMode.UserExecute);

    /// <summary>Where it lies; null where the user has no folder.</summary>
    public static string? PathIn(Terminal terminal) => terminal.Folder is { Length: > 0 } folder ? Path.Combine(folder, Name) : null;

    /// <summary>Reads it; null where there is none.</summary>
    /// <exception cref="UsageException">It cannot be read, or others can.</exception>
    public static (string Key, string? ClientId)? Read(Terminal terminal)
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
            return file.Length > LongestKey ? throw new UsageException($"{path} is no key: it has {file.Length} bytes; run 'dryapi login' again") : Lines(file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"the key in {path} cannot be read: {Failure.Sentence(exception)}; run 'dryapi login' again, or set {Session.KeyVariable}", exception);
        }
    }

    /// <summary>Keeps a key and the id of its client in place of those that are there.</summary>
    /// <exception cref="UsageException">They cannot be written.</exception>
    public static string Write(Terminal terminal, string key, string? clientId)
    {
        var path = PathIn(terminal) ?? throw new UsageException($"there is no folder of yours where the key could be kept; set {Session.KeyVariable} in its place");
        try
        {
            if (OperatingSystem.IsWindows())
            {
                Directory.CreateDirectory(terminal.Folder!);
            }
            else
            {
                Directory.CreateDirectory(terminal.Folder!, OwnerFile | UnixFileMode.UserExecute);
            }

            WholeFile.WriteForOwner(path, Encoding.ASCII.GetBytes(clientId is null ? $"{key}\n" : $"{key}\n{clientId}\n"), replaces: true);
            return path;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"the key cannot be kept in {path}: {Failure.Sentence(exception)}; set {Session.KeyVariable} in its place", exception);
        }
    }

    /// <summary>Deletes it, and what a login that was killed left of one.</summary>
    /// <returns>Where it lay; null where none did.</returns>
    /// <exception cref="UsageException">It cannot be deleted.</exception>
    public static string? Delete(Terminal terminal)
    {
        if (PathIn(terminal) is not { } path || !Directory.Exists(terminal.Folder))
        {
            return null;
        }

        try
        {
            string[] kept = [.. Directory.EnumerateFiles(terminal.Folder, Name + WholeFile.PartEnd), .. File.Exists(path) ? (string[])[path] : []];
            foreach (var file in kept)
            {
                File.Delete(file);
            }

            return kept.Length > 0 ? path : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"the key in {path} cannot be deleted: {Failure.Sentence(exception)}; delete that file", exception);
        }
    }

    private static (string Key, string? ClientId) Lines(Stream file)
    {
        using var reader = new StreamReader(file, Encoding.UTF8);
        var lines = reader.ReadToEnd().Trim().Split('\n', 2, StringSplitOptions.TrimEntries);
        return (lines[0], lines.ElementAtOrDefault(1));
    }
}
