namespace DryApi.Cli;

/// <summary>Kinds of files, as the SDK knows them by their names and by their first bytes.</summary>
internal static class FileKind
{
    private const string Unknown = "application/octet-stream";

    /// <summary>Whether two extensions mean the same kind, such as jpg and jpeg; with or without their dots.</summary>
    public static bool AreSame(string? one, string? other)
    {
        var (first, second) = (Plain(one), Plain(other));
        return first.Equals(second, StringComparison.OrdinalIgnoreCase) || (OfExtension(first) is { } media && media == OfExtension(second));
    }

    /// <summary>The media type of an extension; null where none is known.</summary>
    public static string? OfExtension(string extension) =>
        Plain(extension) is { Length: > 0 } plain && plain.All(char.IsAsciiLetterOrDigit) ? Known(FileContent.FromBytes([0], $"a.{plain}").ContentType) : null;

    /// <summary>The media type that the first bytes of a file say; null where they say none.</summary>
    public static string? OfBytes(byte[] head) => Known(FileContent.FromBytes(head, "a").ContentType);

    private static string Plain(string? extension) => (extension ?? "").TrimStart('.');

    private static string? Known(string media) => media == Unknown ? null : media;
}
