using DryApi.Files;

namespace DryApi.Analyzers.Rules;

/// <summary>The types of a file. The name tells, as far as it does; what only the bytes can tell is not judged.</summary>
internal sealed class FileTypesRule(string[] types) : ValueRule
{
    /// <summary>
    /// Endings of programs, documents and media that the service has no use for. The SDK would look at the bytes of such a file, and let it
    /// pass if they are of a type that is allowed; who names a picture <c>notes.pdf</c> has taken the wrong file.
    /// </summary>
    private static readonly FileType Foreign = new(
        FileTypes.Unknown,
        "exe", "dll", "msi", "so", "dylib", "bat", "cmd", "sh", "ps1", "js", "ts", "py", "cs", "jar", "apk", "iso",
        "txt", "md", "rtf", "csv", "tsv", "json", "xml", "yaml", "yml", "html", "htm", "css", "log", "pdf", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "odt",
        "zip", "gz", "tar", "7z", "rar", "tif", "tiff", "heic", "heif", "avif", "psd", "ai", "eps", "ico", "mkv", "mka", "flv", "3gp", "3g2", "wma", "aiff", "mid", "midi");

    public override Violation? Judge(object? value)
    {
        if (value is not NamedFile { Name: var path, ContentType: var contentType, IsContentTypeKnown: var isContentTypeKnown })
        {
            return null;
        }

        var name = path.Substring(path.LastIndexOfAny(['/', '\\']) + 1);
        var ending = FileTypes.ExtensionOf(name);
        var ofName = FileTypes.OfName(name);
        // As FileContent: the ending counts, without one the media type, and where neither is known the bytes.
        var isCertain = ofName is not null || (isContentTypeKnown && contentType is not null) || (!ending.IsEmpty && Foreign.Has(ending));
        var type = ofName ?? (ending.IsEmpty && contentType is not null ? FileTypes.OfMediaType(contentType) : null);
        return name.Length > 0 && isCertain && !FileTypes.IsAnyOf(name, type, contentType ?? type?.ContentType ?? FileTypes.Unknown, types)
            ? new Violation(Descriptors.FileType, Texts.List(types), Texts.Shown(name))
            : null;
    }
}
