namespace DryApi.Files;

/// <summary>A caller's stream, read from where it stood and left open.</summary>
internal sealed class StreamSource(Stream stream) : FileSource
{
    private readonly long? _length = stream.CanSeek ? Math.Max(stream.Length - stream.Position, 0) : null;
    private readonly long _start = stream.CanSeek ? stream.Position : 0;
    private byte[] _head = [];
    private int _opened;

    public override long? Length => _length;

    public override bool CanReadAgain => _length is not null;

    public override bool IsSpent => _opened > 0 && !CanReadAgain;

    public override long Start => _start;

    public override ReadOnlyMemory<byte> Head => CanReadAgain ? default : _head;

    public override ReadOnlySpan<byte> Peek()
    {
        var head = new byte[FileSignature.Length];
        _head = head[..stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)];
        if (stream.CanSeek)
        {
            stream.Position = _start;
        }

        return _head;
    }

    public override Stream Open() => Interlocked.Exchange(ref _opened, 1) == 0 || CanReadAgain
        ? stream
        : throw new IOException("its stream was read before and has no position to go back to");

    public override void Close(Stream opened)
    {
    }
}
