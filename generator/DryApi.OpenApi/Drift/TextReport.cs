using DryApi.Contracts;
using DryApi.OpenApi.Documents;

namespace DryApi.OpenApi.Drift;

/// <summary>The changes for eyes at a terminal, the worst first.</summary>
internal static class TextReport
{
    private const int MostOperations = 3;

    public static void Write(DriftReport report, TextWriter output, bool hasColor)
    {
        foreach (var change in report.Changes)
        {
            var (color, word) = change.Severity switch
            {
                Severity.Breaking => ("31", "breaking"),
                Severity.Warning => ("33", "warning"),
                _ => ("36", "info"),
            };
            output.WriteLine($"{Paint(word, color, hasColor)} {change.Rule.Id} {change.RuleName}");
            output.WriteLine("  " + Paint(Line(change.Difference), "1", hasColor));
            output.WriteLine("  " + Line(change.Rule.Sentence));
            if (change.Operations.Count > 0)
            {
                var more = change.Operations.Count - MostOperations;
                output.WriteLine("  in " + Line(string.Join(", ", change.Operations.Take(MostOperations))) + (more > 0 ? $" and {more} more" : ""));
            }

            WriteDetail("C#: ", change.SourceEffect ?? change.Member, output);
            WriteDetail("", change.Remedy, output);
            WriteDetail("at ", change.Origin is { } origin ? FormattableString.Invariant($"{origin.File}({origin.Line},{origin.Column})") : null, output);
            output.WriteLine();
        }

        output.WriteLine(report.Summary + (report.Changes.Count == 0 ? "" : $"; asks for a {report.Bump.ToString().ToLowerInvariant()} version"));
    }

    private static void WriteDetail(string label, string? text, TextWriter output)
    {
        if (text is not null)
        {
            output.WriteLine($"  {label}{Line(text)}");
        }
    }

    // What a document says must not move the cursor.
    private static string Line(string text) => InputException.OneLine(text);

    private static string Paint(string text, string color, bool hasColor) => hasColor ? $"\e[{color}m{text}\e[0m" : text;
}
