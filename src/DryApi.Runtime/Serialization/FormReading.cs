using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using DryApi.Errors;
using DryApi.Files;

namespace DryApi.Serialization;

/// <summary>One reading of a form from its beginning to its end, text and files in turn.</summary>
internal sealed class FormReading(FormBody form) : ReadingStream
{
    private int _piece;
    private long _positionInPiece;
    private long _position;
    private FileReading? _file;
    private bool _isDisposed;

    public override bool CanSeek => form.CannotSendAgain is null;

    public override long Length => form.Pieces.Sum(piece => piece.Length ?? throw new NotSupportedException("The length of a file is not known."));

    public override long Position
    {
        get => _position;
        set => MoveTo(value);
    }

    public override int Read(Span<byte> buffer)
    {
        while (_piece < form.Pieces.Count)
        {
            if (Take(TryText(buffer, out var count) ? count : ReadFile(buffer)) is > 0 and var taken)
            {
                return taken;
            }
        }

        return 0;
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (_piece < form.Pieces.Count)
        {
            if (Take(TryText(buffer.Span, out var count) ? count : await ReadFileAsync(buffer, cancellationToken).ConfigureAwait(false)) is > 0 and var taken)
            {
                return taken;
            }
        }

        return 0;
    }

    /// <summary>What the caller's own code threw while the form was read; null when it did not.</summary>
    public ExceptionDispatchInfo? CallerFailure => form.CallerFailure;

    private int ReadFile(Span<byte> buffer)
    {
        try
        {
            return File.Read(buffer);
        }
        catch (Exception exception) when (exception is not ServiceException { Kind: FailureKind.File })
        {
            form.Fail(exception);
            throw;
        }
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<int> ReadFileAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        try
        {
            return await File.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not ServiceException { Kind: FailureKind.File } && !cancellationToken.IsCancellationRequested)
        {
            form.Fail(exception);
            throw;
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && !_isDisposed)
        {
            _isDisposed = true;
            CloseFile();
            form.EndReading();
        }

        base.Dispose(disposing);
    }

    private FileReading File => _file ??= Open();

    private FileReading Open()
    {
        var file = new FileReading(form.Pieces[_piece].File!, form.Errors);
        if (_positionInPiece > 0)
        {
            file.Position = _positionInPiece;
        }

        return file;
    }

    private bool TryText(Span<byte> buffer, out int count)
    {
        count = 0;
        var piece = form.Pieces[_piece];
        if (piece.File is not null)
        {
            return false;
        }

        var rest = form.TextOf(piece).Span[(int)_positionInPiece..];
        count = Math.Min(rest.Length, buffer.Length);
        rest[..count].CopyTo(buffer);
        return true;
    }

    /// <summary>Goes on by what was read; nothing is the end of the piece.</summary>
    private int Take(int count)
    {
        _position += count;
        _positionInPiece += count;
        if (count == 0)
        {
            CloseFile();
            _piece++;
            _positionInPiece = 0;
        }

        return count;
    }

    private void MoveTo(long position)
    {
        if (!CanSeek)
        {
            throw new NotSupportedException(form.CannotSendAgain);
        }

        CloseFile();
        (_position, _positionInPiece, _piece) = (position, position, 0);
        while (_piece < form.Pieces.Count && _positionInPiece >= form.Pieces[_piece].Length)
        {
            _positionInPiece -= form.Pieces[_piece].Length!.Value;
            _piece++;
        }
    }

    private void CloseFile()
    {
        _file?.Dispose();
        _file = null;
    }
}
