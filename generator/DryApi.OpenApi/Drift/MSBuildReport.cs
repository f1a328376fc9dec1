using DryApi.Contracts;
using DryApi.OpenApi.Encoders;

namespace DryApi.OpenApi.Drift;

/// <summary>One line a change in the form that MSBuild and editors read: <c>file(line,column): error DRY1…: …</c>.</summary>
internal static class MSBuildReport
{
    private const int MostOfBase = 5;

    /// <summary>What of a document cannot be used, as warnings.</summary>
    public static void WriteFindings(IReadOnlyList<Change> findings, EncodingWriter<MSBuildLine> output)
    {
        if (findings.Count > 0)
        {
            Write(new DriftReport(findings, FailOn.None), output);
        }
    }

    /// <summary>What of the old document alone cannot be used: what was compared with it there was judged by less than it says.</summary>
    public static void WriteBaseFindings(IReadOnlyList<Change> findings, EncodingWriter<MSBuildLine> output)
    {
        foreach (var finding in findings.Take(MostOfBase))
        {
            output.WriteLine($"{MSBuildLine.Place(finding.Origin)}: warning {finding.Rule.Id}: in BASE alone, which is judged without it: {finding.Message}");
        }

        if (findings.Count > MostOfBase)
        {
            output.WriteLine($"dryapi-openapi: warning {findings[MostOfBase].Rule.Id}: and {findings.Count - MostOfBase} more places of BASE alone");
        }
    }

    public static void Write(DriftReport report, EncodingWriter<MSBuildLine> output)
    {
        foreach (var change in report.Changes)
        {
            var level = report.Fails(change) ? "error" : change.Severity == Severity.Info && !change.SourceBreaking ? "message" : "warning";
            output.WriteLine($"{MSBuildLine.Place(change.Origin)}: {level} {change.Rule.Id}: {change.Message}");
        }

        foreach (var text in report.Texts)
        {
            output.WriteLine($"{text.Position.ToString()}: message {DriftReport.TextId}: {text.Pointer}: {text.Difference}. A text changed, and nothing of the contract.");
        }
    }
}
