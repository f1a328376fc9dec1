namespace DryApi.Files;

/// <summary>The types of files, by the endings of names and by media types. What a valid file asks here allocates nothing.</summary>
internal static class FileTypes
{
    /// <summary>The media type of bytes that nobody knows more of.</summary>
    public const string Unknown = "application/octet-stream";

    /// <summary>The types that the service takes, with other endings of the same.</summary>
    private static readonly FileType[] Known =
    [
        new("image/jpeg", "jpg", "jpeg", "jpe", "jfif"),
        new("image/png", "png"),
        new("image/gif", "gif"),
        new("image/bmp", "bmp", "dib"),
        new("image/webp", "webp"),
        new("image/svg+xml", "svg"),
        new("audio/mpeg", "mp3"),
        new("audio/aac", "aac"),
        new("audio/wav", "wav", "wave"),
        new("audio/ogg", "ogg", "oga", "opus"),
        new("audio/flac", "flac"),
        new("audio/mp4", "m4a"),
        new("video/mp4", "mp4", "m4v"),
        new("video/mpeg", "mpeg", "mpg"),
        new("video/quicktime", "mov", "qt"),
        new("video/x-msvideo", "avi"),
        new("video/x-ms-wmv", "wmv"),
        new("video/ogg", "ogv"),
        new("video/webm", "webm"),
    ];

    /// <summary>Media types that others use for the same. They come before the known ones, for Ogg video is ogg as well.</summary>
    private static readonly FileType[] Aliases =
    [
        new("image/jpg", "jpg", "jpeg"),
        new("image/x-ms-bmp", "bmp"),
        new("audio/mp3", "mp3"),
        new("audio/x-wav", "wav"),
        new("audio/wave", "wav"),
        new("audio/vnd.wave", "wav"),
        new("audio/x-flac", "flac"),
        new("audio/x-m4a", "m4a"),
        new("audio/webm", "webm"),
        new("audio/x-aac", "aac"),
        new("video/ogg", "ogg", "ogv"),
        new("application/ogg", "ogg"),
        new("video/avi", "avi"),
        new("video/msvideo", "avi"),
    ];

    /// <summary>The type that a name's ending stands for; null when the name does not tell.</summary>
    public static FileType? OfName(ReadOnlySpan<char> fileName)
    {
        var ending = ExtensionOf(fileName);
        foreach (var type in Known)
        {
            if (type.Has(ending))
            {
                return type;
            }
        }

        return null;
    }

    /// <summary>The type that a media type stands for, whatever its parameters; null when it is none of these.</summary>
    public static FileType? OfMediaType(string contentType) => Find(Aliases, contentType) ?? Find(Known, contentType);

    /// <summary>The ending of a name without its dot; empty when it has none.</summary>
    public static ReadOnlySpan<char> ExtensionOf(ReadOnlySpan<char> fileName) => Path.GetExtension(fileName).TrimStart('.');

    /// <summary>
    /// Whether a file is of one of these types. Its name's ending tells; where that is no known one, its first bytes do,
    /// and where it has none, the media type that the caller gave; where nothing is known the service decides.
    /// </summary>
    public static bool IsAnyOf(ReadOnlySpan<char> fileName, FileType? type, string contentType, ReadOnlySpan<string> types)
    {
        var ending = ExtensionOf(fileName);
        foreach (var allowed in types)
        {
            if (ending.Equals(allowed, StringComparison.OrdinalIgnoreCase) || type?.Has(allowed) == true)
            {
                return true;
            }
        }

        return ending.IsEmpty && IsMediaType(contentType, Unknown);
    }

    private static FileType? Find(FileType[] types, string contentType)
    {
        foreach (var type in types)
        {
            if (IsMediaType(contentType, type.ContentType))
            {
                return type;
            }
        }

        return null;
    }

    private static bool IsMediaType(ReadOnlySpan<char> contentType, string mediaType)
    {
        var end = contentType.IndexOf(';');
        return (end < 0 ? contentType : contentType[..end]).Trim().Equals(mediaType, StringComparison.OrdinalIgnoreCase);
    }
}
