using DryApi.Contracts;
using DryApi.OpenApi.Bundling;
using DryApi.OpenApi.Documents;
using DryApi.OpenApi.Drift;
using DryApi.OpenApi.Overlays;
using DryApi.OpenApi.Prose;
using DryApi.OpenApi.Pulling;

namespace DryApi.OpenApi.Acceptance;

/// <summary>What accepting a document changes: nothing is written before all of it is known.</summary>
/// <param name="changes">What is another one than in the accepted contract.</param>
/// <param name="files">The files that get another content.</param>
/// <param name="removed">The actions that the overlay loses, because nothing is left for them to change.</param>
/// <param name="changelog">What is noted of the changes; null when nothing is.</param>
internal sealed class PreparedAcceptance(DriftReport changes, IReadOnlyList<(string Path, byte[] Content)> files, IReadOnlyList<OverlayAction> removed, ChangelogUpdate? changelog)
{
    public DriftReport Changes { get; } = changes;

    /// <summary>What of the document cannot be used.</summary>
    public IReadOnlyList<Change> Findings { get; private init; } = [];

    public IReadOnlyList<OverlayAction> RemovedActions { get; } = removed;

    /// <summary>The C# names that the overlay gives back to schemas of the pulled document.</summary>
    public IReadOnlyList<KeptName> KeptNames { get; private init; } = [];

    public ChangelogUpdate? Changelog { get; } = changelog;

    public IEnumerable<string> Files => files.Select(f => f.Path);

    /// <exception cref="InputException">A file cannot be written; then none was.</exception>
    public void Write() => OutputFile.WriteAll(files);

    /// <summary>Prepares what accepting means.</summary>
    /// <exception cref="InputException">A file cannot be used, or no SDK can be made of the document.</exception>
    public static PreparedAcceptance Of(AcceptRequest request)
    {
        var overlay = request.Overlay is null ? null : Overlay.Load(request.Overlay, request.Limits);
        var headPath = request.Pulled ?? request.Document;
        var head = new DriftInput(headPath, request.Limits, request.Remote, request.Taken).LoadDocument(overlay);
        var before = request.Pulled is null || !File.Exists(request.Document) ? null : new DriftInput(request.Document, request.Limits, request.Remote, request.Taken).LoadDocument(overlay);
        var removed = RemovedBy(overlay, before ?? head, head);
        RequireSurface(head.Contract, headPath);

        var @base = File.Exists(request.Contract) ? new DriftInput(request.Contract, request.Limits).LoadContract() : null;
        var edited = overlay is null ? null : OverlayText.Edit(request.Overlay!, overlay, EditOf(head.Overlay!, removed, []), request.Limits);
        IReadOnlyList<KeptName> names = [];
        IReadOnlyList<Change> contractChanges = @base is null ? [] : DriftCheck.Run(@base, head, request.Today, request.Limits.MaxWork);
        var wanted = overlay is null || request.Pulled is null ? [] : KeptName.Of(contractChanges);
        while (wanted.Count > 0 && OverlayText.Edit(request.Overlay!, overlay!, EditOf(head.Overlay!, removed, wanted), request.Limits) is { } keeping && WithNames(keeping, headPath, request) is { } kept)
        {
            // What the overlay that came told of itself stays told: its actions that fit no longer, the numbers that are others.
            var side = kept with { Overlay = head.Overlay };
            var left = DriftCheck.Run(@base!, side, request.Today, request.Limits.MaxWork);
            var useless = KeptName.Of(left);
            if (!wanted.Any(useless.Contains))
            {
                (edited, names, head, contractChanges) = (keeping, wanted, side, left);
                break;
            }

            // An action that does not keep its name is none to add.
            wanted = [.. wanted.Except(useless)];
        }

        IReadOnlyList<Change> changes = [.. contractChanges, .. before is null ? [] : ProseDrift.Compare(before.Contract, head.Contract)];

        // What the pulled document says in other words than the accepted one, which it replaces.
        var report = new DriftReport(ContractComparer.Sort(changes), FailOn.None, before is null ? [] : DriftCheck.TextsOf(before, head));
        var files = new List<(string, byte[])>();
        if (request.Pulled is not null)
        {
            Add(request.Document, Written(request.Pulled, request.Limits, request.Remote), files);
        }

        Add(request.Contract, System.Text.Encoding.UTF8.GetBytes(ContractWriter.Write(head.Contract)), files);
        if (edited is not null)
        {
            Add(request.Overlay!, edited, files);
        }

        var changelog = request.Changelog is null ? null : ContractChangelog.Add(request.Changelog, report, request.Today, request.Limits);
        if (changelog is not null)
        {
            Add(request.Changelog!, changelog.Content, files);
        }

        return new PreparedAcceptance(report, files, removed, changelog) { Findings = [.. head.Findings, .. RelianceFindings.Of(head.Contract)], KeptNames = names };
    }

    /// <summary>Actions that fitted the accepted document and have nothing left to change in the pulled one. Of a local document each has to fit: it is somebody's typing error.</summary>
    private static List<OverlayAction> RemovedBy(Overlay? overlay, DriftSide before, DriftSide head)
    {
        if (overlay is null || head.Overlay!.Unfit.Count == 0)
        {
            return [];
        }

        return head.Overlay.Unfit
            .Select(unfit => before.Overlay!.Unfit.Exists(u => u.Action == unfit.Action) ? throw unfit.Reason : unfit.Action)
            .ToList();
    }

    private static OverlayEdit EditOf(OverlayResult result, List<OverlayAction> removed, IReadOnlyList<KeptName> names) =>
        new(removed, result.Matches.ToDictionary(matched => matched.Key, matched => matched.Value.Count), names);

    /// <summary>The pulled document with the names that callers know; null where no SDK can be made of it so.</summary>
    private static DriftSide? WithNames(byte[] overlay, string document, AcceptRequest request)
    {
        var side = new DriftInput(document, request.Limits, request.Remote, request.Taken).LoadDocument(Overlay.From(DocumentReader.Read(overlay, request.Overlay!, request.Limits), request.Limits));
        try
        {
            CSharpSurface.Of(side.Contract);
            return side;
        }
        catch (SurfaceException)
        {
            return null;
        }
    }

    private static void RequireSurface(Contract contract, string document)
    {
        try
        {
            CSharpSurface.Of(contract);
        }
        catch (SurfaceException exception)
        {
            throw InputException.In(document, exception.Message, "see the overlay's vocabulary");
        }
    }

    /// <summary>The document as it is, or where it has other files or something in it is hidden from a reviewer's eye, as <c>pull</c> writes it.</summary>
    private static byte[] Written(string document, DocumentLimits limits, RemoteDocuments? remote)
    {
        var bytes = InputFile.Read(document, limits);
        var bundle = BundledDocument.Read(bytes, document, limits, remote);
        if (!bundle.HasOtherFiles && !DocumentWriter.HidesAnything(bytes.Span))
        {
            return bytes.ToArray();
        }

        using var content = new MemoryStream();
        DocumentWriter.Write(bundle.Root, new LimitedStream(content, limits.MaxBytes, () => limits.TooLarge(document)));
        return content.ToArray();
    }

    private static void Add(string path, byte[] content, List<(string, byte[])> files)
    {
        if (!File.Exists(path) || !IsContentOf(path, content))
        {
            files.Add((path, content));
        }
    }

    private static bool IsContentOf(string path, byte[] content) =>
        new FileInfo(path).Length == content.Length && File.ReadAllBytes(path).AsSpan().SequenceEqual(content);
}
