namespace DryApi;

/// <summary>
/// Writes to a pipe, a device or a terminal. Whoever reads there may stop to, and a write then lasts until they go on; when it is cancelled it
/// is given up, with a copy of the bytes, so that the caller's memory is free again.
/// </summary>
internal sealed class InterruptibleStream(Stream stream) : Stream
{
    private byte[] _piece = [];
    private bool _isGivenUp;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(_isGivenUp, this);
        cancellationToken.ThrowIfCancellationRequested();
        if (_piece.Length < buffer.Length)
        {
            _piece = new byte[buffer.Length];
        }

        buffer.CopyTo(_piece);
        var piece = _piece.AsMemory(0, buffer.Length);
        var writing = Task.Run(() => stream.Write(piece.Span), CancellationToken.None);
        try
        {
            await writing.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            _isGivenUp = true;
            _ = EndAsync(writing);
            throw;
        }
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Write(byte[] buffer, int offset, int count) => stream.Write(buffer, offset, count);

    public override void Flush() => stream.Flush();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing && !_isGivenUp)
        {
            stream.Dispose();
        }

        base.Dispose(disposing);
    }

    /// <summary>Closes the stream once the write that was given up is over.</summary>
    private async Task EndAsync(Task writing)
    {
        try
        {
            await writing.ConfigureAwait(false);
            await stream.DisposeAsync().ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Nobody waits for it.
        }
    }
}
