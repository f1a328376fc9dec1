namespace DryApi.Files;

/// <summary>A file in memory.</summary>
internal sealed class BytesSource(byte[] bytes) : FileSource
{
    public override long? Length => bytes.Length;

    public override ReadOnlySpan<byte> Peek() => bytes.AsSpan(0, Math.Min(bytes.Length, FileSignature.Length));

    public override Stream Open() => new MemoryStream(bytes, writable: false);
}
