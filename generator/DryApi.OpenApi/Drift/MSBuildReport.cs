using DryApi.Contracts;
using DryApi.OpenApi.Documents;

namespace DryApi.OpenApi.Drift;

/// <summary>One line a change in the form that MSBuild and editors read: <c>file(line,column): error DRY1…: …</c>.</summary>
internal static class MSBuildReport
{
    public static void Write(DriftReport report, TextWriter output)
    {
        foreach (var change in report.Changes)
        {
            var place = change.Origin is { } origin ? FormattableString.Invariant($"{origin.File}({origin.Line},{origin.Column}): ") : "";
            var level = report.Fails(change) ? "error" : change.Severity == Severity.Info ? "message" : "warning";
            output.WriteLine($"{place}{level} {change.Rule.Id}: {InputException.OneLine(change.Message)}");
        }
    }
}
