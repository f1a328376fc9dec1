namespace DryApi.Generated.Tests.Files;

/// <summary>Bytes that come once, a few at a time, as from a network.</summary>
internal sealed class OneWayStream(byte[] bytes) : Stream
{
    private const int Piece = 100;

    /// <summary>How many bytes were read.</summary>
    public int Count { get; private set; }

    /// <summary>Whether it refuses to be read otherwise, as the body of an ASP.NET request does.</summary>
    public bool IsAsynchronous { get; init; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer) => IsAsynchronous ? throw new InvalidOperationException("Synchronous operations are disallowed.") : Take(buffer);

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        await Task.Yield();
        return Take(buffer.Span);
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private int Take(Span<byte> buffer)
    {
        var count = Math.Min(Math.Min(buffer.Length, Piece), bytes.Length - Count);
        bytes.AsSpan(Count, count).CopyTo(buffer);
        Count += count;
        return count;
    }
}
