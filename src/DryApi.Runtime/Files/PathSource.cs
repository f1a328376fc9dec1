namespace DryApi.Files;

/// <summary>A file on disk, open only while it is read.</summary>
/// <param name="path">The path as the caller gave it, in full; it may be a link.</param>
/// <param name="seen">What it led to when the request was made.</param>
internal sealed class PathSource(string path, DiskEntry seen) : FileSource
{
    public override long? Length => seen.Length;

    public override ReadOnlySpan<byte> Peek()
    {
        var head = new byte[FileSignature.Length];
        using var file = Open();
        return head.AsSpan(0, file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false));
    }

    public override Stream Open()
    {
        // What opens without end is looked at before; what takes its place in that moment is for OpenAsync.
        if (WhyNot(DiskEntry.At(path).Kind) is { } reason)
        {
            throw new IOException(reason);
        }

        // Without a buffer of its own: it is read in large pieces.
        return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 0, FileOptions.Asynchronous | FileOptions.SequentialScan);
    }

    public override ValueTask<Stream> OpenAsync(CancellationToken cancellationToken) => new(Opening.OpenAsync(Open, cancellationToken));

    public override string? WhyChanged(Stream opened) => File.GetLastWriteTimeUtc(((FileStream)opened).SafeFileHandle) == seen.Modified
        ? null
        : "was changed after the request was made; it must not change until it is sent";

    /// <summary>Why an entry is no file that can be sent; null when it is one, or is not there.</summary>
    public static string? WhyNot(DiskEntryKind kind) => kind switch
    {
        DiskEntryKind.Folder => "it is a folder",
        DiskEntryKind.Pipe => "it is a pipe",
        DiskEntryKind.Device => "it is a device",
        DiskEntryKind.Socket => "it is a socket",
        _ => null,
    };
}
