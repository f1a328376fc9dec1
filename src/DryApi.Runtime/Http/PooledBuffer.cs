using System.Buffers;

namespace DryApi.Http;

/// <summary>
/// Bytes in memory that is borrowed and given back: written to by a JSON writer or a response's content. Memory for large ones is not kept.
/// </summary>
/// <param name="capacity">How many bytes are expected.</param>
/// <param name="limit">How many bytes are taken.</param>
internal sealed class PooledBuffer(int capacity, int limit = int.MaxValue) : Stream, IBufferWriter<byte>
{
    private const int LargestKept = 1024 * 1024;

    private byte[] _bytes = Rent(capacity);
    private int _count;

    /// <summary>What was written. It is gone once the buffer is disposed.</summary>
    public ReadOnlyMemory<byte> Written => _bytes.AsMemory(0, _count);

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => _count;

    public override long Position
    {
        get => _count;
        set => throw new NotSupportedException();
    }

    public void Advance(int count) => _count += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Ensure(sizeHint);
        return _bytes.AsMemory(_count);
    }

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Ensure(sizeHint);
        return _bytes.AsSpan(_count);
    }

    /// <exception cref="SizeLimitException">There is no room for it.</exception>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        if (buffer.Length > limit - _count)
        {
            // The beginning is what there is to show.
            Write(buffer[..(limit - _count)]);
            throw new SizeLimitException(limit);
        }

        Ensure(buffer.Length);
        buffer.CopyTo(_bytes.AsSpan(_count));
        _count += buffer.Length;
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        // What was packed can be unpacked for long without a wait that anyone could end.
        cancellationToken.ThrowIfCancellationRequested();
        Write(buffer.Span);
        return ValueTask.CompletedTask;
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Write(buffer.AsSpan(offset, count));
        return Task.CompletedTask;
    }

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    /// <summary>Forgets the memory without giving it back, for when somebody may still be reading it.</summary>
    public void Abandon() => _bytes = [];

    protected override void Dispose(bool disposing)
    {
        Return(_bytes);
        (_bytes, _count) = ([], 0);

        base.Dispose(disposing);
    }

    private void Ensure(int sizeHint)
    {
        var needed = (long)_count + Math.Max(sizeHint, 1);
        if (needed > _bytes.Length)
        {
            Grow(needed);
        }
    }

    private void Grow(long needed)
    {
        if (needed > Array.MaxLength)
        {
            throw new SizeLimitException(Array.MaxLength);
        }

        var larger = Rent((int)Math.Clamp(_bytes.Length * 2L, needed, Array.MaxLength));
        _bytes.AsSpan(0, _count).CopyTo(larger);
        Return(_bytes);
        _bytes = larger;
    }

    private static byte[] Rent(int capacity) => capacity <= LargestKept ? ArrayPool<byte>.Shared.Rent(capacity) : GC.AllocateUninitializedArray<byte>(capacity);

    private static void Return(byte[] bytes)
    {
        if (bytes.Length is > 0 and <= LargestKept)
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }
}
