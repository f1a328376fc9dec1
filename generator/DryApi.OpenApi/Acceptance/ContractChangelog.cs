using System.Text;
using System.Text.RegularExpressions;
using DryApi.Contracts;
using DryApi.OpenApi.Documents;
using DryApi.OpenApi.Drift;
using DryApi.OpenApi.Encoders;

namespace DryApi.OpenApi.Acceptance;

/// <summary>The file that says what each version changed, the latest first. A version with a date is released; the one above it, without, is the next.</summary>
internal static partial class ContractChangelog
{
    private const string Title = """
        # Changes of the contract

        A version with a date is released; the one above it is the next, and each acceptance adds what it changed and raises it to what that asks for.

        """;

    private const int MostTexts = 100;

    private static readonly Version First = new(0, 1, 0);

    /// <summary>The file with the changes added, and the texts that changed; null when there is none to add.</summary>
    /// <exception cref="InputException">The file cannot be read.</exception>
    public static ChangelogUpdate? Add(string path, DriftReport report, DateTime today, DocumentLimits limits)
    {
        if (report.Changes.Count == 0 && report.Texts.Count == 0)
        {
            return null;
        }

        var known = (File.Exists(path) ? Encoding.UTF8.GetString(InputFile.Read(path, limits).Span).TrimStart('\uFEFF') : Title).ReplaceLineEndings("\n");
        var versions = VersionHeading().Matches(known);
        var open = versions.FirstOrDefault() is { } top && !top.Groups["date"].Success ? top : null;
        var released = versions.FirstOrDefault(version => version.Groups["date"].Success) is { } last ? VersionOf(last) : null;
        var next = released is null ? First : Raise(released, report.Bump);
        if (open is not null && VersionOf(open) > next)
        {
            next = VersionOf(open);
        }

        var entry = $"## {next}\n\n{Entry(report, today)}";
        var (before, after) = open is not null ? (known[..open.Index], known[(open.Index + open.Length)..]) : Split(known);
        after = after.TrimStart('\n');
        return new ChangelogUpdate(Encoding.UTF8.GetBytes(before.TrimEnd('\n') + "\n\n" + entry + (after.Length == 0 ? "" : "\n" + after)), next, released);
    }

    /// <summary>The version after a release (Semantic Versioning). Before 1.0.0 what breaks and what is added raise the second number.</summary>
    private static Version Raise(Version released, VersionBump bump) => bump switch
    {
        VersionBump.Major when released.Major > 0 => new Version(released.Major + 1, 0, 0),
        VersionBump.Major or VersionBump.Minor => new Version(released.Major, released.Minor + 1, 0),
        _ => new Version(released.Major, released.Minor, released.Build + 1),
    };

    private static Version VersionOf(Match heading) => Version.Parse(heading.Groups["version"].ValueSpan);

    private static (string Before, string After) Split(string known)
    {
        var first = known.IndexOf("\n## ", StringComparison.Ordinal);
        return first < 0 ? (known, "") : (known[..first], known[first..]);
    }

    private static string Entry(DriftReport report, DateTime today)
    {
        using var text = new StringWriter { NewLine = "\n" };
        var lines = new EncodingWriter<Markdown>(text);
        lines.WriteLine($"### {today}: {report.Bump}");
        lines.WriteLine();
        foreach (var change in report.Changes)
        {
            Encoded<Markdown> severity = change.Severity switch
            {
                Severity.Breaking => $"**breaking** ",
                Severity.Warning => $"**warning** ",
                _ => $"",
            };
            Encoded<Markdown> effect = (change.SourceEffect ?? change.Member) is { } member ? $" C#: {member}." : (Encoded<Markdown>)$"";
            lines.WriteLine($"- {severity}{Encoded<Markdown>.Id(change.Rule)} {change.Headline}. {Encoded<Markdown>.Sentence(change.Rule)}{effect}");
        }

        WriteTexts(report, lines);
        return text.ToString();
    }

    private static void WriteTexts(DriftReport report, EncodingWriter<Markdown> lines)
    {
        if (report.Texts.Count == 0)
        {
            return;
        }

        lines.WriteLine(report.Texts.Count == 1 ? $"- 1 text changed" : (Encoded<Markdown>)$"- {report.Texts.Count} texts changed");
        foreach (var text in report.Texts.Take(MostTexts))
        {
            lines.WriteLine($"  - {text.Pointer}: {text.Difference}");
        }

        if (report.Texts.Count > MostTexts)
        {
            lines.WriteLine($"  - and {report.Texts.Count - MostTexts} more");
        }
    }

    [GeneratedRegex(@"^## (?<version>\d{1,9}\.\d{1,9}\.\d{1,9})( - (?<date>\d{4}-\d{2}-\d{2}))?[ \t]*$", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex VersionHeading();
}
