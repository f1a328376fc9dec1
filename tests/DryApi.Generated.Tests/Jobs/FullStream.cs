namespace DryApi.Generated.Tests.Jobs;

/// <summary>A disk that is full.</summary>
internal sealed class FullStream : MemoryStream
{
    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
        ValueTask.FromException(new IOException("No space left."));
}
