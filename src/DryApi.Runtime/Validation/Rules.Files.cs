using DryApi.Files;

namespace DryApi.Validation;

/// <summary>The rules for files, which need the file itself.</summary>
public static partial class Rules
{
    /// <summary>Tells whether a file is no larger than it may be; null is not.</summary>
    public static bool HasSize(FileContent? file, long maximum) => file?.Length is not { } length || length <= maximum;

    /// <summary>Tells whether a file is of one of the types; null is.</summary>
    public static bool HasType(FileContent? file, params ReadOnlySpan<string> types) =>
        file is null || FileTypes.IsAnyOf(file.FileName, file.Type, file.ContentType, types);
}
