using DryApi.Files;

namespace DryApi;

/// <summary>A path that a result is saved to. Whether that can be is found out before anything is fetched.</summary>
internal sealed class ResultFile
{
    private const UnixFileMode Permissions = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
        | UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    private const UnixFileMode Writable = UnixFileMode.UserWrite | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;

    /// <summary>How much of its name the part of a file has: names have at most 255 bytes, on some disks 143.</summary>
    private const int LongestPartName = 40;

    private readonly UnixFileMode? _mode;

    private ResultFile(string path, bool isStream, UnixFileMode? mode) => (Path, IsStream, _mode) = (path, isStream, mode);

    /// <summary>Where the bytes go: the full path behind all links.</summary>
    public string Path { get; }

    /// <summary>Whether it is a pipe or a device, which is written to and never replaced.</summary>
    public bool IsStream { get; }

    /// <exception cref="ArgumentException">It is a folder, or no path.</exception>
    /// <exception cref="DirectoryNotFoundException">Its folder is not there.</exception>
    /// <exception cref="UnauthorizedAccessException">It is read-only.</exception>
    /// <exception cref="IOException">It cannot be written to.</exception>
    public static ResultFile At(string path)
    {
        var entry = DiskEntry.At(path);
        var folder = System.IO.Path.GetDirectoryName(entry.Path);
        return entry.Kind switch
        {
            DiskEntryKind.Folder => throw new ArgumentException($"'{path}' is a folder; give the name of the file too.", nameof(path)),
            DiskEntryKind.Socket => throw new IOException($"'{path}' is a socket, which no file can be written to."),
            DiskEntryKind.Pipe or DiskEntryKind.Device => new ResultFile(entry.Path, isStream: true, null),
            DiskEntryKind.File => Existing(entry.Path),
            _ when System.IO.Path.EndsInDirectorySeparator(path) => throw new ArgumentException($"'{path}' is the name of a folder; give the name of the file too.", nameof(path)),
            _ when !Directory.Exists(folder) => throw new DirectoryNotFoundException($"There is no folder '{folder}' to save the result in."),
            _ => new ResultFile(entry.Path, isStream: false, null),
        };
    }

    /// <summary>Makes sure that it can be written, and leaves nothing behind. To try is the only way to know.</summary>
    /// <exception cref="UnauthorizedAccessException">The folder is read-only, or somebody else's.</exception>
    /// <exception cref="IOException">No file can be made there.</exception>
    public void Try()
    {
        if (!IsStream)
        {
            using var part = CreatePart(FileOptions.DeleteOnClose);
        }
    }

    /// <summary>Writes it.</summary>
    /// <param name="write">Writes all of it to a stream.</param>
    /// <param name="cancellationToken">Ends the opening of what does not open.</param>
    public Task SaveAsync(Func<Stream, Task> write, CancellationToken cancellationToken) =>
        IsStream ? WriteThroughAsync(write, cancellationToken) : ReplaceAsync(write);

    private static ResultFile Existing(string path)
    {
        UnixFileMode? mode = OperatingSystem.IsWindows() ? null : File.GetUnixFileMode(path) & Permissions;
        if (mode is { } known ? (known & Writable) == 0 : File.GetAttributes(path).HasFlag(FileAttributes.ReadOnly))
        {
            throw new UnauthorizedAccessException($"The file '{path}' is read-only.");
        }

        // A folder lets others' files be replaced; whoever may not write to a file is not asked to replace it.
        using var file = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite, 0);
        return new ResultFile(path, isStream: false, mode);
    }

    private async Task ReplaceAsync(Func<Stream, Task> write)
    {
        var part = CreatePart(FileOptions.Asynchronous);
        try
        {
            await using (part.ConfigureAwait(false))
            {
                await write(part).ConfigureAwait(false);
                if (_mode is { } mode && !OperatingSystem.IsWindows())
                {
                    // Made with what the umask leaves of it.
                    File.SetUnixFileMode(part.SafeFileHandle, mode);
                }
            }

            File.Move(part.Name, Path, overwrite: true);
        }
        finally
        {
            Delete(part.Name);
        }
    }

    private async Task WriteThroughAsync(Func<Stream, Task> write, CancellationToken cancellationToken)
    {
        var opened = await Opening.OpenAsync(() => new FileStream(Path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite, 0), cancellationToken).ConfigureAwait(false);
        if (opened.CanSeek)
        {
            opened.Seek(0, SeekOrigin.End);
        }

        var stream = new InterruptibleStream(opened);
        await using (stream.ConfigureAwait(false))
        {
            await write(stream).ConfigureAwait(false);
        }
    }

    /// <summary>The file that becomes the result: never more readable than that, under a name of its own, so that others saving to the same path do not meet it.</summary>
    private FileStream CreatePart(FileOptions options)
    {
        var name = System.IO.Path.GetFileName(Path);
        var length = Math.Min(name.Length, LongestPartName);
        var start = name[..(length > 0 && char.IsHighSurrogate(name[length - 1]) ? length - 1 : length)];
        var file = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            Share = FileShare.None,
            // Without a buffer of its own: it is written in large pieces.
            BufferSize = 0,
            Options = options,
        };
        if (_mode is { } mode && !OperatingSystem.IsWindows())
        {
            file.UnixCreateMode = mode;
        }

        var folder = System.IO.Path.GetDirectoryName(Path);
        try
        {
            return new FileStream(System.IO.Path.Join(folder, $"{start}.{Guid.NewGuid().ToString("N")[..8]}.dryapi.part"), file);
        }
        catch (UnauthorizedAccessException exception)
        {
            throw new UnauthorizedAccessException($"No file can be made in the folder '{folder}': access is denied.", exception);
        }
        catch (IOException exception)
        {
            throw new IOException($"No file can be made in the folder '{folder}': {(exception is FileNotFoundException ? "it takes none" : exception.Message.TrimEnd('.'))}.", exception);
        }
    }

    private static void Delete(string part)
    {
        try
        {
            File.Delete(part);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // What ended the saving says more.
        }
    }
}
