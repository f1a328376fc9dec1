using System.Text;
using DryApi.Contracts;
using DryApi.OpenApi.Documents;
using DryApi.OpenApi.Drift;
using DryApi.OpenApi.Encoders;
using DryApi.OpenApi.Overlays;

namespace DryApi.OpenApi.Commands;

/// <summary>The contract file that somebody reviewed, and how the contract of a document differs from it.</summary>
/// <param name="path">The file.</param>
/// <param name="acceptWith">The command that accepts another contract; null for one of this tool.</param>
/// <param name="today">The day on which announced ends are judged.</param>
/// <param name="limits">What the file may be at most; null for the default.</param>
internal sealed class AcceptedContract(string path, string? acceptWith, DateTime today, DocumentLimits? limits = null)
{
    private const string Id = "DRY1001";
    private const int MostChanges = 5;

    private readonly string _acceptWith = acceptWith ?? $"dryapi-openapi contract DOCUMENT --output {path}";

    /// <summary>Whether the file has this contract; if not, says what each difference means, as MSBuild reads it.</summary>
    /// <exception cref="InputException">The file is there but cannot be read.</exception>
    public bool Accepts(Contract current, EncodingWriter<MSBuildLine> error)
    {
        var contract = ContractWriter.Write(current);
        if (!File.Exists(path) && !Directory.Exists(path))
        {
            error.WriteLine($"{path}(1): error {Id}: there is no accepted contract; to accept the document's, review what it says and run: {_acceptWith}");
            return false;
        }

        // A checkout may have made CRLF of the line ends.
        var accepted = Encoding.UTF8.GetString(InputFile.Read(path, limits).Span).TrimStart('\uFEFF').ReplaceLineEndings("\n");
        if (accepted == contract)
        {
            return true;
        }

        var lines = LineDiff.Compare(Lines(accepted), Lines(contract));
        var changes = Classify(current);
        if (changes.Count == 0)
        {
            Report(lines, error);
            return false;
        }

        var report = new DriftReport(changes, FailOn.Breaking);
        MSBuildReport.Write(report, error);
        error.WriteLine($"{path}({(lines.Count == 0 ? 1 : lines[0].Line)}): error {Id}: the accepted contract is stale: {report.Summary}; to accept the document's contract, review the changes and run: {_acceptWith}");
        return false;
    }

    /// <summary>What the difference means; nothing where only names or the text's form differ, or where the file is no contract.</summary>
    private IReadOnlyList<Change> Classify(Contract current)
    {
        try
        {
            return KeptName.Suggest(ContractComparer.Compare(new DriftInput(path, limits).LoadContract().Contract, current, new ComparisonOptions { Today = today, MaxWork = (limits ?? DocumentLimits.Default).MaxWork }));
        }
        catch (InputException)
        {
            // Its lines are shown then, the broken one among them.
            return [];
        }
    }

    private void Report(IReadOnlyList<LineChange> changes, EncodingWriter<MSBuildLine> error)
    {
        foreach (var change in changes.Take(MostChanges))
        {
            error.WriteLine($"{path}({change.Line}): error {Id}: the accepted contract is stale: {Describe(change)}");
        }

        var last = changes.Count == 0 ? 1 : changes[^1].Line;
        var difference = changes.Count switch
        {
            0 => "only its line ends differ",
            1 => "1 line differs",
            _ => $"{changes.Count} lines differ",
        };
        error.WriteLine($"{path}({last}): error {Id}: {difference}; to accept the document's contract, review the change and run: {_acceptWith}");
    }

    private static string Describe(LineChange change) => change switch
    {
        { Accepted: null } => $"it lacks {Quote(change.Current!)}, which the document now gives",
        { Current: null } => $"it has {Quote(change.Accepted)}, which the document no longer gives",
        _ => $"it has {Quote(change.Accepted)} where the document now gives {Quote(change.Current)}",
    };

    // Whole lines, since the difference may be at their end.
    private static string Quote(string line) => $"\"{line}\"";

    private static string[] Lines(string text) => (text.EndsWith('\n') ? text[..^1] : text).Split('\n');
}
