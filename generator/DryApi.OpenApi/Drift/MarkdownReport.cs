using System.Text;
using DryApi.Contracts;
using DryApi.OpenApi.Documents;

namespace DryApi.OpenApi.Drift;

/// <summary>The changes as a comment of a pull request: a table by operation, breaking ones first, what is for information folded.</summary>
internal static class MarkdownReport
{
    /// <summary>GitHub takes comments of 65,536 characters.</summary>
    private const int LongestComment = 60_000;

    public static void Write(DriftReport report, TextWriter output)
    {
        var text = new StringBuilder();
        text.Append("### Contract: ").Append(report.Summary).Append("\n\n");
        if (report.Changes.Count > 0)
        {
            text.Append("Asks for a **").Append(report.Bump.ToString().ToLowerInvariant()).Append("** version.\n\n");
        }

        WriteTable(report.Changes.Where(c => !IsQuiet(c)), text);
        var infos = report.Changes.Where(IsQuiet).ToList();
        if (infos.Count > 0)
        {
            text.Append("<details><summary>").Append(infos.Count).Append(" more, for information</summary>\n\n");
            WriteTable(infos, text);
            text.Append("</details>\n");
        }

        output.Write(text.ToString());
    }

    /// <summary>Whether neither calls nor code have to change.</summary>
    private static bool IsQuiet(Change change) => change.Severity == Severity.Info && !change.SourceBreaking;

    private static void WriteTable(IEnumerable<Change> changes, StringBuilder text)
    {
        var rows = changes.OrderByDescending(c => c.Severity).ThenBy(c => c.Operation ?? "", StringComparer.Ordinal).ToList();
        if (rows.Count == 0)
        {
            return;
        }

        text.Append("| | Operation | Change | C# |\n|---|---|---|---|\n");
        for (var i = 0; i < rows.Count; i++)
        {
            if (text.Length > LongestComment)
            {
                text.Append("\n… and ").Append(rows.Count - i).Append(" more, which a comment has no room for.\n");
                break;
            }

            Write(rows[i], text);
        }

        text.Append('\n');
    }

    private static void Write(Change change, StringBuilder text)
    {
        var mark = change.Severity switch
        {
            Severity.Breaking => "❌ breaking",
            Severity.Warning => "⚠️ warning",
            _ => "info",
        };
        var operations = change.Operations.Count switch
        {
            0 => "",
            1 => Code(change.Operations[0]),
            _ => $"{Code(change.Operations[0])} and {change.Operations.Count - 1} more",
        };
        text.Append("| ").Append(mark).Append("<br>").Append(change.Rule.Id)
            .Append(" | ").Append(operations)
            .Append(" | ").Append(Code(change.Difference)).Append("<br>").Append(Escape(change.Rule.Sentence));
        if (change.Remedy is not null)
        {
            text.Append("<br>").Append(Escape(change.Remedy));
        }

        text.Append(" | ").Append(change.SourceBreaking ? "**stops compiling**<br>" : "").Append(Escape(change.SourceEffect ?? change.Member ?? "")).Append(" |\n");
    }

    private static string Code(string text) => text.Length == 0 ? "" : "<code>" + Escape(text) + "</code>";

    // A document's words must not leave their cell, nor become markup.
    private static string Escape(string text)
    {
        var escaped = new StringBuilder();
        foreach (var character in InputException.OneLine(text))
        {
            _ = character switch
            {
                '<' => escaped.Append("&lt;"),
                '>' => escaped.Append("&gt;"),
                '&' => escaped.Append("&amp;"),
                '|' or '`' or '*' or '_' or '[' or ']' or '\\' or '@' or '#' => escaped.Append("&#").Append((int)character).Append(';'),
                _ => escaped.Append(character),
            };
        }

        return escaped.ToString();
    }
}
