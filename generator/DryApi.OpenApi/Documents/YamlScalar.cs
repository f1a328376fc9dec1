using System.Globalization;
using System.Numerics;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace DryApi.OpenApi.Documents;

/// <summary>Gives a YAML scalar its type by the core schema of YAML 1.2.</summary>
internal static class YamlScalar
{
    private const string StandardTag = "tag:yaml.org,2002:";
    private const string Digits = "0123456789";
    private const string OctalDigits = "01234567";

    public static DocumentNode Resolve(Scalar scalar, SourcePosition position, DocumentLimits limits)
    {
        RefuseHalfSurrogates(scalar.Value, position);
        if (scalar.Tag.IsNonSpecific || (scalar.Tag.IsEmpty && scalar.Style != ScalarStyle.Plain))
        {
            return DocumentNode.String(position, scalar.Value);
        }

        var plain = ResolvePlain(scalar.Value, position, limits);
        if (scalar.Tag.IsEmpty)
        {
            return plain;
        }

        return scalar.Tag.Value switch
        {
            StandardTag + "str" => DocumentNode.String(position, scalar.Value),
            StandardTag + "null" when plain.IsNull => plain,
            StandardTag + "bool" when plain.Kind == NodeKind.Boolean => plain,
            StandardTag + "int" or StandardTag + "float" when plain.Kind == NodeKind.Number => plain,
            var tag => throw UnknownTag(tag, position),
        };
    }

    public static InputException UnknownTag(string tag, SourcePosition position) =>
        InputException.At(position, $"the tag {InputException.Quote(tag)} is not supported for this value", "JSON has no tags, leave it out");

    public static void RefuseHalfSurrogates(string text, SourcePosition position)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
            {
                continue;
            }

            if (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[i + 1]))
            {
                throw InputException.At(position, @"this string holds half a surrogate pair (\uD800 to \uDFFF)", "escape the whole character or write it plainly");
            }

            i++;
        }
    }

    private static DocumentNode ResolvePlain(string text, SourcePosition position, DocumentLimits limits)
    {
        switch (text)
        {
            case "" or "~" or "null" or "Null" or "NULL":
                return DocumentNode.Null(position);
            case "true" or "True" or "TRUE":
                return DocumentNode.Boolean(position, true);
            case "false" or "False" or "FALSE":
                return DocumentNode.Boolean(position, false);
        }

        if (text.TrimStart('+', '-') is ".inf" or ".Inf" or ".INF" or ".nan" or ".NaN" or ".NAN")
        {
            throw InputException.At(position, $"JSON has no number {InputException.Quote(text)}", "write a number, or put it in quotes");
        }

        if (IsHexadecimal(text) || IsOctal(text))
        {
            // Before they are converted, which takes the square of their length.
            return text.Length <= limits.MaxNumberLength ? DocumentNode.Number(position, WholeNumber(text)) : throw limits.TooLongNumber(position, text);
        }

        return DecimalNumber(text) is { } literal
            ? DocumentNode.Number(position, literal)
            : DocumentNode.String(position, text);
    }

    private static bool IsHexadecimal(string text) =>
        text.StartsWith("0x", StringComparison.Ordinal) && text.Length > 2 && text.AsSpan(2).IndexOfAnyExcept("0123456789abcdefABCDEF") < 0;

    private static bool IsOctal(string text) =>
        text.StartsWith("0o", StringComparison.Ordinal) && text.Length > 2 && text.AsSpan(2).IndexOfAnyExcept(OctalDigits) < 0;

    // 0o17 and 0x1F, which JSON spells in decimal digits.
    private static string WholeNumber(string text)
    {
        var number = BigInteger.Zero;
        foreach (var digit in text.AsSpan(2))
        {
            number = (number * (text[1] == 'x' ? 16 : 8)) + (char.IsAsciiDigit(digit) ? digit - '0' : char.ToLowerInvariant(digit) - 'a' + 10);
        }

        return number.ToString(CultureInfo.InvariantCulture);
    }

    // [-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?, spelled as JSON does.
    private static string? DecimalNumber(string text)
    {
        var rest = text.AsSpan();
        var sign = rest[0] == '-' ? "-" : "";
        if (rest[0] is '-' or '+')
        {
            rest = rest[1..];
        }

        var whole = TakeDigits(ref rest);
        var fraction = ReadOnlySpan<char>.Empty;
        if (rest is ['.', ..])
        {
            rest = rest[1..];
            fraction = TakeDigits(ref rest);
        }

        if (whole.IsEmpty && fraction.IsEmpty)
        {
            return null;
        }

        var exponent = rest;
        if (rest is ['e' or 'E', ..])
        {
            rest = rest[1..];
            rest = rest is ['+' or '-', ..] ? rest[1..] : rest;
            if (TakeDigits(ref rest).IsEmpty)
            {
                return null;
            }
        }

        if (!rest.IsEmpty)
        {
            return null;
        }

        whole = whole.TrimStart('0');
        var point = fraction.IsEmpty ? "" : ".";
        return $"{sign}{(whole.IsEmpty ? "0" : whole)}{point}{fraction}{exponent}";
    }

    private static ReadOnlySpan<char> TakeDigits(scoped ref ReadOnlySpan<char> text)
    {
        var end = text.IndexOfAnyExcept(Digits);
        var digits = end < 0 ? text : text[..end];
        text = text[digits.Length..];
        return digits;
    }
}
