using System.Buffers;

namespace DryApi.Validation;

/// <summary>
/// Recognizes addresses as nearly all of them look, without memory of its own: scheme, a host of letters, digits, hyphens and dots,
/// perhaps a port, then visible ASCII. <see cref="Uri"/> takes all of these; it is asked about the rest.
/// </summary>
internal static class PlainUrl
{
    private const int LongestForUri = 65_000;
    private const int LongestHost = 200;
    private const int LongestLabel = 63;

    private static readonly SearchValues<char> HostEnds = SearchValues.Create(":/?#");
    private static readonly SearchValues<char> HostCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-.");
    private static readonly SearchValues<char> PathEnds = SearchValues.Create("/?#");
    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789");
    private static readonly SearchValues<char> Visible = SearchValues.Create([.. Enumerable.Range('!', '~' - '!' + 1).Select(c => (char)c)]);

    /// <summary>Whether the text is such an address of the scheme; false also means: not as plain as that.</summary>
    public static bool Is(ReadOnlySpan<char> text, ReadOnlySpan<char> scheme)
    {
        if (text.Length > LongestForUri || !text.StartsWith(scheme, StringComparison.OrdinalIgnoreCase) || !text[scheme.Length..].StartsWith("://"))
        {
            return false;
        }

        var rest = text[(scheme.Length + "://".Length)..];
        var end = rest.IndexOfAny(HostEnds);
        var host = end < 0 ? rest : rest[..end];
        return IsHost(host) && (end < 0 || IsPortAndPath(rest[end..]));
    }

    private static bool IsHost(ReadOnlySpan<char> host)
    {
        if (host.Length is 0 or > LongestHost || host.ContainsAnyExcept(HostCharacters))
        {
            return false;
        }

        var last = host;
        for (var rest = host; !rest.IsEmpty; rest = rest.Length > last.Length ? rest[(last.Length + 1)..] : default)
        {
            var dot = rest.IndexOf('.');
            last = dot < 0 ? rest : rest[..dot];
            if (last.Length is 0 or > LongestLabel || last[0] == '-' || last[^1] == '-')
            {
                return false;
            }
        }

        // A last label that starts with a digit may be an IPv4 address, which has rules of its own.
        return !char.IsAsciiDigit(last[0]);
    }

    private static bool IsPortAndPath(ReadOnlySpan<char> text)
    {
        if (text[0] == ':')
        {
            var end = text.IndexOfAny(PathEnds);
            var port = end < 0 ? text[1..] : text[1..end];
            if (port.Length is 0 or > 4 || port.ContainsAnyExcept(Digits))
            {
                return false;
            }

            text = end < 0 ? default : text[end..];
        }

        return !text.ContainsAnyExcept(Visible);
    }
}
