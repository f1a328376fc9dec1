using System.Runtime.CompilerServices;
using DryApi.Errors;

namespace DryApi.Files;

/// <summary>
/// One sending of a file: opens it with the first read, tells how far it is, and fails in one way only, by <see cref="FailureKind.File"/>,
/// so that nobody takes a file that cannot be read for a connection that failed.
/// </summary>
internal sealed class FileReading(FileContent file, ServiceErrors errors) : ReadingStream
{
    private readonly FileSource _source = file.Source;
    private Stream? _opened;
    private long _position;
    private long _reported = -1;

    public override bool CanSeek => _source.CanReadAgain;

    public override long Length => _source.Length ?? throw new NotSupportedException($"The length of '{file.FileName}' is not known.");

    public override long Position
    {
        get => _position;
        set => _position = CanSeek ? value : throw new NotSupportedException(file.CannotSendAgain);
    }

    public override int Read(Span<byte> buffer)
    {
        Report();
        try
        {
            var stream = _opened ??= _source.Open();
            var limit = Begin(stream, buffer.Length);
            return limit == 0 ? 0 : TryHead(buffer, out var count) ? count : Take(stream.Read(buffer[..limit]));
        }
        catch (Exception exception) when (exception is not ServiceException { Kind: FailureKind.File })
        {
            throw Failure(exception);
        }
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Report();
        try
        {
            var stream = _opened ??= await _source.OpenAsync(cancellationToken).ConfigureAwait(false);
            var limit = Begin(stream, buffer.Length);
            return limit == 0 ? 0 : TryHead(buffer.Span, out var count) ? count : Take(await stream.ReadAsync(buffer[..limit], cancellationToken).ConfigureAwait(false));
        }
        catch (Exception exception) when (exception is not ServiceException { Kind: FailureKind.File } && !cancellationToken.IsCancellationRequested)
        {
            throw Failure(exception);
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && _opened is { } opened)
        {
            _opened = null;
            _source.Close(opened);
        }

        base.Dispose(disposing);
    }

    /// <summary>What was read before has been handed on by now.</summary>
    private void Report()
    {
        if (_reported != _position)
        {
            file.Progress?.Report(_reported = _position);
        }
    }

    /// <summary>Puts the stream where it has to stand, and says how many bytes are to be read of it.</summary>
    private int Begin(Stream stream, int wanted)
    {
        if (_source.Length is not { } length)
        {
            return wanted;
        }

        if (stream.Length - _source.Start is var now && now != length)
        {
            throw Failure($"has {now} bytes now and had {length} when the request was made; it must not change until it is sent");
        }

        if (_source.WhyChanged(stream) is { } change)
        {
            throw Failure(change);
        }

        // It can have been moved, by its owner or by another part with the same stream.
        var position = _source.Start + _position;
        if (stream.Position != position)
        {
            stream.Position = position;
        }

        return (int)Math.Clamp(length - _position, 0, wanted);
    }

    /// <summary>Reads from the bytes that were looked at before, while there are any.</summary>
    private bool TryHead(Span<byte> buffer, out int count)
    {
        var head = _source.Head.Span;
        head = head[(int)Math.Min(_position, head.Length)..];
        count = Math.Min(head.Length, buffer.Length);
        head[..count].CopyTo(buffer);
        _position += count;
        return count > 0;
    }

    private int Take(int count)
    {
        _position += count;
        return count > 0 || _source.Length is not { } length || _position == length
            ? count
            : throw Failure($"ended after {_position} of {length} bytes");
    }

    private ServiceException Failure(string what, Exception? exception = null) => errors.OfFile(file.FileName, $"The file '{file.FileName}' {what}.", exception);

    private ServiceException Failure(Exception exception) => Failure("cannot be read: " + exception.Message.TrimEnd('.'), exception);
}
