namespace DryApi;

/// <summary>Reads a caller's stream from where it stood, and leaves it open.</summary>
internal sealed class BorrowedStream : Stream
{
    private readonly Stream _inner;
    private readonly long _start;

    public BorrowedStream(Stream inner, long start)
    {
        (_inner, _start) = (inner, start);
        if (inner.CanSeek)
        {
            inner.Position = start;
        }
    }

    public override bool CanRead => true;

    public override bool CanSeek => _inner.CanSeek;

    public override bool CanWrite => false;

    public override long Length => _inner.Length - _start;

    public override long Position
    {
        get => _inner.Position - _start;
        set => _inner.Position = value + _start;
    }

    public override int Read(byte[] buffer, int offset, int count) => _inner.Read(buffer, offset, count);

    public override int Read(Span<byte> buffer) => _inner.Read(buffer);

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        _inner.ReadAsync(buffer, cancellationToken);

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        _inner.ReadAsync(buffer, offset, count, cancellationToken);

    public override long Seek(long offset, SeekOrigin origin) => origin == SeekOrigin.Begin
        ? _inner.Seek(offset + _start, SeekOrigin.Begin) - _start
        : _inner.Seek(offset, origin) - _start;

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
