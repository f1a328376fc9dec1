namespace DryApi;

/// <summary>A file on disk, open only while it is read.</summary>
internal sealed class PathSource(string path, long length) : FileSource
{
    public override long? Length => length;

    public override ReadOnlySpan<byte> Peek()
    {
        var head = new byte[FileSignature.Length];
        using var file = Open();
        return head.AsSpan(0, file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false));
    }

    public override Stream Open()
    {
        // Without a buffer of its own: it is read in large pieces.
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 0, FileOptions.Asynchronous | FileOptions.SequentialScan);
        if (file.CanSeek)
        {
            return file;
        }

        file.Dispose();
        throw new IOException("it is a pipe or a device; open it and use FileContent.FromStream");
    }
}
