using System.Text;
using DryApi.Contracts;
using DryApi.OpenApi.Documents;
using DryApi.OpenApi.Overlays;
using DryApi.OpenApi.Reading;

namespace DryApi.OpenApi.Drift;

/// <summary>Loads what is compared: a document, changed by its overlay, or the text of a contract.</summary>
internal static class DriftInput
{
    private static ReadOnlySpan<byte> ContractStart => "contract "u8;

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>Whether a file is the text of a contract.</summary>
    /// <exception cref="InputException">The file cannot be read.</exception>
    public static bool IsContract(string path)
    {
        var bytes = InputFile.Read(path).Span;
        return (bytes.StartsWith(ByteOrderMark) ? bytes[ByteOrderMark.Length..] : bytes).StartsWith(ContractStart);
    }

    /// <summary>The contract in the text of a file.</summary>
    /// <exception cref="InputException">The text is no contract.</exception>
    public static DriftSide LoadContract(string path)
    {
        var text = Encoding.UTF8.GetString(InputFile.Read(path).Span).TrimStart('\uFEFF');
        try
        {
            return new DriftSide(ContractReader.Read(text, path), null);
        }
        catch (ContractFormatException exception)
        {
            throw InputException.At(new SourcePosition(path, exception.Line, 1), exception.Problem, "write the file with: dryapi-openapi contract");
        }
    }

    /// <summary>The contract of a document. Actions of the overlay that do not fit are told, not refused.</summary>
    /// <exception cref="InputException">The document cannot be used.</exception>
    public static DriftSide LoadDocument(string path, Overlay? overlay)
    {
        var document = OpenApiDocument.Load(path);
        var result = overlay?.TryApplyTo(document.Root);
        if (overlay is not null)
        {
            // The overlay may have added references, or removed what others name.
            document = OpenApiDocument.From(document.Root);
        }

        return new DriftSide(OpenApiContractReader.Read(document.Root), result) { HasWords = true };
    }
}
