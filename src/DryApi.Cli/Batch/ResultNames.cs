using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace DryApi.Cli.Batch;

/// <summary>Makes names of files from a template and the values of a row, which are good on every system and lead nowhere else.</summary>
internal sealed partial class ResultNames
{
    /// <summary>Names have at most 255 bytes, on some disks 143, and a number, an extension and the name of a part come to it.</summary>
    private const int MostBytes = 100;

    private const string Reserved = "con,prn,aux,nul,conin$,conout$";

    private const string End = ".{ext}";

    private static readonly string[] Own = ["row", "line", "operation", "ext"];

    private readonly string _template;

    /// <exception cref="UsageException">The template cannot be used.</exception>
    public ResultNames(string template)
    {
        var rest = Placeholder().Replace(template, "");
        if (rest.AsSpan().ContainsAny("/\\{}"))
        {
            throw new UsageException("--name has to be a name without a folder, with values of a row in braces, such as {row}-{model}-{seed}.{ext}");
        }

        string[] wanted = [.. Placeholder().Matches(template).Select(match => match.Groups[1].Value)];
        if (wanted.FirstOrDefault(name => !name.StartsWith(RowPlanner.Note) && !Own.Contains(name) && !DryApiOperations.All.Any(operation => operation.FindParameter(WireName(name)) is not null)) is { } unknown)
        {
            throw new UsageException($"--name: {{{unknown}}} is no value of a row; use {string.Join(", ", Own.Select(name => $"{{{name}}}"))}, the name of an option such as {{model}}, or of a column of notes such as {{#id}}");
        }

        if (!template.EndsWith(End, StringComparison.Ordinal) || wanted.Count(name => name == "ext") > 1)
        {
            throw new UsageException("--name has to end in .{ext}, the extension of what the service makes, such as {row}.{ext}");
        }

        _template = template[..^End.Length];
    }

    /// <summary>The name of a result.</summary>
    /// <param name="row">The row.</param>
    /// <param name="extension">The extension of the result, as the service has it.</param>
    /// <param name="copy">0, or how many names were taken: the number of the row comes before the extension, and then one more.</param>
    public string Of(JournalRow row, string extension, int copy)
    {
        var values = RowValues.Read(row.Request);
        var notes = RowValues.Read(row.Notes);
        var ext = Safe(extension.TrimStart('.').ToLowerInvariant()) is { Length: > 0 and <= 10 } known && known.All(char.IsAsciiLetterOrDigit) ? known : "bin";
        var text = Placeholder().Replace(_template, match => match.Groups[1].Value switch
        {
            "row" => row.Number.ToString("00000", CultureInfo.InvariantCulture),
            "line" => row.Line.ToString(CultureInfo.InvariantCulture),
            "operation" => row.Operation,
            ['#', .. var note] => RowValues.TextOf(notes.GetValueOrDefault(note.Trim())),
            var name => RowValues.TextOf(values.GetValueOrDefault(WireName(name))),
        });
        var stem = Stem(text);
        // The row's own number, as thousands of rows may have one name.
        var number = copy switch
        {
            0 => "",
            1 => string.Create(CultureInfo.InvariantCulture, $"-{row.Number}"),
            _ => string.Create(CultureInfo.InvariantCulture, $"-{row.Number}-{copy}"),
        };
        return $"{stem}{number}.{ext}";
    }

    /// <summary>Names of options do as well.</summary>
    private static string WireName(string name) => name.TrimStart('-').Replace('-', '_');

    /// <summary>A text as the name of a file without its extension.</summary>
    private static string Stem(string text)
    {
        var safe = Safe(text).Trim(' ', '.').TrimStart('-');
        var stem = Shorten(safe).TrimEnd(' ', '.');
        var first = stem.Split('.')[0].TrimEnd(' ').ToLowerInvariant();
        return stem.Length == 0 || Reserved.Split(',').Contains(first) || Numbered().IsMatch(first) ? "_" + stem : stem;
    }

    private static string Safe(string text)
    {
        var safe = new StringBuilder(text.Length);
        foreach (var rune in text.Normalize(NormalizationForm.FormC).EnumerateRunes())
        {
            var isPlain = Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
                or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse or UnicodeCategory.Surrogate) && rune != Rune.ReplacementChar;
            safe.Append(isPlain && !(rune.IsAscii && "<>:\"/\\|?*%#".Contains((char)rune.Value, StringComparison.Ordinal)) ? rune.ToString() : "_");
        }

        return safe.ToString();
    }

    private static string Shorten(string text)
    {
        var (bytes, length) = (0, 0);
        foreach (var rune in text.EnumerateRunes())
        {
            bytes += rune.Utf8SequenceLength;
            if (bytes > MostBytes)
            {
                break;
            }

            length += rune.Utf16SequenceLength;
        }

        return text[..length];
    }

    [GeneratedRegex(@"\{([^{}/\\]+)\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex("^(com|lpt)[0-9¹²³]$")]
    private static partial Regex Numbered();
}
