using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using DryApi.Errors;

namespace DryApi.Http;

/// <summary>In which characters a response is written: what its first bytes show, or else what its <c>Content-Type</c> says. JSON is UTF-8 otherwise.</summary>
internal static class ResponseCharset
{
    private const string Parameter = "charset=";
    private const int LongestName = 100;

    /// <summary>The body as UTF-8, without a byte order mark.</summary>
    /// <param name="body">The body as it came.</param>
    /// <param name="headers">The headers that came with it.</param>
    /// <exception cref="JsonException">Its charset is not known, or it is not written in it.</exception>
    public static ReadOnlyMemory<byte> ToUtf8(ReadOnlyMemory<byte> body, HttpContentHeaders headers)
    {
        var name = NameOf(headers);
        if (OfFirstBytes(body.Span, isStrict: true, out var mark) is not { } encoding)
        {
            if (mark > 0 || IsUtf8(name))
            {
                return body[mark..];
            }

            encoding = Find(name, DecoderFallback.ExceptionFallback)
                ?? throw new JsonException($"its charset '{PrintableText.Of(name.ToString(), LongestName)}' is none that .NET knows by itself; Encoding.RegisterProvider can add it");
        }

        try
        {
            return Convert(encoding, body[mark..]);
        }
        catch (DecoderFallbackException exception)
        {
            throw new JsonException($"it is not written in its charset, {encoding.WebName}: {exception.Message}", exception);
        }
    }

    /// <summary>The same for a body that is only shown: what cannot be read stands in it as U+FFFD.</summary>
    public static ReadOnlyMemory<byte> ToShownUtf8(ReadOnlyMemory<byte> body, HttpContentHeaders headers)
    {
        var name = NameOf(headers);
        var encoding = OfFirstBytes(body.Span, isStrict: false, out var mark) ?? (mark > 0 || IsUtf8(name) ? null : Find(name, DecoderFallback.ReplacementFallback));
        return encoding is null ? body[mark..] : Convert(encoding, body[mark..]);
    }

    /// <summary>What a byte order mark says, or, without one, where the zeros are: JSON and HTML begin with a character of ASCII.</summary>
    /// <returns>The encoding; null for UTF-8, and where nothing shows another.</returns>
    private static Encoding? OfFirstBytes(ReadOnlySpan<byte> body, bool isStrict, out int mark)
    {
        (mark, var encoding) = body switch
        {
            [0xEF, 0xBB, 0xBF, ..] => (3, null),
            [0xFF, 0xFE, 0, 0, ..] => (4, new UTF32Encoding(bigEndian: false, byteOrderMark: false, isStrict)),
            [0, 0, 0xFE, 0xFF, ..] => (4, new UTF32Encoding(bigEndian: true, byteOrderMark: false, isStrict)),
            [0xFF, 0xFE, ..] => (2, new UnicodeEncoding(bigEndian: false, byteOrderMark: false, isStrict)),
            [0xFE, 0xFF, ..] => (2, new UnicodeEncoding(bigEndian: true, byteOrderMark: false, isStrict)),
            [not 0, 0, 0, 0, ..] => (0, new UTF32Encoding(bigEndian: false, byteOrderMark: false, isStrict)),
            [0, 0, 0, not 0, ..] => (0, new UTF32Encoding(bigEndian: true, byteOrderMark: false, isStrict)),
            [not 0, 0, ..] => (0, new UnicodeEncoding(bigEndian: false, byteOrderMark: false, isStrict)),
            [0, not 0, ..] => (0, new UnicodeEncoding(bigEndian: true, byteOrderMark: false, isStrict)),
            _ => (0, (Encoding?)null),
        };
        return encoding;
    }

    /// <summary>The charset that the headers name; empty where they name none. The usual ones cost no memory.</summary>
    private static ReadOnlySpan<char> NameOf(HttpContentHeaders headers)
    {
        var rest = headers.NonValidated.TryGetValues("Content-Type", out var values) ? values.ToString().AsSpan() : default;
        while (rest.IndexOf(';') is >= 0 and var next)
        {
            rest = rest[(next + 1)..].TrimStart();
            if (rest.StartsWith(Parameter, StringComparison.OrdinalIgnoreCase))
            {
                var value = rest[Parameter.Length..];
                return (value.IndexOf(';') is >= 0 and var end ? value[..end] : value).Trim().Trim("\"'");
            }
        }

        return default;
    }

    /// <summary>Whether UTF-8 reads it. ASCII is a part of that, and many who say ASCII send more.</summary>
    private static bool IsUtf8(ReadOnlySpan<char> name) => name.IsEmpty || Is(name, "utf-8") || Is(name, "utf8") || Is(name, "us-ascii") || Is(name, "ascii");

    private static bool Is(ReadOnlySpan<char> name, string other) => name.Equals(other, StringComparison.OrdinalIgnoreCase);

    private static Encoding? Find(ReadOnlySpan<char> name, DecoderFallback fallback)
    {
        try
        {
            return Encoding.GetEncoding(name.ToString(), EncoderFallback.ReplacementFallback, fallback);
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    private static byte[] Convert(Encoding encoding, ReadOnlyMemory<byte> body) => Encoding.UTF8.GetBytes(encoding.GetString(body.Span));
}
