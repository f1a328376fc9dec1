using System.Net.Http.Headers;

namespace DryApi;

/// <summary>A file to send: from a path, a stream or bytes. It is read when the request is sent, not before.</summary>
public sealed class FileContent
{
    private readonly Func<Stream> _open;

    private FileContent(string fileName, string? contentType, long? length, Func<Stream> open)
    {
        // Folders are nobody's business, whichever system they come from.
        FileName = fileName[(fileName.LastIndexOfAny(['/', '\\']) + 1)..];
        if (FileName.Length == 0)
        {
            throw new ArgumentException($"'{fileName}' is a folder, no name of a file.", nameof(fileName));
        }

        if (contentType is not null && !MediaTypeHeaderValue.TryParse(contentType, out _))
        {
            throw new ArgumentException($"'{contentType}' is no media type, such as image/png.", nameof(contentType));
        }

        ContentType = contentType ?? FileTypes.ContentTypeOf(FileName);
        Length = length;
        _open = open;
    }

    /// <summary>The name that the service sees, without folders.</summary>
    public string FileName { get; }

    /// <summary>The media type that the service sees; <c>application/octet-stream</c> when the name does not tell.</summary>
    public string ContentType { get; }

    /// <summary>The number of bytes; null when the source does not know it.</summary>
    public long? Length { get; }

    /// <summary>A file on disk. It is opened when the request is sent.</summary>
    /// <param name="path">Where it lies.</param>
    /// <param name="contentType">Its media type; by default what its ending says.</param>
    /// <exception cref="FileNotFoundException">There is no file at <paramref name="path"/>.</exception>
    public static FileContent FromPath(string path, string? contentType = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var file = new FileInfo(path);
        return file.Exists
            ? new FileContent(file.Name, contentType, file.Length, () => new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 81920, FileOptions.Asynchronous | FileOptions.SequentialScan))
            : throw new FileNotFoundException($"There is no file '{path}' to send.", path);
    }

    /// <summary>
    /// A stream, read from where it stands. It is left open; the caller disposes it after the call. One that cannot seek can be sent once.
    /// </summary>
    /// <param name="stream">The bytes.</param>
    /// <param name="fileName">The name that the service sees; its ending tells the type.</param>
    /// <param name="contentType">Its media type; by default what the name says.</param>
    /// <exception cref="ArgumentException"><paramref name="stream"/> cannot be read, or a name or type is none.</exception>
    public static FileContent FromStream(Stream stream, string fileName, string? contentType = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentException.ThrowIfNullOrEmpty(fileName);
        if (!stream.CanRead)
        {
            throw new ArgumentException("The stream cannot be read.", nameof(stream));
        }

        var start = stream.CanSeek ? stream.Position : 0;
        var wasRead = false;
        return new FileContent(fileName, contentType, stream.CanSeek ? stream.Length - start : null, () =>
        {
            // Sent again, it would be an empty file.
            if (wasRead && !stream.CanSeek)
            {
                throw new InvalidOperationException($"The stream of '{fileName}' was sent before and cannot be read again: it has no position to go back to.");
            }

            wasRead = true;
            return new BorrowedStream(stream, start);
        });
    }

    /// <summary>Bytes in memory. They are not copied.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="fileName">The name that the service sees; its ending tells the type.</param>
    /// <param name="contentType">Its media type; by default what the name says.</param>
    public static FileContent FromBytes(byte[] bytes, string fileName, string? contentType = null)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        ArgumentException.ThrowIfNullOrEmpty(fileName);
        return new FileContent(fileName, contentType, bytes.Length, () => new MemoryStream(bytes, writable: false));
    }

    /// <summary>The bytes as they are sent.</summary>
    internal HttpContent ToHttpContent() => new StreamContent(_open());
}
