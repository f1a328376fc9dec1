namespace DryApi;

/// <summary>Where a result is written, from where the stream stands.</summary>
/// <param name="stream">The stream.</param>
/// <param name="isOwnMemory">Whether it is memory of our own, to be made as large as the result at once, within reason.</param>
internal sealed class DownloadTarget(Stream stream, bool isOwnMemory = false)
{
    /// <summary>What is only announced is no reason to take more memory than this.</summary>
    private const int MostAtOnce = 256 * 1024 * 1024;

    private readonly long _start = stream.CanSeek ? stream.Position : 0;
    private readonly long _length = stream.CanSeek ? stream.Length : 0;

    /// <summary>How many bytes of the result it has.</summary>
    public long Received { get; private set; }

    /// <summary>Whether it can take the result from the beginning.</summary>
    public bool CanBegin => Received == 0 || stream.CanSeek;

    /// <summary>Makes it as it was, ready for a result of this length.</summary>
    public void Begin(long? length)
    {
        if (Received > 0)
        {
            stream.Position = _start;
            stream.SetLength(_length);
            Received = 0;
        }

        if (isOwnMemory && length is { } capacity)
        {
            ((MemoryStream)stream).Capacity = capacity <= Array.MaxLength
                ? (int)Math.Min(capacity, MostAtOnce)
                : throw new DryApiException($"The result has {capacity} bytes, more than an array can hold; use DownloadAsync.");
        }
    }

    /// <summary>Takes the next bytes.</summary>
    public async ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        if (isOwnMemory && Received + bytes.Length > Array.MaxLength)
        {
            throw new DryApiException($"The result has more than {Array.MaxLength} bytes, more than an array can hold; use DownloadAsync.");
        }

        await stream.WriteAsync(bytes, cancellationToken).ConfigureAwait(false);
        Received += bytes.Length;
    }
}
