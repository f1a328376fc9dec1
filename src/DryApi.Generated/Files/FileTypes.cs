namespace DryApi;

/// <summary>What the endings of file names stand for.</summary>
internal static class FileTypes
{
    /// <summary>The media type of each ending that the service takes, and other endings of the same type.</summary>
    private static readonly (string ContentType, string[] Endings)[] Known =
    [
        ("image/jpeg", ["jpg", "jpeg", "jpe", "jfif"]),
        ("image/png", ["png"]),
        ("image/gif", ["gif"]),
        ("image/bmp", ["bmp", "dib"]),
        ("image/webp", ["webp"]),
        ("image/svg+xml", ["svg"]),
        ("audio/mpeg", ["mp3"]),
        ("audio/aac", ["aac"]),
        ("audio/wav", ["wav", "wave"]),
        ("audio/ogg", ["ogg", "oga", "opus"]),
        ("audio/flac", ["flac"]),
        ("audio/mp4", ["m4a"]),
        ("video/mp4", ["mp4", "m4v"]),
        ("video/mpeg", ["mpeg", "mpg"]),
        ("video/quicktime", ["mov", "qt"]),
        ("video/x-msvideo", ["avi"]),
        ("video/x-ms-wmv", ["wmv"]),
        ("video/ogg", ["ogv"]),
        ("video/webm", ["webm"]),
    ];

    /// <summary>Media types that others use for the same.</summary>
    private static readonly Dictionary<string, string[]> Aliases = new(StringComparer.OrdinalIgnoreCase)
    {
        ["image/jpg"] = ["jpg", "jpeg"],
        ["image/x-ms-bmp"] = ["bmp"],
        ["audio/mp3"] = ["mp3"],
        ["audio/x-wav"] = ["wav"],
        ["audio/wave"] = ["wav"],
        ["audio/vnd.wave"] = ["wav"],
        ["audio/x-flac"] = ["flac"],
        ["audio/x-m4a"] = ["m4a"],
        ["audio/webm"] = ["webm"],
        ["audio/x-aac"] = ["aac"],
        ["video/ogg"] = ["ogg", "ogv"],
        ["application/ogg"] = ["ogg"],
        ["video/avi"] = ["avi"],
        ["video/msvideo"] = ["avi"],
    };

    /// <summary>The media type that a name's ending stands for.</summary>
    public static string ContentTypeOf(string fileName)
    {
        var ending = EndingOf(fileName);
        foreach (var (contentType, endings) in Known)
        {
            if (endings.Contains(ending, StringComparer.OrdinalIgnoreCase))
            {
                return contentType;
            }
        }

        return "application/octet-stream";
    }

    /// <summary>
    /// Whether a file is of one of these types. Its name's ending tells; where the name has none, its media type does;
    /// where neither is known the service decides.
    /// </summary>
    public static bool IsAnyOf(FileContent file, ReadOnlySpan<string> types)
    {
        var ending = EndingOf(file.FileName);
        if (ending.Length > 0)
        {
            return Allows(types, ending);
        }

        var contentType = file.ContentType.Split(';')[0].Trim();
        if (contentType.Equals("application/octet-stream", StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        if (Aliases.TryGetValue(contentType, out var aliases))
        {
            return AllowsAny(types, aliases);
        }

        foreach (var known in Known)
        {
            if (known.ContentType.Equals(contentType, StringComparison.OrdinalIgnoreCase))
            {
                return AllowsAny(types, known.Endings);
            }
        }

        return false;
    }

    private static bool AllowsAny(ReadOnlySpan<string> types, string[] endings)
    {
        foreach (var ending in endings)
        {
            if (Allows(types, ending))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the ending, or another of the same type, is listed.</summary>
    private static bool Allows(ReadOnlySpan<string> types, string ending)
    {
        foreach (var type in types)
        {
            if (type.Equals(ending, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        foreach (var (_, endings) in Known)
        {
            if (!endings.Contains(ending, StringComparer.OrdinalIgnoreCase))
            {
                continue;
            }

            foreach (var type in types)
            {
                if (endings.Contains(type, StringComparer.OrdinalIgnoreCase))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static string EndingOf(string fileName)
    {
        var ending = Path.GetExtension(fileName);
        return ending.Length > 1 ? ending[1..] : "";
    }
}
