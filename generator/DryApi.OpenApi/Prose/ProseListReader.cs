using System.Globalization;
using DryApi.Contracts;

namespace DryApi.OpenApi.Prose;

/// <summary>Finds lists of formats and of values in one sentence.</summary>
/// <param name="sentence">The sentence.</param>
/// <param name="ownName">The name of what the sentence describes, if it has one.</param>
internal sealed class ProseListReader(ProseSentence sentence, string? ownName)
{
    /// <summary>The lists in the order of their words.</summary>
    public IEnumerable<ProseLimit> Read()
    {
        for (var at = 0; at < sentence.Count; at++)
        {
            if (FormatsAt(at) is { } formats)
            {
                yield return formats;
            }
            else if (ValuesAt(at) is { } values)
            {
                yield return values;
            }
        }
    }

    private static bool IsAllowed(string word) => word is "supported" or "accepted" or "allowed" or "permitted" or "valid";

    /// <summary>"Supported formats: MP3, WAV and OGG"</summary>
    private ProseLimit? FormatsAt(int at)
    {
        if (!IsAllowed(sentence[at].Text))
        {
            return null;
        }

        var next = at + 1;
        while (next < at + 4 && sentence[next].Text is "file" or "image" or "audio" or "video" or "media" or "input" or "upload" or "document")
        {
            next++;
        }

        if (sentence[next].Text is not ("format" or "formats" or "type" or "types" or "extension" or "extensions" or "filetypes")
            || !(sentence[next + 1].IsMark(":") || sentence[next + 1].Text is "are" or "is"))
        {
            return null;
        }

        next += 2;
        next += sentence.Has(next, "only") ? 1 : 0;
        var types = new SortedSet<string>(StringComparer.Ordinal);
        while (TypeAt(ref next) is { } type)
        {
            types.Add(type);
            if (!SkipSeparators(ref next) || StartsLimit(next))
            {
                break;
            }
        }

        var end = next;
        while (IsSeparator(sentence[end - 1].Text) || sentence[end - 1].IsMark("("))
        {
            end--;
        }

        next += sentence[next].Text is "files" or "images" or "only" or "formats" ? 1 : 0;
        var isAll = types.Count > 0 && (IsEnd(next) || sentence[next].IsMark("(") || StartsLimit(next));
        return isAll && !types.Overlaps(["image", "audio", "video", "text", "etc", "more", "any", "all", "other"]) && IsMeant(at, end)
            ? new ProseLimit(ProseLimitKind.FileTypes, "[" + string.Join(",", types.Select(JsonText.Quote)) + "]", sentence.Quote(at, end))
            : null;
    }

    /// <summary>The ending that a format has: the one in parentheses where there is one.</summary>
    private string? TypeAt(ref int at)
    {
        var next = at + (sentence[at].IsMark(".") ? 1 : 0);
        if (sentence[next].Kind is not (ProseTokenKind.Word or ProseTokenKind.Name or ProseTokenKind.Quoted))
        {
            return null;
        }

        var name = sentence[next++].Text.TrimStart('.').ToLowerInvariant();
        if (sentence[next].IsMark("("))
        {
            var inner = next + (sentence[next + 1].IsMark(".") ? 2 : 1);
            if (sentence[inner].Kind == ProseTokenKind.Word && sentence[inner + 1].IsMark(")"))
            {
                (name, next) = (sentence[inner].Text, inner + 2);
            }
        }

        name = name switch { "quicktime" => "mov", "matroska" => "mkv", _ => name };
        var isExtension = name.Length is >= 2 and <= 5 && name.All(char.IsAsciiLetterOrDigit) && name.Any(char.IsAsciiLetter);
        at = isExtension ? next : at;
        return isExtension ? name : null;
    }

    /// <summary>"One of: low, mid, high", "must be 2, 3, or 4"</summary>
    private ProseLimit? ValuesAt(int at)
    {
        var (next, areWordsClear) = (-1, false);
        if (sentence.Has(at, "one", "of") && sentence[at - 1].Text is not ("exactly" or "least" or "most" or "any" or "only" or "just"))
        {
            next = at + 2;
            next += sentence.Has(next, "the", "following") ? 2 : sentence.Has(next, "these") ? 1 : 0;
            next += sentence.Has(next, "values") ? 1 : 0;
        }
        else if ((IsAllowed(sentence[at].Text) || sentence.Has(at, "possible")) && sentence.Has(at + 1, "values"))
        {
            next = at + 2;
            next += sentence.Has(next, "are") ? 1 : 0;
            if (next == at + 2 && !sentence[next].IsMark(":"))
            {
                return null;
            }
        }
        else if (sentence.Has(at, "must", "be"))
        {
            next = at + 2;
            next += sentence.Has(next, "either") ? 1 : 0;
        }

        if (next < 0)
        {
            return null;
        }

        // Without a colon, plain words are a sentence: "one of the voices listed".
        areWordsClear = sentence[next].IsMark(":");
        next += areWordsClear ? 1 : 0;
        return ReadValues(at, next, areWordsClear);
    }

    private ProseLimit? ReadValues(int from, int at, bool areWordsClear)
    {
        var values = new SortedSet<string>(StringComparer.Ordinal);
        var (numbers, next) = (0, at);
        do
        {
            var token = sentence[next];
            var isWord = areWordsClear && token.Kind is ProseTokenKind.Word or ProseTokenKind.Name;
            if (isWord && token.Text is "etc" or "more" or "others" or "other" or "any")
            {
                return null;
            }

            if (token.IsNumber && token.Text.Length == 0)
            {
                numbers++;
                values.Add(JsonText.Number(token.Number.ToString(CultureInfo.InvariantCulture)));
            }
            else if (isWord || token.Kind == ProseTokenKind.Quoted)
            {
                values.Add(JsonText.Quote(isWord ? sentence.Written(next) : token.Text));
            }
            else
            {
                return null;
            }

            next++;
        }
        while (SkipSeparators(ref next));

        var isMixed = numbers > 0 && values.Any(v => v[0] == '"');
        return values.Count > 1 && !isMixed && IsEnd(next) && IsMeant(from, next)
            ? new ProseLimit(ProseLimitKind.Enum, "[" + string.Join(",", values) + "]", sentence.Quote(from, next))
            : null;
    }

    private bool SkipSeparators(ref int at)
    {
        var start = at;
        while (IsSeparator(sentence[at].Text))
        {
            at++;
        }

        return at > start && !IsEnd(at);
    }

    private static bool IsSeparator(string text) => text is "," or "and" or "or" or "/" or "&" or "|";

    private bool StartsLimit(int at) => (ProsePhrases.Upper(sentence, at) ?? ProsePhrases.Lower(sentence, at)) is not null;

    private bool IsEnd(int at) => sentence[at].Kind == ProseTokenKind.None || sentence[at].Text is ")" or ";";

    private bool IsMeant(int from, int to) => !sentence.IsHedged(from, to) && ProseContext.Begins(sentence, from, ownName);
}
