namespace DryApi.Cli;

/// <summary>A file that is sent with a request.</summary>
internal static class InputFile
{
    /// <exception cref="UsageException">There is no such file, or it cannot be read.</exception>
    public static FileContent Open(string path)
    {
        try
        {
            using (File.OpenRead(path))
            {
                return FileContent.FromPath(path);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new UsageException($"cannot read {path}: {exception.Message.TrimEnd('.')}; give the path of a file that is there", exception);
        }
    }
}
