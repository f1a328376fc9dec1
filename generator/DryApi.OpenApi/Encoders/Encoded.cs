using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using DryApi.Contracts;

namespace DryApi.OpenApi.Encoders;

/// <summary>
/// A text for one place, made of an interpolated string: its words are ours and stay, its values are encoded. Nothing else makes one,
/// so that no text gets there in another way.
/// </summary>
/// <typeparam name="TPlace">The place.</typeparam>
[InterpolatedStringHandler]
internal readonly struct Encoded<TPlace>(int literalLength, int formattedCount)
    where TPlace : IPlace
{
    private const int LengthOfAValue = 24;

    private readonly StringBuilder? _text = new(literalLength + (formattedCount * LengthOfAValue));

    public int Length => _text?.Length ?? 0;

    /// <summary>How many bytes it has as a line in UTF-8, with its end.</summary>
    public int ByteCount => Encoding.UTF8.GetByteCount(TPlace.Finish(ToString())) + 1;

    /// <summary>The number of a rule.</summary>
    public static Encoded<TPlace> Id(DriftRule rule) => Own(rule.Id);

    /// <summary>Where a rule is explained.</summary>
    public static Encoded<TPlace> HelpLink(DriftRule rule) => Own(rule.HelpLink);

    /// <summary>The sentence of a rule.</summary>
    public static Encoded<TPlace> Sentence(DriftRule rule) => Own(TPlace.Prose(rule.Sentence));

    /// <summary>A clause of ours about values: its plain words are words, all else in it are values.</summary>
    public static Encoded<TPlace> Clause(string text)
    {
        var clause = new Encoded<TPlace>(text.Length, 0);
        var values = new List<string>();
        foreach (var token in text.Split(' '))
        {
            // Lowercase letters alone are nothing anywhere.
            if (token.TrimEnd(':', ',').All(char.IsAsciiLetterLower))
            {
                clause.AppendValues(values);
                clause.AppendLiteral(clause.Length == 0 ? token : " " + token);
            }
            else
            {
                values.Add(token);
            }
        }

        clause.AppendValues(values);
        return clause;
    }

    /// <summary>The address of an element <c>a</c>.</summary>
    public static Encoded<TPlace> Url(UrlTemplate.Url url) => Own(url.ToString().Replace("&", "&amp;", StringComparison.Ordinal));

    public void AppendLiteral(string literal) => _text!.Append(literal);

    public void AppendFormatted(string? value) => _text!.Append(TPlace.Encode(value ?? ""));

    public void AppendFormatted(int value) => _text!.Append(CultureInfo.InvariantCulture, $"{value}");

    public void AppendFormatted(Version value) => _text!.Append(value);

    public void AppendFormatted(DateTime day) => _text!.Append(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    /// <summary>The name of one of our values, as a word.</summary>
    public void AppendFormatted(Enum value) => _text!.Append(value.ToString().ToLowerInvariant());

    public void AppendFormatted(Encoded<TPlace> value) => _text!.Append(value._text);

    /// <inheritdoc/>
    public override string ToString() => _text?.ToString() ?? "";

    private void AppendValues(List<string> values)
    {
        if (values.Count > 0)
        {
            AppendLiteral(Length == 0 ? "" : " ");
            var text = string.Join(' ', values);
            var end = text.TrimEnd(':', ',', '.').Length;
            AppendFormatted(text[..end]);
            AppendLiteral(text[end..]);
            values.Clear();
        }
    }

    private static Encoded<TPlace> Own(string words)
    {
        var text = new Encoded<TPlace>(words.Length, 0);
        text.AppendLiteral(words);
        return text;
    }
}
