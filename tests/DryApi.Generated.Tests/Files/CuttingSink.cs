namespace DryApi.Generated.Tests.Files;

/// <summary>A connection that is cut after some bytes.</summary>
internal sealed class CuttingSink(long length) : MemoryStream
{
    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
        Length + buffer.Length > length ? ValueTask.FromException(new IOException("The connection is cut here.")) : base.WriteAsync(buffer, cancellationToken);
}
