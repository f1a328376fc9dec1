namespace DryApi.Generated.Tests.Validation;

/// <summary>Says how long it is and holds nothing, so that the largest upload costs no memory.</summary>
internal sealed class LengthOnlyStream(long length) : Stream
{
    private const int FirstBytes = 512;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => length;

    public override long Position { get; set; }

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        if (Position >= FirstBytes)
        {
            throw new InvalidOperationException("Nobody reads more of a file than its first bytes to validate it.");
        }

        count = (int)Math.Min(Math.Min(count, FirstBytes), length - Position);
        buffer.AsSpan(offset, count).Clear();
        Position += count;
        return count;
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
