using System.Formats.Tar;

namespace DryApi.Files;

/// <summary>
/// What a path leads to, links followed. It is found out without opening it: a pipe that nobody writes to does not open, and nothing can
/// end that.
/// </summary>
/// <param name="Path">The full path of the entry itself, behind all links.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Length">The number of bytes of a file; 0 for others.</param>
/// <param name="Modified">When the content was written last, in UTC.</param>
internal readonly record struct DiskEntry(string Path, DiskEntryKind Kind, long Length, DateTime Modified)
{
    // The kernel's own folder: its links lead to what is open already, which no path leads to.
    private const string OpenFiles = "/proc/";

    // A header of a tar file says the kind of its entry here.
    private const int TypeOffset = 156;

    /// <exception cref="IOException">Its links lead in a circle, or a name is too long.</exception>
    /// <exception cref="UnauthorizedAccessException">A folder on the way must not be looked into.</exception>
    /// <exception cref="ArgumentException">It is no path.</exception>
    public static DiskEntry At(string path)
    {
        var full = System.IO.Path.GetFullPath(path);
        var info = new FileInfo(full);
        if (info.LinkTarget is null)
        {
            return Of(info);
        }

        var real = RealPath.Of(full, out var passed);
        return passed.Exists(link => link.StartsWith(OpenFiles, StringComparison.Ordinal))
            ? new DiskEntry(full, DiskEntryKind.Pipe, 0, default)
            : Of(new FileInfo(real));
    }

    private static DiskEntry Of(FileInfo info)
    {
        var kind = Directory.Exists(info.FullName) ? DiskEntryKind.Folder
            : !info.Exists ? Missing(info.FullName)
            : info.Length > 0 || OperatingSystem.IsWindows() ? DiskEntryKind.File
            : KindOfEmpty(info.FullName);
        return kind == DiskEntryKind.File
            ? new DiskEntry(info.FullName, kind, info.Length, info.LastWriteTimeUtc)
            : new DiskEntry(info.FullName, kind, 0, default);
    }

    /// <summary>Nothing is there, unless it only cannot be looked at.</summary>
    private static DiskEntryKind Missing(string path)
    {
        try
        {
            _ = File.GetAttributes(path);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
        }

        return DiskEntryKind.Missing;
    }

    /// <summary>What is no regular file has no length. The type of such an entry is told by no other part of .NET than the one that archives it.</summary>
    private static DiskEntryKind KindOfEmpty(string path)
    {
        using var archive = new MemoryStream();
        try
        {
            using var writer = new TarWriter(archive, TarEntryFormat.Gnu, leaveOpen: true);
            writer.WriteEntry(path, "entry");
        }
        catch (UnauthorizedAccessException)
        {
            // Only a file is opened for that.
            return DiskEntryKind.File;
        }
        catch (FileNotFoundException)
        {
            return DiskEntryKind.Missing;
        }
        catch (IOException)
        {
            return DiskEntryKind.Socket;
        }

        return (TarEntryType)archive.GetBuffer()[TypeOffset] switch
        {
            TarEntryType.Fifo => DiskEntryKind.Pipe,
            TarEntryType.CharacterDevice or TarEntryType.BlockDevice => DiskEntryKind.Device,
            _ => DiskEntryKind.File,
        };
    }
}
