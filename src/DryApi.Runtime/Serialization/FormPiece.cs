using DryApi.Files;

namespace DryApi.Serialization;

/// <summary>A piece of a form: some of its text, or a file.</summary>
/// <param name="Start">Where the text begins.</param>
/// <param name="TextLength">How many bytes of text it is; 0 for a file.</param>
/// <param name="File">The file; null for text.</param>
internal readonly record struct FormPiece(int Start, int TextLength, FileContent? File)
{
    /// <summary>The number of bytes; null when the file does not know it.</summary>
    public long? Length => File is null ? TextLength : File.Length;
}
