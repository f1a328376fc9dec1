using System.Buffers;
using System.Text.Unicode;

namespace DryApi.OpenApi.Documents;

/// <summary>
/// Reads JSON or YAML into a tree of positioned nodes. Every text that cannot be used ends in an
/// <see cref="InputException"/>: what cannot be read, is too large, too deep, ambiguous, or no JSON or YAML.
/// </summary>
public static class DocumentReader
{
    /// <summary>Reads a file: YAML when it is named so, JSON when it is named so, else what it looks like.</summary>
    /// <param name="path">The file.</param>
    /// <param name="limits">What it may be at most; null for the default.</param>
    /// <exception cref="InputException">The file cannot be used.</exception>
    public static DocumentNode Read(string path, DocumentLimits? limits = null) => Read(InputFile.Read(path, limits), path, limits);

    /// <summary>Reads a text that is already in memory.</summary>
    /// <param name="utf8">The text, with or without a byte order mark.</param>
    /// <param name="name">The name in positions and messages; its extension may tell the format.</param>
    /// <param name="limits">What it may be at most; null for the default.</param>
    /// <exception cref="InputException">The text cannot be used.</exception>
    public static DocumentNode Read(ReadOnlyMemory<byte> utf8, string name, DocumentLimits? limits = null) => Read(utf8, name, limits, replaced: null);

    /// <inheritdoc cref="Read(ReadOnlyMemory{byte}, string, DocumentLimits?)"/>
    /// <param name="utf8">The text, with or without a byte order mark.</param>
    /// <param name="name">The name in positions and messages; its extension may tell the format.</param>
    /// <param name="limits">What it may be at most; null for the default.</param>
    /// <param name="replaced">Gets the properties whose name comes again in their object, of which the last counts; null where such a text cannot be used.</param>
    internal static DocumentNode Read(ReadOnlyMemory<byte> utf8, string name, DocumentLimits? limits, ICollection<DocumentNode>? replaced)
    {
        RefuseOtherEncodings(utf8.Span, name);
        if (utf8.Span.StartsWith("\uFEFF"u8))
        {
            utf8 = utf8[3..];
        }

        RefuseInvalidUtf8(utf8.Span, name);
        var first = 0;
        while (first < utf8.Length && utf8.Span[first] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')
        {
            first++;
        }

        if (first == utf8.Length)
        {
            throw InputException.In(name, "it is empty", "an OpenAPI document in JSON or YAML was expected");
        }

        limits ??= DocumentLimits.Default;
        return IsYaml(name, utf8.Span[first]) ? YamlDocumentReader.Read(utf8, name, limits, replaced) : JsonDocumentReader.Read(utf8.Span, name, limits, replaced);
    }

    private static bool IsYaml(string name, byte firstCharacter)
    {
        if (HasExtension(name, ".json"))
        {
            return false;
        }

        return HasExtension(name, ".yaml") || HasExtension(name, ".yml") || firstCharacter is not ((byte)'{' or (byte)'[');
    }

    private static bool HasExtension(string name, string extension) => name.EndsWith(extension, StringComparison.OrdinalIgnoreCase);

    private static void RefuseOtherEncodings(ReadOnlySpan<byte> text, string name)
    {
        if (text is [0xFE, 0xFF, ..] or [0xFF, 0xFE, ..])
        {
            throw InputException.In(name, "it is encoded in UTF-16", "save it as UTF-8");
        }
    }

    private static void RefuseInvalidUtf8(ReadOnlySpan<byte> text, string name)
    {
        if (Utf8.IsValid(text))
        {
            return;
        }

        // Only the slow path asks where.
        var characters = new char[text.Length];
        var status = Utf8.ToUtf16(text, characters, out var valid, out _, replaceInvalidSequences: false);
        System.Diagnostics.Debug.Assert(status is not OperationStatus.Done);
        throw InputException.At(new TextCursor(text, name).At(valid), "the bytes here are not valid UTF-8", "save it as UTF-8");
    }
}
