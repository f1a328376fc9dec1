using DryApi.Contracts;
using DryApi.OpenApi.Encoders;

namespace DryApi.OpenApi.Drift;

/// <summary>The changes for eyes at a terminal, the worst first.</summary>
internal static class TextReport
{
    private const int MostOperations = 3;
    private const int MostExamples = 5;
    private const int Bold = 1;
    private const int Red = 31;
    private const int Yellow = 33;
    private const int Cyan = 36;

    public static void Write(DriftReport report, ToolOutput output)
    {
        foreach (var row in DriftRows.Of(report.Changes))
        {
            Write(row, output.Terminal, output.HasColor);
        }

        Encoded<Terminal> bump = report.Changes.Count == 0 ? $"" : (Encoded<Terminal>)$"; asks for a {report.Bump} version";
        Encoded<Terminal> texts = report.Texts.Count == 0 ? $"" : (Encoded<Terminal>)$"; {report.TextSummary}:";
        output.Terminal.WriteLine($"{report.Summary}{bump}{texts}");
        foreach (var text in report.Texts)
        {
            output.Terminal.WriteLine($"  {text.Position.ToString()} {text.Pointer}: {text.Difference}");
        }
    }

    private static void Write(DriftRow row, EncodingWriter<Terminal> output, bool hasColor)
    {
        var change = row.First;
        var (color, word) = change.Severity switch
        {
            Severity.Breaking => (Red, "breaking"),
            Severity.Warning => (Yellow, "warning"),
            _ => (Cyan, "info"),
        };
        Encoded<Terminal> count = row.Changes.Count == 1 ? $"" : (Encoded<Terminal>)$" ({row.Changes.Count} times)";
        output.WriteLine($"{Terminal.Paint(word, color, hasColor)} {change.Rule.Id} {change.RuleName}{count}");
        if (row.IsOnePlace)
        {
            output.WriteLine($"  {Terminal.Paint(change.Subject.Length == 0 ? row.Values : $"{change.Subject}: {row.Values}", Bold, hasColor)}");
        }
        else
        {
            WriteDifferences(row, output, hasColor);
        }

        output.WriteLine($"  {change.Rule.Sentence}");
        if (change.Operations.Count > 0)
        {
            var operations = row.Changes.Count == 1 ? change.Operations : [.. row.Changes.SelectMany(each => each.Operations).Distinct(StringComparer.Ordinal).Take(MostOperations)];
            output.WriteLine($"  in {string.Join(", ", operations.Take(MostOperations))}{More(row.OperationCount - MostOperations)}");
        }

        var members = row.Changes.Select(each => each.Call ?? each.SourceEffect ?? each.Member).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        if (members.Count > 0)
        {
            output.WriteLine($"  C#: {members[0]}{More(members.Count - 1)}");
        }

        if (change.Remedy is { } remedy)
        {
            output.WriteLine($"  {remedy}");
        }

        if (change.Origin is not null)
        {
            output.WriteLine($"  at {MSBuildLine.Place(change.Origin)}{More(row.IsOnePlace ? 0 : row.Changes.Count - 1)}");
        }

        output.WriteLine();
    }

    private static void WriteDifferences(DriftRow row, EncodingWriter<Terminal> output, bool hasColor)
    {
        foreach (var change in row.Changes.Take(MostExamples))
        {
            output.WriteLine($"  {Terminal.Paint(change.Difference, Bold, hasColor)}");
        }

        if (row.Changes.Count > MostExamples)
        {
            Encoded<Terminal> pattern = row.Pattern is null ? $"" : (Encoded<Terminal>)$": {row.Pattern}";
            output.WriteLine($"  and {row.Changes.Count - MostExamples} more{pattern}");
        }
    }

    private static Encoded<Terminal> More(int count) => count > 0 ? $" and {count} more" : (Encoded<Terminal>)$"";
}
