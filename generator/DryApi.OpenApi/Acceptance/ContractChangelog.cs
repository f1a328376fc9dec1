using System.Globalization;
using System.Text;
using DryApi.Contracts;
using DryApi.OpenApi.Documents;
using DryApi.OpenApi.Drift;

namespace DryApi.OpenApi.Acceptance;

/// <summary>The file that says what each acceptance changed, the latest first.</summary>
internal static class ContractChangelog
{
    private const string Title = "# Changes of the contract\n\nEach acceptance adds what it changed, and which part of the next version that asks for.\n";

    /// <summary>The file with the changes added; null when there is none to add.</summary>
    /// <exception cref="InputException">The file cannot be read.</exception>
    public static byte[]? Add(string path, DriftReport report, DateTime today)
    {
        if (report.Changes.Count == 0)
        {
            return null;
        }

        var known = File.Exists(path) ? Encoding.UTF8.GetString(InputFile.Read(path).Span).TrimStart('\uFEFF').ReplaceLineEndings("\n") : Title;
        var first = known.IndexOf("\n## ", StringComparison.Ordinal);
        var (head, rest) = first < 0 ? (known, "") : (known[..(first + 1)], known[(first + 1)..]);
        return Encoding.UTF8.GetBytes(head.TrimEnd('\n') + "\n\n" + Entry(report, today) + (rest.Length == 0 ? "" : "\n" + rest));
    }

    private static string Entry(DriftReport report, DateTime today)
    {
        var text = new StringBuilder();
        text.Append("## ").Append(today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)).Append(": ").Append(report.Bump.ToString().ToLowerInvariant()).Append("\n\n");
        foreach (var change in report.Changes)
        {
            text.Append("- ").Append(change.Severity switch
            {
                Severity.Breaking => "**breaking** ",
                Severity.Warning => "**warning** ",
                _ => "",
            });
            text.Append(change.Rule.Id).Append(' ').Append(InputException.OneLine(change.Statement)).Append('\n');
        }

        return text.ToString();
    }
}
