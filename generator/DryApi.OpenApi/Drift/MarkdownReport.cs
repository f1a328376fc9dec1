using DryApi.Contracts;
using DryApi.OpenApi.Encoders;

namespace DryApi.OpenApi.Drift;

/// <summary>
/// The changes as a comment of a pull request: what breaks, what somebody has to look at, what is new; what is for information, texts and
/// schemas that nothing uses folded. It never has more bytes than it may: what is left out is counted, and what breaks is left out last.
/// </summary>
internal sealed class MarkdownReport
{
    private const int MostTexts = 100;

    /// <summary>What a part that has no room for its rows says in their place.</summary>
    private const int BytesOfANote = 320;

    /// <summary>One in so many rows.</summary>
    private const int FewestOfAColumn = 3;

    /// <summary>One in so many bytes.</summary>
    private const int ReservedPart = 8;

    private readonly DriftReport _report;
    private readonly MarkdownRow _row;
    private readonly int _maxBytes;
    private readonly List<Encoded<RenderedMarkdown>> _lines = [];
    private readonly SortedDictionary<string, DriftRule> _rules = new(StringComparer.Ordinal);
    private int _bytes;

    private MarkdownReport(DriftReport report, MarkdownOptions options)
    {
        (_report, _row, _maxBytes) = (report, new MarkdownRow(options.Links, report.Changes), options.MaxBytes);
    }

    public static void Write(DriftReport report, EncodingWriter<RenderedMarkdown> output, MarkdownOptions? options = null)
    {
        foreach (var line in new MarkdownReport(report, options ?? MarkdownOptions.Default).Lines())
        {
            output.WriteLine(line);
        }
    }

    private List<Encoded<RenderedMarkdown>> Lines()
    {
        WriteHead();
        var rows = DriftRows.Of(_report.Changes);
        var parts = PartsOf(rows);
        for (var i = 0; i < parts.Count; i++)
        {
            Write(parts[i], _maxBytes - _bytes - parts.Skip(i + 1).Sum(part => BytesOfANote + ReservedFor(part)));
        }

        // At the end, where they show nothing.
        _lines.AddRange(_rules.Values.Select(DefinitionOf));
        if (_lines[^1].Length == 0)
        {
            _lines.RemoveAt(_lines.Count - 1);
        }

        return _lines;
    }

    /// <summary>What is new is soon told, and is not to give way to the last of many warnings.</summary>
    private int ReservedFor(MarkdownPart part) => part.IsReserved ? Math.Min(part.Rows.Sum(row => part.Full(row).ByteCount) + BytesOfANote, _maxBytes / ReservedPart) : 0;

    private void WriteHead()
    {
        Encoded<RenderedMarkdown> texts = _report.Texts.Count == 0 ? $"" : (Encoded<RenderedMarkdown>)$"; {Texts(_report.Texts.Count)} changed";
        WriteLine(_report.Changes.Count == 0
            ? $"### Contract: no change of the contract{texts}"
            : (Encoded<RenderedMarkdown>)$"### Contract: {_report.Breaking} breaking, {_report.Warnings} {(_report.Warnings == 1 ? Own($"warning") : Own($"warnings"))}, {_report.Infos} for information{texts}");
        WriteLine($"");
        if (_report.Changes.Count > 0)
        {
            WriteLine($"Asks for a **{_report.Bump}** version. {NextStep()}");
            WriteLine($"");
        }
    }

    private Encoded<RenderedMarkdown> NextStep() => _report switch
    {
        { Breaking: > 0 } => $"Callers that keep to the old contract can fail: go through what breaks, and tell them what to do instead.",
        _ when _report.Changes.Any(change => change.SourceBreaking) => $"Nothing breaks on the wire, but C# marked ⛔ stops compiling: change the callers, or keep the names by the overlay.",
        { Warnings: > 0 } => $"Nothing breaks: look at the warnings before it is accepted.",
        _ => $"Nothing breaks: it can be accepted as it is.",
    };

    private List<MarkdownPart> PartsOf(IReadOnlyList<DriftRow> rows)
    {
        var parts = new List<MarkdownPart>
        {
            Table($"#### ❌ Breaking", rows, row => row.First.Severity == Severity.Breaking),
            Table($"#### ⚠️ To look at", rows, row => row.First.Severity != Severity.Breaking && !IsQuiet(row)),
            new([$"#### ✨ New operations", $"", $"| Operation | C# |", $"|---|---|"], [.. rows.Where(IsAddition)]) { Full = _row.Added, Short = _row.Added, IsReserved = true },
            Fold(rows, row => IsQuiet(row) && !IsAddition(row) && !IsUnused(row), count => $"{count} more, for information"),
            Items(_report.Findings, count => count == 1 ? Own($"1 place of the documents is not read as it stands") : Own($"{count} places of the documents are not read as they stand")),
            TextsPart(),
            Fold(rows, IsUnused, count => count == 1 ? Own($"1 schema that no operation uses") : Own($"{count} schemas that no operation uses")),
        };
        return [.. parts.Where(part => part.Rows.Count + part.Items.Count > 0)];
    }

    private MarkdownPart Table(Encoded<RenderedMarkdown> title, IReadOnlyList<DriftRow> rows, Func<DriftRow, bool> isIn)
    {
        List<DriftRow> inside = [.. rows.Where(isIn)];

        // A column that is nearly empty takes the room of the others.
        var hasCSharp = inside.Count(MarkdownRow.HasCSharp) * FewestOfAColumn >= inside.Count;
        return new([title, $"", hasCSharp ? $"| Where | What changed | C# |" : (Encoded<RenderedMarkdown>)$"| Where | What changed |", hasCSharp ? $"|---|---|---|" : (Encoded<RenderedMarkdown>)$"|---|---|"], inside)
        {
            Full = row => _row.Full(row, hasCSharp),
            Short = row => _row.Short(row, hasCSharp),
        };
    }

    private MarkdownPart Fold(IReadOnlyList<DriftRow> rows, Func<DriftRow, bool> isIn, Func<int, Encoded<RenderedMarkdown>> summary) =>
        Table($"<details><summary>{summary(rows.Where(isIn).Sum(row => row.Changes.Count))}</summary>", rows, isIn) with { IsFolded = true };

    private MarkdownPart Items(IReadOnlyList<Change> findings, Func<int, Encoded<RenderedMarkdown>> summary) => new([$"<details><summary>{summary(findings.Count)}</summary>", $""], [])
    {
        IsFolded = true,
        Items = [.. findings.Select(finding => (_row.Finding(finding), (DriftRule?)finding.Rule))],
    };

    private MarkdownPart TextsPart() => new([$"<details><summary>{(_report.Changes.Count == 0 ? Own($"Text changes alone: ") : Own($""))}{Texts(_report.Texts.Count)} changed</summary>", $""], [])
    {
        IsFolded = true,
        Items = [.. _report.Texts.Select(text => (_row.Text(text), (DriftRule?)null))],
        MostItems = MostTexts,
    };

    /// <summary>Whether neither calls nor code have to change.</summary>
    private bool IsQuiet(DriftRow row) => row.First.Severity == Severity.Info && !_row.StopsCompiling(row.First);

    private static bool IsAddition(DriftRow row) => row.Changes.Count == 1 && row.First.Rule == OperationRules.Added;

    private bool IsUnused(DriftRow row) => IsQuiet(row)
        && (row.First.Rule == OperationRules.SchemaAdded || row.First.Rule == OperationRules.SchemaRemoved || row.First.Rule == OperationRules.SchemaChanged);

    private void Write(MarkdownPart part, int room)
    {
        var frame = part.Head.Sum(line => line.ByteCount) + BytesOfANote;
        var (lines, left) = part.Items.Count > 0 ? FitItems(part, room - frame) : FitRows(part, room - frame);
        part.Head.ForEach(WriteLine);
        lines.ForEach(WriteLine);
        if (left > 0)
        {
            // A table ends at an empty line.
            WriteLine(part.Items.Count > 0 ? $"- … and {left} more, which `--format json` lists" : (Encoded<RenderedMarkdown>)$"");
            if (part.Items.Count == 0)
            {
                WriteLine($"… and **{left} more changes**, for which there is no room here: `--format json` lists every change.");
            }
        }

        WriteLine($"");
        if (part.IsFolded)
        {
            WriteLine($"</details>");
            WriteLine($"");
        }
    }

    /// <summary>All rows as they are; where they are too many all of them short, and as many as there is room for where those are too.</summary>
    private (List<Encoded<RenderedMarkdown>> Lines, int Left) FitRows(MarkdownPart part, int room)
    {
        var (lines, rules, left) = Take(part.Rows.Select(row => (part.Full(row), row)), part.Rows, room);
        if (left > 0)
        {
            (lines, rules, left) = Take(part.Rows.Select(row => (part.Short(row), row)), part.Rows, room);
        }

        Use(rules);
        return (lines, left);
    }

    private (List<Encoded<RenderedMarkdown>> Lines, List<DriftRule> Rules, int Left) Take(IEnumerable<(Encoded<RenderedMarkdown> Line, DriftRow Row)> rows, IReadOnlyList<DriftRow> all, int room)
    {
        var lines = new List<Encoded<RenderedMarkdown>>();
        var rules = new HashSet<DriftRule>();
        foreach (var (line, row) in rows)
        {
            room -= line.ByteCount + (_rules.ContainsKey(row.First.Rule.Id) || !rules.Add(row.First.Rule) ? 0 : DefinitionOf(row.First.Rule).ByteCount);
            if (room < 0)
            {
                break;
            }

            lines.Add(line);
        }

        return (lines, [.. rules], all.Skip(lines.Count).Sum(row => row.Changes.Count));
    }

    private (List<Encoded<RenderedMarkdown>> Lines, int Left) FitItems(MarkdownPart part, int room)
    {
        var lines = new List<Encoded<RenderedMarkdown>>();
        var rules = new HashSet<DriftRule>();
        foreach (var (line, rule) in part.Items.Take(part.MostItems))
        {
            room -= line.ByteCount + (rule is null || _rules.ContainsKey(rule.Id) || !rules.Add(rule) ? 0 : DefinitionOf(rule).ByteCount);
            if (room < 0)
            {
                break;
            }

            lines.Add(line);
        }

        Use(rules);
        return (lines, part.Items.Count - lines.Count);
    }

    private void Use(IEnumerable<DriftRule> rules)
    {
        foreach (var rule in rules.Where(rule => _rules.TryAdd(rule.Id, rule)))
        {
            _bytes += DefinitionOf(rule).ByteCount;
        }
    }

    private static Encoded<RenderedMarkdown> DefinitionOf(DriftRule rule) => $"[{Encoded<RenderedMarkdown>.Id(rule)}]: {Encoded<RenderedMarkdown>.HelpLink(rule)}";

    private static Encoded<RenderedMarkdown> Texts(int count) => count == 1 ? $"1 text" : (Encoded<RenderedMarkdown>)$"{count} texts";

    private static Encoded<RenderedMarkdown> Own(Encoded<RenderedMarkdown> words) => words;

    private void WriteLine(Encoded<RenderedMarkdown> line)
    {
        _bytes += line.ByteCount;
        _lines.Add(line);
    }
}
