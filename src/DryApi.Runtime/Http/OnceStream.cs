using DryApi.Files;

namespace DryApi.Http;

/// <summary>The body of a submission for adapters that send streams: it can be read from its beginning until somebody has begun to, and not again.</summary>
/// <param name="content">What is read.</param>
internal sealed class OnceStream(Stream content) : ReadingStream
{
    /// <summary>What is read.</summary>
    public Stream Content => content;

    /// <summary>Whether any of it was asked for: before that, the service cannot have taken it.</summary>
    public bool HasBegun { get; private set; }

    public override bool CanSeek => content.CanSeek;

    public override long Length => content.Length;

    /// <exception cref="SecondSendingException">It was begun, and may be taken twice.</exception>
    public override long Position
    {
        get => content.Position;
        set
        {
            if (HasBegun && value != content.Position)
            {
                throw new SecondSendingException();
            }

            content.Position = value;
        }
    }

    public override int Read(Span<byte> buffer)
    {
        HasBegun = true;
        return content.Read(buffer);
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        HasBegun = true;
        return content.ReadAsync(buffer, cancellationToken);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            content.Dispose();
        }

        base.Dispose(disposing);
    }
}
