namespace DryApi.Files;

/// <summary>Where the bytes of a file come from.</summary>
internal abstract class FileSource
{
    /// <summary>The number of bytes; null when nobody knows it before.</summary>
    public abstract long? Length { get; }

    /// <summary>Whether the bytes can be read more than once.</summary>
    public virtual bool CanReadAgain => true;

    /// <summary>Whether they were read and cannot be again.</summary>
    public virtual bool IsSpent => false;

    /// <summary>Where in the opened stream the file begins, when that can seek.</summary>
    public virtual long Start => 0;

    /// <summary>The first bytes, which the opened stream no longer has.</summary>
    public virtual ReadOnlyMemory<byte> Head => default;

    /// <summary>Looks at the first bytes; they are there for reading all the same.</summary>
    public abstract ReadOnlySpan<byte> Peek();

    /// <summary>What to read from.</summary>
    public abstract Stream Open();

    /// <summary>The same for what may take long to open, or for ever.</summary>
    /// <exception cref="OperationCanceledException">It was given up.</exception>
    public virtual ValueTask<Stream> OpenAsync(CancellationToken cancellationToken) => new(Open());

    /// <summary>What was done to the file since the request was made, apart from its length; null when nothing was, or nobody can tell.</summary>
    public virtual string? WhyChanged(Stream opened) => null;

    /// <summary>Gives back what was opened.</summary>
    public virtual void Close(Stream stream) => stream.Dispose();
}
