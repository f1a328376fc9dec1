using DryApi.Contracts;
using DryApi.OpenApi.Encoders;

namespace DryApi.OpenApi.Drift;

/// <summary>The changes as a comment of a pull request: a table by operation, breaking ones first; what is for information, and texts, folded.</summary>
internal sealed class MarkdownReport
{
    /// <summary>GitHub takes comments of 65,536 characters.</summary>
    private const int LongestComment = 60_000;

    private const int MostTexts = 100;

    private readonly DriftReport _report;
    private readonly EncodingWriter<RenderedMarkdown> _output;
    private int _length;

    private MarkdownReport(DriftReport report, EncodingWriter<RenderedMarkdown> output)
    {
        _report = report;
        _output = output;
    }

    public static void Write(DriftReport report, EncodingWriter<RenderedMarkdown> output) => new MarkdownReport(report, output).Write();

    private void Write()
    {
        Encoded<RenderedMarkdown> texts = _report.Texts.Count == 0 ? $"" : (Encoded<RenderedMarkdown>)$"; {Count(_report.Texts.Count)} changed";
        WriteLine(_report.Changes.Count == 0
            ? $"### Contract: no change of the contract{texts}"
            : (Encoded<RenderedMarkdown>)$"### Contract: {_report.Breaking} breaking, {_report.Warnings} {(_report.Warnings == 1 ? Own($"warning") : Own($"warnings"))}, {_report.Infos} for information{texts}");
        WriteLine($"");
        if (_report.Changes.Count > 0)
        {
            WriteLine($"Asks for a **{_report.Bump}** version.");
            WriteLine($"");
        }

        WriteTable(_report.Changes.Where(c => !IsQuiet(c)));
        var infos = _report.Changes.Where(IsQuiet).ToList();
        if (infos.Count > 0)
        {
            WriteLine($"<details><summary>{infos.Count} more, for information</summary>");
            WriteLine($"");
            WriteTable(infos);
            WriteLine($"</details>");
        }

        WriteTexts();
    }

    private void WriteTexts()
    {
        if (_report.Texts.Count == 0)
        {
            return;
        }

        WriteLine($"<details><summary>{(_report.Changes.Count == 0 ? Own($"Text changes alone: ") : Own($""))}{Count(_report.Texts.Count)} changed</summary>");
        WriteLine($"");
        for (var i = 0; i < _report.Texts.Count; i++)
        {
            if (i == MostTexts || _length > LongestComment)
            {
                WriteLine($"- … and {_report.Texts.Count - i} more, which `--format json` lists");
                break;
            }

            var text = _report.Texts[i];
            WriteLine($"- {text.Pointer} at {text.Position.ToString()}: {text.Difference}");
        }

        WriteLine($"");
        WriteLine($"</details>");
    }

    /// <summary>Whether neither calls nor code have to change.</summary>
    private static bool IsQuiet(Change change) => change.Severity == Severity.Info && !change.SourceBreaking;

    private void WriteTable(IEnumerable<Change> changes)
    {
        var rows = changes.OrderByDescending(c => c.Severity).ThenBy(c => c.Operation ?? "", StringComparer.Ordinal).ToList();
        if (rows.Count == 0)
        {
            return;
        }

        WriteLine($"| | Operation | Change | C# |");
        WriteLine($"|---|---|---|---|");
        for (var i = 0; i < rows.Count; i++)
        {
            if (_length > LongestComment)
            {
                WriteLine($"");
                WriteLine($"… and {rows.Count - i} more, which a comment has no room for.");
                break;
            }

            WriteLine(Row(rows[i]));
        }

        WriteLine($"");
    }

    private static Encoded<RenderedMarkdown> Row(Change change)
    {
        Encoded<RenderedMarkdown> mark = change.Severity switch
        {
            Severity.Breaking => $"❌ breaking",
            Severity.Warning => $"⚠️ warning",
            _ => $"info",
        };
        Encoded<RenderedMarkdown> operations = change.Operations.Count switch
        {
            0 => $"",
            1 => $"{change.Operations[0]}",
            _ => $"{change.Operations[0]} and {change.Operations.Count - 1} more",
        };
        Encoded<RenderedMarkdown> remedy = change.Remedy is { } text ? $"<br>{text}" : (Encoded<RenderedMarkdown>)$"";
        Encoded<RenderedMarkdown> stops = change.SourceBreaking ? $"**stops compiling**<br>" : (Encoded<RenderedMarkdown>)$"";
        return $"| {mark}<br>{Encoded<RenderedMarkdown>.Id(change.Rule)} | {operations} | {change.Difference}<br>{Encoded<RenderedMarkdown>.Sentence(change.Rule)}{remedy} | {stops}{change.SourceEffect ?? change.Member} |";
    }

    private static Encoded<RenderedMarkdown> Count(int texts) => texts == 1 ? $"1 text" : (Encoded<RenderedMarkdown>)$"{texts} texts";

    private static Encoded<RenderedMarkdown> Own(Encoded<RenderedMarkdown> words) => words;

    private void WriteLine(Encoded<RenderedMarkdown> line)
    {
        _length += line.Length + 1;
        _output.WriteLine(line);
    }
}
