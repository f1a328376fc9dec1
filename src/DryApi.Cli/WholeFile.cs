using System.Text;

namespace DryApi.Cli;

/// <summary>
/// Writes a file that is there whole, or as it was: beside under a name of its own, which no link can stand at, and then to its place. What takes the place of another file is for the
/// same users.
/// </summary>
internal static class WholeFile
{
    /// <summary>What a killed program leaves beside a file, after the name of that file: a pattern.</summary>
    public const string PartEnd = ".????????.dryapi.part";

    private const UnixFileMode Permissions = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
        | UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>How much of its name the part of a file has: names have at most 255 bytes, on some disks 143.</summary>
    private const int LongestPartName = 40;

    /// <summary>Writes a text.</summary>
    /// <param name="path">The file.</param>
    /// <param name="write">Writes all of it.</param>
    /// <param name="replaces">Whether a file that is there is replaced.</param>
    /// <exception cref="IOException">It cannot be written, or is there and not to be replaced.</exception>
    public static void Write(string path, Action<TextWriter> write, bool replaces = true)
    {
        UnixFileMode? mode = !OperatingSystem.IsWindows() && File.Exists(path) ? File.GetUnixFileMode(path) & Permissions : null;
        Write(path, mode, replaces, file =>
        {
            using var writer = new StreamWriter(file, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
            write(writer);
        });
    }

    /// <summary>Writes what its owner alone may read.</summary>
    /// <param name="path">The file.</param>
    /// <param name="content">All of it.</param>
    /// <param name="replaces">Whether a file that is there is replaced.</param>
    /// <exception cref="IOException">It cannot be written, or is there and not to be replaced.</exception>
    public static void WriteForOwner(string path, byte[] content, bool replaces) => Write(path, Owner, replaces, file => file.Write(content));

    private static void Write(string path, UnixFileMode? mode, bool replaces, Action<FileStream> write)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (mode is { } created && !OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = created & Owner;
        }

        var part = PartOf(path);
        var file = new FileStream(part, options);
        try
        {
            using (file)
            {
                write(file);
                file.Flush(flushToDisk: true);
                if (mode is { } wanted && !OperatingSystem.IsWindows())
                {
                    // Made with what the umask leaves of it, and for nobody else while it is not whole.
                    File.SetUnixFileMode(file.SafeFileHandle, wanted);
                }
            }

            File.Move(part, path, overwrite: replaces);
        }
        catch
        {
            TryDelete(part);
            throw;
        }
    }

    private static string PartOf(string path)
    {
        var name = Path.GetFileName(path);
        var length = Math.Min(name.Length, LongestPartName);
        var start = name[..(length > 0 && char.IsHighSurrogate(name[length - 1]) ? length - 1 : length)];
        return Path.Join(Path.GetDirectoryName(path), $"{start}.{Guid.NewGuid().ToString("N")[..8]}.dryapi.part");
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
}
