using System.Buffers;
using System.Net;
using System.Text;
using DryApi.Errors;
using DryApi.Files;
using DryApi.Http;

namespace DryApi.Serialization;

/// <summary>
/// A form as the body of a call. All but the files is written to memory at once; the files are read when the form is sent, each time from
/// their beginning.
/// </summary>
internal sealed class FormBody : RequestBody
{
    private const int UsualSize = 2048;
    private const int LongestPiece = 128 * 1024;

    private static readonly SearchValues<char> NotInNames = SearchValues.Create([.. Enumerable.Range(0, ' ').Select(code => (char)code), '"', '\u007F']);

    private readonly PooledBuffer _text = new(UsualSize);
    private readonly List<FormPiece> _pieces = [];
    private readonly string _contentType;
    private int _textStart;
    private int _readers;

    public FormBody(ServiceErrors errors)
        : this(errors, $"multipart/form-data; boundary=form-{Guid.NewGuid():N}")
    {
    }

    private FormBody(ServiceErrors errors, string contentType)
    {
        Errors = errors;
        _contentType = contentType;
        Headers.TryAddWithoutValidation("Content-Type", contentType);
    }

    /// <summary>A file that is the whole body.</summary>
    public static FormBody Of(FileContent file, ServiceErrors errors, string? contentType, bool isPaid)
    {
        var body = new FormBody(errors, contentType ?? file.ContentType) { IsPaid = isPaid };
        body.Add(file);
        return body;
    }

    /// <summary>The exceptions of the client that sends it.</summary>
    public ServiceErrors Errors { get; }

    public override string? CannotSendAgain => _pieces.Find(piece => piece.File?.CannotSendAgain is not null).File?.CannotSendAgain;

    private ReadOnlySpan<char> Boundary => _contentType.AsSpan(_contentType.LastIndexOf('=') + 1);

    /// <summary>Text and files, in the order in which they are sent.</summary>
    public IReadOnlyList<FormPiece> Pieces => _pieces;

    /// <summary>Begins a part; what is written to the memory that it returns is its content.</summary>
    public PooledBuffer Begin(string name, string? fileName, string? contentType)
    {
        Text("--").Text(Boundary).Text("\r\nContent-Disposition: form-data; name=\"").Name(name).Text("\"");
        if (fileName is not null)
        {
            Text("; filename=\"").Name(UnicodeText.Required(fileName, name)).Text("\"");
        }

        if (contentType is not null)
        {
            Text("\r\nContent-Type: ").Text(contentType);
        }

        Text("\r\n\r\n");
        return _text;
    }

    /// <summary>Ends a part.</summary>
    public void End() => Text("\r\n");

    /// <summary>Puts a file into the part that was begun.</summary>
    /// <exception cref="ServiceException">It comes from a stream that was read, or will be before.</exception>
    public void Add(FileContent file)
    {
        if (file.Source.IsSpent || (file.CannotSendAgain is not null && Holds(file)))
        {
            throw Errors.OfFile(file.FileName, file.CannotSendAgain!);
        }

        EndText();
        _pieces.Add(new FormPiece(0, 0, file));
    }

    private bool Holds(FileContent file) => _pieces.Exists(piece => piece.File == file);

    /// <summary>Ends the form.</summary>
    public void Complete()
    {
        Text("--").Text(Boundary).Text("--\r\n");
        EndText();
    }

    /// <summary>The bytes of a piece of text.</summary>
    public ReadOnlyMemory<byte> TextOf(FormPiece piece) => _text.Written.Slice(piece.Start, piece.TextLength);

    /// <summary>Notes that somebody reads the form no longer.</summary>
    public void EndReading() => Interlocked.Decrement(ref _readers);

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        foreach (var piece in _pieces)
        {
            if (piece.Length is not { } known)
            {
                return false;
            }

            length += known;
        }

        return true;
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        using var reading = BeginReading();
        var piece = ArrayPool<byte>.Shared.Rent(PieceLength);
        try
        {
            while (await reading.ReadAsync(piece, cancellationToken).ConfigureAwait(false) is > 0 and var count)
            {
                await stream.WriteAsync(piece.AsMemory(0, count), cancellationToken).ConfigureAwait(false);
                Moved?.Invoke();
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(piece);
        }
    }

    protected override void SerializeToStream(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        using var reading = BeginReading();
        reading.CopyTo(stream, PieceLength);
    }

    protected override Stream CreateContentReadStream(CancellationToken cancellationToken) => BeginReading();

    protected override Task<Stream> CreateContentReadStreamAsync() => Task.FromResult<Stream>(BeginReading());

    protected override void Dispose(bool disposing)
    {
        // An answer may come before all was sent: what is still being read is not for others.
        if (Volatile.Read(ref _readers) > 0)
        {
            _text.Abandon();
        }

        _text.Dispose();
        base.Dispose(disposing);
    }

    private int PieceLength => TryComputeLength(out var length) ? (int)Math.Min(length, LongestPiece) : LongestPiece;

    private FormReading BeginReading()
    {
        Begin();
        Interlocked.Increment(ref _readers);
        return new FormReading(this);
    }

    private void EndText()
    {
        if (_text.Length > _textStart)
        {
            _pieces.Add(new FormPiece(_textStart, (int)_text.Length - _textStart, null));
            _textStart = (int)_text.Length;
        }
    }

    private FormBody Text(ReadOnlySpan<char> text)
    {
        _text.Advance(Encoding.UTF8.GetBytes(text, _text.GetSpan(Encoding.UTF8.GetMaxByteCount(text.Length))));
        return this;
    }

    /// <summary>Keeps a name inside its quotes and its line, as browsers do; other control characters, which no header may have, go the same way.</summary>
    private FormBody Name(string name) => Text(name.AsSpan().ContainsAny(NotInNames)
        ? string.Concat(name.Select(character => NotInNames.Contains(character) ? $"%{(int)character:X2}" : character.ToString()))
        : name);
}
