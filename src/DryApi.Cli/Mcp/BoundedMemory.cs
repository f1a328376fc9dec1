namespace DryApi.Cli.Mcp;

/// <summary>Memory that takes so many bytes and no more.</summary>
/// <param name="most">How many.</param>
internal sealed class BoundedMemory(int most) : MemoryStream
{
    /// <inheritdoc/>
    /// <remarks>All other ways to write lead here, as for any class that derives from it.</remarks>
    public override void Write(byte[] buffer, int offset, int count)
    {
        if (Position + count > most)
        {
            throw new FullException();
        }

        base.Write(buffer, offset, count);
    }

    /// <summary>There is more than it takes.</summary>
    internal sealed class FullException() : Exception("The result is larger than what fits into a response.");
}
