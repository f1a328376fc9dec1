namespace DryApi.OpenApi.Prose;

/// <summary>Finds the limits by numbers in one sentence.</summary>
/// <param name="sentence">The sentence.</param>
/// <param name="ownName">The name of what the sentence describes, if it has one: other names are other things.</param>
internal sealed class ProseBoundReader(ProseSentence sentence, string? ownName)
{
    /// <summary>The limits in the order of their words.</summary>
    public List<ProseBound> Read()
    {
        var bounds = new List<ProseBound>();
        for (var at = 0; at < sentence.Count; at++)
        {
            if (BoundAt(at) is not { } bound)
            {
                continue;
            }

            if (IsMeant(bound))
            {
                bounds.Add(bound);
            }

            at = bound.To - 1;
        }

        ShareUnits(bounds);
        return bounds;
    }

    private ProseBound? BoundAt(int at) =>
        SignAt(at)
        ?? (ProsePhrases.Above(sentence, at) is { } above ? Bounded(at + 1, above, isUpper: false, isExclusive: true) : null)
        ?? (ProsePhrases.Upper(sentence, at) is { } upper ? Bounded(at, upper, isUpper: true, isExclusive: false) : null)
        ?? (ProsePhrases.Lower(sentence, at) is { } lower ? Bounded(at, lower, isUpper: false, isExclusive: false) : null)
        ?? RangeAt(at)
        ?? BehindNumber(at);

    /// <summary>"must be positive", "must be a non-negative integer"</summary>
    private ProseBound? SignAt(int at)
    {
        if (!sentence.Has(at, "must", "be"))
        {
            return null;
        }

        var end = at + 2;
        end += sentence[end].Text is "a" or "an" ? 1 : 0;
        end += sentence[end].Text is "integer" or "whole" or "strictly" ? 1 : 0;
        if (sentence[end].Text is not ("positive" or "non-negative" or "nonnegative"))
        {
            return null;
        }

        var isExclusive = sentence[end].Text == "positive";
        end++;
        end += sentence[end].Text is "whole" ? 1 : 0;
        end += sentence[end].Text is "integer" or "number" or "value" or "float" or "decimal" ? 1 : 0;
        return new ProseBound { From = at, To = end, Minimum = 0, IsExclusive = isExclusive };
    }

    private ProseBound? Bounded(int at, ProsePhrase phrase, bool isUpper, bool isExclusive)
    {
        if (phrase.IsRefused || ProseAmount.At(sentence, phrase.End) is not { } amount || (amount.Unit == ProseUnit.None && phrase.NeedsUnit))
        {
            return null;
        }

        // "max size: 3-10" is a range or a riddle.
        if (sentence[amount.End].IsMark("-") && sentence[amount.End + 1].IsNumber)
        {
            return null;
        }

        var hasUnit = amount.Unit != ProseUnit.None;
        return WithTail(new ProseBound
        {
            From = at,
            To = amount.End,
            Minimum = isUpper ? null : amount.Value,
            Maximum = isUpper ? amount.Value : null,
            IsExclusive = isExclusive,
            Unit = hasUnit ? amount.Unit : phrase.Hint,
            Factor = hasUnit ? amount.Factor : phrase.Factor,
            IsTotal = phrase.IsTotal,
            IsPerItem = phrase.IsPerItem,
        });
    }

    private ProseBound? RangeAt(int at)
    {
        var (isBetween, isFrom) = (sentence.Has(at, "between"), sentence.Has(at, "from"));
        var first = isBetween || isFrom ? at + 1 : at;
        if (ProseAmount.At(sentence, first) is not { } low)
        {
            return null;
        }

        var isJoined = sentence[low.End].IsMark("-")
            || (sentence[low.End].Text is "to" or "through")
            || (isBetween && sentence.Has(low.End, "and"));
        if (!isJoined || ProseAmount.At(sentence, low.End + 1) is not { } high)
        {
            return null;
        }

        var fits = low.Value < high.Value && (low.Unit == ProseUnit.None || (low.Unit == high.Unit && low.Factor == high.Factor));
        if (!fits || IsYears(low, high) || !IsAnnounced(at, isBetween, isFrom, high.Unit))
        {
            return null;
        }

        var hint = sentence.Has(at - 3, "length", "must", "be") || sentence.Has(at - 2, "length", "of") || sentence.Has(at - 1, "length") ? ProseUnit.Length : ProseUnit.None;
        return WithTail(new ProseBound
        {
            From = at,
            To = high.End,
            Minimum = low.Value,
            Maximum = high.Value,
            Unit = high.Unit == ProseUnit.None ? hint : high.Unit,
            Factor = high.Factor,
        });
    }

    private static bool IsYears(ProseAmount low, ProseAmount high) =>
        low.Unit == ProseUnit.None && high.Unit == ProseUnit.None && low.Value is >= 1900 and <= 2100 && high.Value is >= 1900 and <= 2100;

    /// <summary>Whether the words before two numbers make them the ends of what is allowed.</summary>
    private bool IsAnnounced(int at, bool isBetween, bool isFrom, ProseUnit unit)
    {
        const int shortest = 4;
        var before = sentence[at - 1];
        if (isBetween)
        {
            return !ProseWords.IsBetweenSomethingElse(before.Text);
        }

        var isLed = at == 0 || before.Text is "(" or ":" or "," or ";" or "-" || ProseWords.LeadsToRange(before.Text);

        // "Temperature from 0 to 2.": a noun and its range.
        return isLed || (isFrom && unit == ProseUnit.None && at < shortest && !ProseWords.IsBetweenSomethingElse(before.Text));
    }

    /// <summary>"10 MB max", "5 items or fewer"</summary>
    private ProseBound? BehindNumber(int at)
    {
        if (ProseAmount.At(sentence, at) is not { } amount || sentence[at - 1].IsMark("-"))
        {
            return null;
        }

        var (isUpper, length) = sentence[amount.End].Text switch
        {
            "max" or "maximum" when !sentence[amount.End + 1].IsNumber => (true, 1),
            "min" or "minimum" when amount.Unit != ProseUnit.None && !sentence[amount.End + 1].IsNumber => (false, 1),
            "at" when sentence.Has(amount.End + 1, "most") && !sentence[amount.End + 2].IsNumber => (true, 2),
            "or" when sentence[amount.End + 1].Text is "less" or "fewer" or "smaller" or "shorter" => (true, 2),
            "or" when sentence[amount.End + 1].Text is "more" or "longer" => (false, 2),
            _ => (false, 0),
        };
        return length == 0 ? null : WithTail(new ProseBound
        {
            From = at,
            To = amount.End + length,
            Minimum = isUpper ? null : amount.Value,
            Maximum = isUpper ? amount.Value : null,
            Unit = amount.Unit,
            Factor = amount.Factor,
        });
    }

    /// <summary>Takes the words that say whether each of several is meant, or all together; null for a rate.</summary>
    private ProseBound? WithTail(ProseBound bound)
    {
        bound = WithHead(bound);
        var end = bound.To;
        end += sentence.Has(end, "of") && sentence[end + 1].Text is "text" or "audio" or "video" or "input" or "content" ? 2 : 0;
        end += sentence.Has(end, "long") ? 1 : 0;
        end += sentence.Has(end, "in") && sentence[end + 1].Text is "length" or "size" or "duration" or "total" ? 1 : 0;
        end += sentence[end].Text is "length" or "size" or "duration" ? 1 : 0;
        if (sentence[end].Text is "per" or "every" or "a" or "an" or "each" or "/")
        {
            var of = sentence[end + 1].Text;
            return ProseWords.IsTime(of) || sentence[end].IsMark("/") ? bound with { Unit = ProseUnit.None, IsTotal = true }
                : bound with { IsTotal = bound.IsTotal || ProseWords.IsWhole(of), IsPerItem = !ProseWords.IsWhole(of), To = end };
        }

        return ProseWords.IsTotal(sentence[end].Text) || sentence.Has(end, "across") || sentence.Has(end, "in", "all")
            ? bound with { IsTotal = true }
            : bound with { To = end };
    }

    /// <summary>"Each text is limited to 10 tokens, the total request to 50".</summary>
    private ProseBound WithHead(ProseBound bound)
    {
        for (var i = bound.From - 1; i >= 0 && sentence[i].Text is not ("," or ";"); i--)
        {
            bound = sentence[i].Text is "each" or "every" ? bound with { IsPerItem = true }
                : ProseWords.IsTotal(sentence[i].Text) ? bound with { IsTotal = true }
                : bound;
        }

        return bound;
    }

    /// <summary>Whether nothing around the words says that they mean something else.</summary>
    private bool IsMeant(ProseBound bound) =>
        !sentence.IsHedged(bound.From, bound.To) && ProseContext.Begins(sentence, bound.From, ownName) && ProseContext.Ends(sentence, bound);

    /// <summary>"At least 3 and at most 10 characters": the unit is one of both.</summary>
    private void ShareUnits(List<ProseBound> bounds)
    {
        for (var i = bounds.Count - 2; i >= 0; i--)
        {
            var (bound, next) = (bounds[i], bounds[i + 1]);
            var gap = bound.To;
            while (gap < next.From && sentence[gap].Text is "," or "and" or "but" or ";" or "/")
            {
                gap++;
            }

            if (gap == next.From && bound.Unit == ProseUnit.None && next.Unit != ProseUnit.None)
            {
                bounds[i] = bound with { Unit = next.Unit, Factor = next.Factor, IsPerItem = next.IsPerItem, IsTotal = next.IsTotal };
            }
        }
    }
}
