using System.Buffers;
using System.Net.Http.Headers;
using System.Text;
using DryApi.Errors;

namespace DryApi.Files;

/// <summary>
/// A file to send: from a path, a stream or bytes. Its bytes are read when the request is sent, piece by piece, and never kept.
/// The first 512 are read before when the name does not tell the type.
/// </summary>
public class FileContent
{
    /// <summary>The same file, for clients that have exceptions of their own for files.</summary>
    /// <param name="file">The file.</param>
    protected FileContent(FileContent file)
    {
        ArgumentNullException.ThrowIfNull(file);
        (FileName, ContentType, Type, Source, Progress) = (file.FileName, file.ContentType, file.Type, file.Source, file.Progress);
    }

    private FileContent(FileSource source, string fileName, string? contentType, IProgress<long>? progress)
    {
        // Folders are nobody's business, whichever system they come from.
        FileName = fileName[(fileName.LastIndexOfAny(['/', '\\']) + 1)..];
        if (FileName is "" or "." or "..")
        {
            throw new ArgumentException($"'{fileName}' is a folder, no name of a file.", nameof(fileName));
        }

        if (!IsText(FileName))
        {
            throw new ArgumentException("The name of the file has half of a character (a lone surrogate), which cannot be sent.", nameof(fileName));
        }

        MediaTypeHeaderValue? parsed = null;
        if (contentType is not null && !MediaTypeHeaderValue.TryParse(contentType, out parsed))
        {
            throw new ArgumentException($"'{contentType}' is no media type, such as image/png.", nameof(contentType));
        }

        (Source, Progress) = (source, progress);
        Type = FileTypes.OfName(FileName) ?? (contentType is null ? TypeOfBytes() : OfCaller(contentType));
        ContentType = parsed?.ToString() ?? Type?.ContentType ?? FileTypes.Unknown;
    }

    /// <summary>The name that the service sees, without folders.</summary>
    public string FileName { get; }

    /// <summary>
    /// The media type that the service sees: what the caller said, or else what the ending of the name says, or else what the first bytes
    /// say; <c>application/octet-stream</c> when none of them does. A name that contradicts the bytes is believed: the service decides.
    /// </summary>
    public string ContentType { get; }

    /// <summary>The number of bytes; null when the source does not know it.</summary>
    public long? Length => Source.Length;

    /// <summary>The type, as far as it is known.</summary>
    internal FileType? Type { get; }

    /// <summary>Where the bytes come from.</summary>
    internal FileSource Source { get; }

    /// <summary>Told how many bytes of the file were sent.</summary>
    internal IProgress<long>? Progress { get; }

    /// <summary>Why the file cannot be sent a second time; null when it can.</summary>
    internal string? CannotSendAgain =>
        Source.CanReadAgain ? null : $"The file '{FileName}' comes from a stream that has no position to go back to, so it can be sent only once.";

    /// <summary>
    /// A file on disk. It is opened each time that the request is sent, and closed after; until then it must not change. What a pipe or a device
    /// gives is sent with <see cref="FromStream"/>.
    /// </summary>
    /// <param name="path">Where it lies. Links are followed; the name that is sent is that of the link.</param>
    /// <param name="contentType">Its media type; by default what its ending says, or else its first bytes.</param>
    /// <param name="progress">
    /// Told how many bytes of this file were handed to the connection: 0, then more and more, at last <see cref="Length"/>.
    /// It starts again from 0 when the request is sent again.
    /// </param>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty, or <paramref name="contentType"/> is none.</exception>
    /// <exception cref="FileNotFoundException">There is nothing at <paramref name="path"/>, or a link there leads to nothing.</exception>
    /// <exception cref="ServiceException">It is a folder, a pipe, a device or a socket, it is empty, its links lead in a circle, or its name does not tell its type and it could not be read.</exception>
    public static FileContent FromPath(string path, string? contentType = null, IProgress<long>? progress = null) => FromPath(path, contentType, progress, ServiceErrors.Default);

    /// <inheritdoc cref="FromPath(string, string?, IProgress{long}?)"/>
    /// <param name="path">Where it lies. Links are followed; the name that is sent is that of the link.</param>
    /// <param name="contentType">Its media type; by default what its ending says, or else its first bytes.</param>
    /// <param name="progress">Told how many bytes of this file were handed to the connection.</param>
    /// <param name="errors">The exceptions of the client.</param>
    protected static FileContent FromPath(string path, string? contentType, IProgress<long>? progress, ServiceErrors errors)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(errors);
        var full = Path.GetFullPath(path);
        try
        {
            var entry = DiskEntry.At(full);
            var reason = entry.Kind == DiskEntryKind.File && entry.Length == 0 ? "it is empty" : PathSource.WhyNot(entry.Kind);
            return reason is not null ? throw new IOException(reason)
                : entry.Kind == DiskEntryKind.Missing ? throw new FileNotFoundException(entry.Path == full ? $"There is no file '{path}' to send." : $"There is no file '{path}' to send: it is a link to '{entry.Path}', which is not there.", path)
                : new FileContent(new PathSource(full, entry), Path.GetFileName(full), contentType, progress);
        }
        catch (Exception exception) when (exception is UnauthorizedAccessException or (IOException and not FileNotFoundException))
        {
            throw errors.OfFile(Path.GetFileName(full), $"The file '{path}' cannot be sent: {exception.Message.TrimEnd('.')}.", exception);
        }
    }

    /// <summary>
    /// A stream, read from where it stands. It is left open; the caller disposes it after the call, and uses it in one call at a time.
    /// One that cannot seek can be sent once.
    /// </summary>
    /// <param name="stream">The bytes.</param>
    /// <param name="fileName">The name that the service sees; its ending tells the type.</param>
    /// <param name="contentType">
    /// Its media type; by default what the name says, or else its first bytes. Give it where the name does not tell and the stream
    /// allows only asynchronous reading.
    /// </param>
    /// <param name="progress">
    /// Told how many bytes of this file were handed to the connection: 0, then more and more, at last all of them.
    /// It starts again from 0 when the request is sent again.
    /// </param>
    /// <exception cref="ArgumentException"><paramref name="stream"/> cannot be read, or a name or type is none.</exception>
    public static FileContent FromStream(Stream stream, string fileName, string? contentType = null, IProgress<long>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentException.ThrowIfNullOrEmpty(fileName);
        return stream.CanRead
            ? new FileContent(new StreamSource(stream), fileName, contentType, progress)
            : throw new ArgumentException("The stream cannot be read.", nameof(stream));
    }

    /// <summary>Bytes in memory. They are not copied.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="fileName">The name that the service sees; its ending tells the type.</param>
    /// <param name="contentType">Its media type; by default what the name says, or else the first bytes.</param>
    /// <param name="progress">
    /// Told how many bytes of this file were handed to the connection: 0, then more and more, at last <see cref="Length"/>.
    /// It starts again from 0 when the request is sent again.
    /// </param>
    /// <exception cref="ArgumentException">A name or type is none.</exception>
    public static FileContent FromBytes(byte[] bytes, string fileName, string? contentType = null, IProgress<long>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        ArgumentException.ThrowIfNullOrEmpty(fileName);
        return new FileContent(new BytesSource(bytes), fileName, contentType, progress);
    }

    /// <summary>Whether it has no half of a surrogate pair, which UTF-8 cannot say.</summary>
    private static bool IsText(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            if (Rune.DecodeFromUtf16(text, out _, out var length) != OperationStatus.Done)
            {
                return false;
            }

            text = text[length..];
        }

        return true;
    }

    /// <summary>The caller's word counts where the name has no ending: what is called .exe is none of the service's.</summary>
    private FileType? OfCaller(string contentType) => FileTypes.ExtensionOf(FileName).IsEmpty ? FileTypes.OfMediaType(contentType) : null;

    private FileType? TypeOfBytes()
    {
        try
        {
            return FileSignature.Of(Source.Peek());
        }
        catch (Exception exception) when (exception is InvalidOperationException or NotSupportedException)
        {
            // Such as the body of an ASP.NET request.
            throw new ArgumentException($"The name '{FileName}' does not tell the type of the file, and its first bytes cannot be looked at: {exception.Message.TrimEnd('.')}. Give its media type.", "contentType", exception);
        }
    }
}
