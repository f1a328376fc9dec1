namespace DryApi.OpenApi.Documents;

/// <summary>Writes a file as a whole or not at all: beside its place first, then renamed into it.</summary>
internal static class OutputFile
{
    /// <param name="path">The file; its folder is made where it is missing.</param>
    /// <param name="write">Writes the content.</param>
    /// <exception cref="InputException">The file cannot be written.</exception>
    public static void Write(string path, Action<Stream> write) => Guard(path, () => WriteAndRename(Path.GetFullPath(path), write));

    /// <summary>Writes several files: all contents lie on the disk before the first name is taken.</summary>
    /// <exception cref="InputException">One of them cannot be written.</exception>
    public static void WriteAll(IReadOnlyList<(string Path, byte[] Content)> files) => WriteAll(files, 0);

    // Each file is renamed once those after it have been written beside their places.
    private static void WriteAll(IReadOnlyList<(string Path, byte[] Content)> files, int index)
    {
        if (index < files.Count)
        {
            Write(files[index].Path, stream =>
            {
                stream.Write(files[index].Content);
                stream.Flush();
                WriteAll(files, index + 1);
            });
        }
    }

    private static void Guard(string path, Action write)
    {
        if (string.IsNullOrWhiteSpace(path))
        {
            throw new InputException("the name of the output is empty; name a file");
        }

        try
        {
            if (Directory.Exists(path))
            {
                throw InputException.In(path, "the output is a directory", "name a file in it");
            }

            write();
        }
        catch (UnauthorizedAccessException)
        {
            throw InputException.In(path, "it may not be written", "check the permissions of the file and its folder");
        }
        catch (Exception exception) when (exception is IOException or ArgumentException or NotSupportedException)
        {
            throw InputException.In(path, $"it cannot be written ({exception.Message})", "check the path and the space on the disk");
        }
    }

    private static void WriteAndRename(string path, Action<Stream> write)
    {
        var folder = Path.GetDirectoryName(path)!;
        Directory.CreateDirectory(folder);
        var temporary = Path.Combine(folder, $".{Path.GetFileName(path)}.{Path.GetRandomFileName()}");
        try
        {
            using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            {
                write(stream);
            }

            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            // After the rename there is nothing to delete.
            File.Delete(temporary);
        }
    }
}
