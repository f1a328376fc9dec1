namespace DryApi.Cli;

/// <summary>A file that is sent with a request.</summary>
internal static class InputFile
{
    /// <param name="path">Where it lies.</param>
    /// <param name="progress">Told how many of its bytes were sent.</param>
    /// <exception cref="UsageException">There is no such file, or it cannot be read.</exception>
    public static FileContent Open(string path, IProgress<long>? progress = null)
    {
        try
        {
            // What cannot be opened without waiting is refused first.
            var content = FileContent.FromPath(path, null, progress);
            using (File.OpenRead(path))
            {
                return content;
            }
        }
        catch (Exception exception) when (exception is DryApiFileException or IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new UsageException($"cannot read {path}: {Failure.Sentence(exception)}; give the path of a file that is there", exception);
        }
    }
}
