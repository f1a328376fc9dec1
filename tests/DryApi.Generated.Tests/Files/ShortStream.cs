namespace DryApi.Generated.Tests.Files;

/// <summary>Says that it has bytes, and has none.</summary>
internal sealed class ShortStream(long length) : MemoryStream
{
    public override long Length => length;
}
