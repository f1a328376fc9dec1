namespace DryApi.Validation;

/// <summary>The rules for files, which need the file itself.</summary>
internal static partial class Rules
{
    public static bool HasSize(FileContent? file, long maximum) => file?.Length is not { } length || length <= maximum;

    public static bool HasType(FileContent? file, params ReadOnlySpan<string> types) =>
        file is null || FileTypes.IsAnyOf(file.FileName, file.Type, file.ContentType, types);
}
