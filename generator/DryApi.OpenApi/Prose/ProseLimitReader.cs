using System.Globalization;
using DryApi.Contracts;

namespace DryApi.OpenApi.Prose;

/// <summary>
/// Reads the limits that a description states. It rather misses one than invents one: examples, defaults, rates, habits and
/// everything said of some cases only are left out.
/// </summary>
internal static class ProseLimitReader
{
    /// <summary>What stands further behind is not read: no description needs it, and reading stays cheap.</summary>
    private const int LongestDescription = 10_000;

    /// <summary>What has more pieces is a table or a dump, no sentence; looking around in it would be slow.</summary>
    private const int LongestSentence = 500;

    /// <summary>The limits in the order of their words.</summary>
    /// <param name="description">The description.</param>
    /// <param name="ownName">The name of what is described: a sentence about another name is left out.</param>
    public static IReadOnlyList<ProseLimit> Read(string description, string? ownName = null)
    {
        if (!MayHaveLimit(description))
        {
            return [];
        }

        var tokens = ProseTokenizer.Read(description, LongestDescription);
        var limits = new List<ProseLimit>();
        var hasOtherSchemes = ProseSchemeReader.HasOthers(tokens);
        for (var start = 0; start < tokens.Count;)
        {
            var end = start;
            while (end < tokens.Count && tokens[end].Kind != ProseTokenKind.End)
            {
                end++;
            }

            if (end - start <= LongestSentence)
            {
                ReadSentence(new ProseSentence(description, tokens, start, end), ownName, hasOtherSchemes, limits);
            }

            start = end + 1;
        }

        if (limits.Exists(limit => limit.Kind == ProseLimitKind.Enum) && tokens.Exists(token => IsJoining(token.Text)))
        {
            // The listed values are parts of one value, "a,b" is another one.
            limits.RemoveAll(limit => limit.Kind == ProseLimitKind.Enum);
        }

        return WithoutRiddles(limits, tokens);
    }

    /// <summary>"comma-separated", "separated by spaces", "pipe delimited"</summary>
    private static bool IsJoining(string word) => word.EndsWith("separated", StringComparison.Ordinal) || word.EndsWith("delimited", StringComparison.Ordinal);

    /// <summary>Most descriptions have nothing that could be one.</summary>
    private static bool MayHaveLimit(string description) =>
        description.AsSpan().IndexOfAnyInRange('0', '9') >= 0
        || description.Contains("https", StringComparison.OrdinalIgnoreCase)
        || description.Contains("format", StringComparison.OrdinalIgnoreCase)
        || description.Contains("type", StringComparison.OrdinalIgnoreCase)
        || description.Contains("extension", StringComparison.OrdinalIgnoreCase)
        || description.Contains("one of", StringComparison.OrdinalIgnoreCase)
        || description.Contains("must be", StringComparison.OrdinalIgnoreCase)
        || description.Contains("values", StringComparison.OrdinalIgnoreCase);

    private static void ReadSentence(ProseSentence sentence, string? ownName, bool hasOtherSchemes, List<ProseLimit> limits)
    {
        // Most sentences have no number, and so no bound.
        var (hasBound, hasHttps) = (false, false);
        for (var i = 0; i < sentence.Count; i++)
        {
            var token = sentence[i];
            hasBound |= token.IsNumber || token.Text is "positive" or "non-negative" or "nonnegative";
            hasHttps |= token.Text.StartsWith("https", StringComparison.Ordinal);
        }

        if (hasBound)
        {
            foreach (var bound in new ProseBoundReader(sentence, ownName).Read())
            {
                AddLimits(bound, sentence.Quote(bound.From, bound.To), limits);
            }
        }

        limits.AddRange(new ProseListReader(sentence, ownName).Read());
        if (hasHttps && !hasOtherSchemes && new ProseSchemeReader(sentence, ownName).Read() is { } schemes)
        {
            limits.Add(schemes);
        }
    }

    private static void AddLimits(ProseBound bound, string words, List<ProseLimit> limits)
    {
        switch (bound.Unit)
        {
            case ProseUnit.Characters or ProseUnit.Length when !bound.IsTotal:
                Add(ProseLimitKind.MinLength, bound.Minimum > 0 ? bound.Minimum : null, isWhole: true);
                Add(ProseLimitKind.MaxLength, bound.Maximum, isWhole: true);
                break;
            case ProseUnit.Items when !bound.IsPerItem:
                Add(ProseLimitKind.MinItems, bound.Minimum > 0 ? bound.Minimum : null, isWhole: true);
                Add(ProseLimitKind.MaxItems, bound.Maximum, isWhole: true);
                break;
            case ProseUnit.Bytes when !bound.IsTotal:
                Add(ProseLimitKind.MaxFileSize, decimal.Ceiling(bound.Maximum * bound.Factor ?? 0) is > 0 and var bytes ? bytes : null, isWhole: true);
                break;
            case ProseUnit.Seconds when !bound.IsTotal:
                Add(ProseLimitKind.MinDuration, bound.Minimum * bound.Factor, isWhole: false);
                Add(ProseLimitKind.MaxDuration, bound.Maximum * bound.Factor, isWhole: false);
                break;
            case ProseUnit.Tokens:
                Add(bound.IsTotal ? ProseLimitKind.MaxTotalTokens : ProseLimitKind.MaxTokens, bound.Maximum, isWhole: true);
                break;
            case ProseUnit.None when bound is { IsTotal: false, IsPerItem: false }:
                Add(bound.IsExclusive ? ProseLimitKind.ExclusiveMinimum : ProseLimitKind.Minimum, bound.Minimum, isWhole: false);
                Add(ProseLimitKind.Maximum, bound.Maximum, isWhole: false);
                break;
        }

        void Add(ProseLimitKind kind, decimal? value, bool isWhole)
        {
            if (value is { } number && !(isWhole && (number < 0 || number != decimal.Truncate(number))))
            {
                limits.Add(new ProseLimit(kind, JsonText.Number(number.ToString(CultureInfo.InvariantCulture)), words, bound.IsPerItem));
            }
        }
    }

    /// <summary>Leaves out what the description says twice, and differently, and what a value with a meaning of its own does not keep.</summary>
    private static List<ProseLimit> WithoutRiddles(List<ProseLimit> limits, List<ProseToken> tokens)
    {
        if (limits.Count == 0)
        {
            return limits;
        }

        limits = limits.FindAll(l => limits.Find(other => other.Kind == l.Kind) == l && limits.TrueForAll(other => other.Kind != l.Kind || other.Value == l.Value));
        for (var i = 0; i < tokens.Count; i++)
        {
            var (token, before, after) = (tokens[i], i > 0 ? tokens[i - 1].Text : "", i + 1 < tokens.Count ? tokens[i + 1].Text : "");
            if (token.IsNumber && (before is "use" or "pass" or "set" or "or" or "value" or "send" or "at" or "leave" || after is "for" or "means" or "disables" or "=" or "turns" or "is"))
            {
                limits.RemoveAll(l => IsOutside(l, token.Number));
            }
        }

        return limits;
    }

    private static bool IsOutside(ProseLimit limit, decimal value) => limit.Kind switch
    {
        ProseLimitKind.Minimum => value < decimal.Parse(limit.Value, CultureInfo.InvariantCulture),
        ProseLimitKind.ExclusiveMinimum => value <= decimal.Parse(limit.Value, CultureInfo.InvariantCulture),
        ProseLimitKind.Maximum => value > decimal.Parse(limit.Value, CultureInfo.InvariantCulture),
        _ => false,
    };
}
