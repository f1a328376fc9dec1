namespace DryApi.OpenApi.Prose;

/// <summary>Finds the words that announce a number as the most or the least.</summary>
internal static class ProsePhrases
{
    private const int MostFillers = 8;

    /// <summary>The phrase for an upper limit that begins at a place, or null.</summary>
    public static ProsePhrase? Upper(ProseSentence sentence, int at)
    {
        var word = sentence[at].Text;
        return word switch
        {
            "at" when sentence.Has(at + 1, "most") => new ProsePhrase(at + 2),
            "up" when sentence.Has(at + 1, "to") => new ProsePhrase(at + 2),
            "limited" or "restricted" when sentence.Has(at + 1, "to") => new ProsePhrase(sentence.Has(at + 2, "at", "most") ? at + 4 : at + 2),
            "capped" when sentence.Has(at + 1, "at") => new ProsePhrase(at + 2),
            "cannot" or "can't" or "mustn't" when sentence.Has(at + 1, "exceed") => new ProsePhrase(at + 2),
            "must" or "can" or "may" or "shall" or "to" when sentence.Has(at + 1, "not", "exceed") => new ProsePhrase(at + 3),
            "not" when sentence.Has(at + 1, "exceed") => new ProsePhrase(at + 2),
            "no" or "not" when IsMore(sentence[at + 1].Text) && sentence.Has(at + 2, "than") => new ProsePhrase(at + 3),
            "not" when sentence.Has(at + 1, "be") && IsMore(sentence[at + 2].Text) && sentence.Has(at + 3, "than") => new ProsePhrase(at + 4),
            "less" or "smaller" or "lower" when sentence.Has(at + 1, "than", "or", "equal", "to") => new ProsePhrase(at + 5),
            "max" or "maximum" or "limit" => Fillers(sentence, at + 1, isBare: word != "limit"),
            _ => sentence[at].IsMark("<=") ? new ProsePhrase(at + 1) : null,
        };
    }

    /// <summary>The phrase for a lower limit that begins at a place, or null.</summary>
    public static ProsePhrase? Lower(ProseSentence sentence, int at) => sentence[at].Text switch
    {
        "at" when sentence.Has(at + 1, "least") => new ProsePhrase(at + 2),
        "no" or "not" when sentence[at + 1].Text is "fewer" or "less" or "shorter" or "smaller" or "lower" && sentence.Has(at + 2, "than") => new ProsePhrase(at + 3),
        "greater" or "more" or "larger" or "higher" when sentence.Has(at + 1, "than", "or", "equal", "to") => new ProsePhrase(at + 5),
        "min" or "minimum" => Fillers(sentence, at + 1, isBare: true),
        _ => sentence[at].IsMark(">=") ? new ProsePhrase(at + 1) : null,
    };

    /// <summary>The phrase for a lower limit that is not allowed itself, or null.</summary>
    public static ProsePhrase? Above(ProseSentence sentence, int at) =>
        sentence.Has(at, "be", "greater", "than") || sentence.Has(at, "be", "more", "than") || sentence.Has(at, "be", "larger", "than") ? new ProsePhrase(at + 3)
        : sentence.Has(at, "be") && sentence[at + 1].IsMark(">") ? new ProsePhrase(at + 2)
        : null;

    private static bool IsMore(string word) => word is "more" or "longer" or "larger" or "greater" or "bigger" or "higher";

    /// <summary>What may stand between "maximum" and its number: "file size per image:".</summary>
    private static ProsePhrase? Fillers(ProseSentence sentence, int at, bool isBare)
    {
        var phrase = new ProsePhrase(at);
        for (var end = at; end < at + MostFillers; end++)
        {
            var token = sentence[end];
            if (token.IsNumber)
            {
                // "limit 10" may be anything; "limit: 10 MB" is not.
                return isBare || end > at ? phrase with { End = end } : null;
            }

            if (token.Kind == ProseTokenKind.Mark)
            {
                if (token.Text is not (":" or "="))
                {
                    return null;
                }

                continue;
            }

            switch (token.Kind == ProseTokenKind.Word ? token.Text : "")
            {
                case "per" or "each" or "every":
                    phrase = ProseWords.IsWhole(sentence[end + 1].Text) ? phrase with { IsTotal = true }
                        : ProseWords.IsTime(sentence[end + 1].Text) ? phrase with { IsRefused = true }
                        : phrase with { IsPerItem = true };
                    end += sentence[end + 1].Kind == ProseTokenKind.Word ? 1 : 0;
                    break;
                case "length":
                    phrase = phrase with { Hint = phrase.Hint is ProseUnit.None or ProseUnit.Items ? ProseUnit.Length : phrase.Hint };
                    break;
                case "size":
                    // Of what, only the unit behind the number says.
                    phrase = phrase with { NeedsUnit = true };
                    break;
                case "of" or "is" or "are" or "the" or "a" or "number" or "count" or "amount" or "quantity" or "value" or "allowed" or "permitted"
                    or "supported" or "accepted" or "upload" or "in" or "audio" or "video" or "text" or "string" or "input" or "data" or "payload"
                    or "array" or "list" or "item" or "prompt" or "duration" or "to" or "at":
                    break;
                case var word when ProseWords.IsTotal(word):
                    phrase = phrase with { IsTotal = true };
                    break;
                case var word when ProseUnits.Of(word) is { } unit:
                    phrase = phrase with { Hint = unit, Factor = ProseUnits.FactorOf(word) };
                    break;
                default:
                    return null;
            }
        }

        return null;
    }
}
