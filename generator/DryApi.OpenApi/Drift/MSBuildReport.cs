using DryApi.Contracts;
using DryApi.OpenApi.Encoders;

namespace DryApi.OpenApi.Drift;

/// <summary>One line a change in the form that MSBuild and editors read: <c>file(line,column): error DRY1…: …</c>.</summary>
internal static class MSBuildReport
{
    /// <summary>What of a document cannot be used, as warnings.</summary>
    public static void WriteFindings(IReadOnlyList<Change> findings, EncodingWriter<MSBuildLine> output)
    {
        if (findings.Count > 0)
        {
            Write(new DriftReport(findings, FailOn.None), output);
        }
    }

    public static void Write(DriftReport report, EncodingWriter<MSBuildLine> output)
    {
        foreach (var change in report.Changes)
        {
            var level = report.Fails(change) ? "error" : change.Severity == Severity.Info ? "message" : "warning";
            output.WriteLine($"{MSBuildLine.Place(change.Origin)}: {level} {change.Rule.Id}: {change.Message}");
        }

        foreach (var text in report.Texts)
        {
            output.WriteLine($"{text.Position.ToString()}: message {DriftReport.TextId}: {text.Pointer}: {text.Difference}. A text changed, and nothing of the contract.");
        }
    }
}
