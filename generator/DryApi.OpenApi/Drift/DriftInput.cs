using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;
using DryApi.Contracts;
using DryApi.OpenApi.Bundling;
using DryApi.OpenApi.Documents;
using DryApi.OpenApi.Overlays;
using DryApi.OpenApi.Pulling;
using DryApi.OpenApi.Reading;

namespace DryApi.OpenApi.Drift;

/// <summary>A file that is compared: a document, changed by its overlay, or the text of a contract.</summary>
internal sealed class DriftInput : IDisposable
{
    /// <summary>The memory of two texts, which may be given back by another thread than the one that took it.</summary>
    private static readonly ArrayPool<byte> Texts = ArrayPool<byte>.Create(1 << 27, 2);

    private readonly string _path;
    private readonly DocumentLimits _limits;
    private readonly RemoteDocuments? _remote;
    private readonly IReadOnlyCollection<string> _taken;
    private ReadOnlyMemory<byte> _bytes;
    private BundledDocument? _bundle;

    /// <param name="path">The file.</param>
    /// <param name="limits">What it may be at most; null for the default.</param>
    /// <param name="remote">Gets what URLs in it name; null where none is followed.</param>
    /// <param name="taken">The names of the project's own types; null for none.</param>
    /// <exception cref="InputException">The file cannot be read.</exception>
    public DriftInput(string path, DocumentLimits? limits = null, RemoteDocuments? remote = null, IReadOnlyCollection<string>? taken = null)
    {
        (_remote, _taken) = (remote, taken ?? []);
        _path = path;
        _limits = limits ?? DocumentLimits.Default;
        _bytes = InputFile.Read(path, _limits, Texts);
        var text = _bytes.Span;
        IsContract = (text.StartsWith(ByteOrderMark) ? text[ByteOrderMark.Length..] : text).StartsWith(ContractStart);
    }

    /// <summary>How many bytes the file has, until it is parsed.</summary>
    public int Length => _bytes.Length;

    /// <summary>Whether the file is the text of a contract.</summary>
    public bool IsContract { get; }

    private BundledDocument Bundle => _bundle ??= ReadBundle();

    private static ReadOnlySpan<byte> ContractStart => "contract "u8;

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>Parses a document, which is done by whatever asks for it first.</summary>
    /// <exception cref="InputException">It cannot be read.</exception>
    public BundledDocument Parse() => Bundle;

    /// <summary>Whether both are documents that say the same, value by value; asked before an overlay changes them.</summary>
    /// <exception cref="InputException">One of them cannot be read.</exception>
    public bool SaysTheSameAs(DriftInput other) =>
        !IsContract && !other.IsContract
        && ((_bundle is null && other._bundle is null && IsTheSameText(other) && (!Bundle.HasOtherFiles || IsTheSameFile(other))) || DocumentEquality.AreEqual(Bundle.Root, other.Bundle.Root));

    /// <summary>The contract. Actions of the overlay that do not fit are told, not refused.</summary>
    /// <exception cref="InputException">The file cannot be used.</exception>
    public DriftSide Load(Overlay? overlay) => IsContract ? LoadContract() : LoadDocument(overlay);

    /// <summary>The contract in the text of the file.</summary>
    /// <exception cref="InputException">The text is no contract.</exception>
    public DriftSide LoadContract()
    {
        RefuseTooManyLines();
        var text = Encoding.UTF8.GetString(_bytes.Span).TrimStart('\uFEFF');
        try
        {
            return new DriftSide(ContractReader.Read(text, _path), null);
        }
        catch (ContractFormatException exception)
        {
            throw InputException.At(new SourcePosition(_path, exception.Line, 1), exception.Problem, "write the file with: dryapi-openapi contract");
        }
    }

    /// <summary>The contract of the document in the file. Actions of the overlay that do not fit are told, not refused.</summary>
    /// <exception cref="InputException">The document cannot be used.</exception>
    public DriftSide LoadDocument(Overlay? overlay)
    {
        var loaded = LoadedDocument.Load(Bundle, overlay);
        var contract = OpenApiContractReader.Read(loaded.Document.Root, OpenApiContractReader.NewBudget(_limits.MaxWork));
        if (_taken.Count > 0)
        {
            contract.Taken.AddRange(CSharpSurface.TakenBy(contract, _taken));
        }

        return new DriftSide(contract, loaded.Overlay) { HasWords = true, Root = loaded.Document.Root, Findings = [.. loaded.Findings, .. ContractFindings.Of(contract)] };
    }

    private BundledDocument ReadBundle()
    {
        var bundle = BundledDocument.Read(_bytes, _path, _limits, _remote);

        // The tree has it all, and the text is as large as a part of it.
        Dispose();
        return bundle;
    }

    /// <summary>Gives back the memory of the text; what was made of it stays.</summary>
    public void Dispose()
    {
        if (MemoryMarshal.TryGetArray(_bytes, out var text) && text.Count > 0)
        {
            Texts.Return(text.Array!);
        }

        _bytes = default;
    }

    private void RefuseTooManyLines()
    {
        if (_bytes.Span.Count((byte)'\n') >= _limits.MaxNodes)
        {
            throw _limits.TooManyLines(new SourcePosition(_path, _limits.MaxNodes + 1, 1));
        }
    }

    // Beside each of two equal texts other files can lie.
    private bool IsTheSameFile(DriftInput other) => Path.GetFullPath(_path) == Path.GetFullPath(other._path);

    /// <summary>Whether both have the same bytes, and an extension that has them read in the same way.</summary>
    public bool IsTheSameText(DriftInput other) =>
        Path.GetExtension(_path) == Path.GetExtension(other._path) && _bytes.Span.SequenceEqual(other._bytes.Span);
}
