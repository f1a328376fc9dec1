using System.Buffers;
using System.Security.Cryptography;

namespace DryApi;

/// <summary>What names an intent in the URL of its webhook: random, so that nobody guesses it, and nothing of the account.</summary>
internal static class SubmissionToken
{
    /// <summary>The parameter of the query that has it.</summary>
    public const string Parameter = "dryapi-submission";

    /// <summary>How many hexadecimal digits it has: 128 bits.</summary>
    private const int Length = 32;

    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789abcdef");

    public static string Create() => RandomNumberGenerator.GetHexString(Length, lowercase: true);

    public static bool IsToken(string text) => text.Length == Length && !text.AsSpan().ContainsAnyExcept(Digits);

    /// <summary>Puts a token into a URL, behind the query that it has, and before its fragment.</summary>
    public static string AddTo(string url, string token)
    {
        var end = url.IndexOf('#', StringComparison.Ordinal) is >= 0 and var fragment ? fragment : url.Length;
        var query = url.IndexOf('?', 0, end);
        var separator = query < 0 ? "?" : url[end - 1] is '?' or '&' ? "" : "&";
        return $"{url[..end]}{separator}{Parameter}={token}{url[end..]}";
    }

    /// <summary>Gets the token of a query; null where it has none. It stands last where a client has put it, whatever stood there before.</summary>
    public static string? Find(string? query) => query?.TrimStart('?').Split('&')
        .Where(static pair => pair.StartsWith(Parameter + "=", StringComparison.Ordinal))
        .Select(static pair => pair[(Parameter.Length + 1)..])
        .LastOrDefault() is { } token && IsToken(token) ? token : null;
}
