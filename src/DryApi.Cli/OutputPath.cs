namespace DryApi.Cli;

/// <summary>Where a result is saved. Whether that can be is found out before a job is submitted and paid for.</summary>
internal static class OutputPath
{
    /// <returns>The full path.</returns>
    /// <exception cref="UsageException">Nothing can be written there.</exception>
    public static string Check(string path)
    {
        if (string.IsNullOrWhiteSpace(path))
        {
            throw new UsageException("the name of the output file is empty; give --output the name of a file");
        }

        try
        {
            var full = Path.GetFullPath(path);
            var folder = Path.GetDirectoryName(full);
            if (Directory.Exists(full) || folder is null || Path.EndsInDirectorySeparator(path))
            {
                throw new UsageException($"cannot write {path}: it is a folder; give --output the name of a file");
            }

            if (!Directory.Exists(folder))
            {
                throw new UsageException($"cannot write {path}: there is no folder {folder}; create it, or give --output another name");
            }

            // Trying is the only way to know, and leaves nothing behind.
            var probe = $"{full}.{Guid.NewGuid():N}.part";
            using (new FileStream(probe, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose))
            {
                return full;
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new UsageException($"cannot write {path}: {(exception is UnauthorizedAccessException ? "access is denied" : "no file can be made there")}; give --output another name", exception);
        }
    }
}
