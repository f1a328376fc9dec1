using DryApi.Contracts;
using DryApi.OpenApi.Encoders;

namespace DryApi.OpenApi.Drift;

/// <summary>The changes for eyes at a terminal, the worst first.</summary>
internal static class TextReport
{
    private const int MostOperations = 3;
    private const int Bold = 1;
    private const int Red = 31;
    private const int Yellow = 33;
    private const int Cyan = 36;

    public static void Write(DriftReport report, ToolOutput output)
    {
        foreach (var change in report.Changes)
        {
            Write(change, output.Terminal, output.HasColor);
        }

        Encoded<Terminal> bump = report.Changes.Count == 0 ? $"" : (Encoded<Terminal>)$"; asks for a {report.Bump} version";
        Encoded<Terminal> texts = report.Texts.Count == 0 ? $"" : (Encoded<Terminal>)$"; {report.TextSummary}:";
        output.Terminal.WriteLine($"{report.Summary}{bump}{texts}");
        foreach (var text in report.Texts)
        {
            output.Terminal.WriteLine($"  {text.Position.ToString()} {text.Pointer}: {text.Difference}");
        }
    }

    private static void Write(Change change, EncodingWriter<Terminal> output, bool hasColor)
    {
        var (color, word) = change.Severity switch
        {
            Severity.Breaking => (Red, "breaking"),
            Severity.Warning => (Yellow, "warning"),
            _ => (Cyan, "info"),
        };
        output.WriteLine($"{Terminal.Paint(word, color, hasColor)} {change.Rule.Id} {change.RuleName}");
        output.WriteLine($"  {Terminal.Paint(change.Difference, Bold, hasColor)}");
        output.WriteLine($"  {change.Rule.Sentence}");
        if (change.Operations.Count > 0)
        {
            var more = change.Operations.Count - MostOperations;
            Encoded<Terminal> rest = more > 0 ? $" and {more} more" : (Encoded<Terminal>)$"";
            output.WriteLine($"  in {string.Join(", ", change.Operations.Take(MostOperations))}{rest}");
        }

        if ((change.SourceEffect ?? change.Member) is { } member)
        {
            output.WriteLine($"  C#: {member}");
        }

        if (change.Remedy is { } remedy)
        {
            output.WriteLine($"  {remedy}");
        }

        if (change.Origin is not null)
        {
            output.WriteLine($"  at {MSBuildLine.Place(change.Origin)}");
        }

        output.WriteLine();
    }
}
