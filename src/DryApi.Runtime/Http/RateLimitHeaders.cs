using System.Globalization;
using System.Net.Http.Headers;

namespace DryApi.Http;

/// <summary>Reads what the service says about its rate limits.</summary>
internal static class RateLimitHeaders
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(365);

    /// <summary>The limits; null when the answer says nothing of them.</summary>
    public static RateLimitInfo? Read(HeaderNames names, IDictionary<string, IEnumerable<string>> headers)
    {
        var info = new RateLimitInfo
        {
            MinuteLimit = Number(headers, names.MinuteLimit),
            MinuteRemaining = Number(headers, names.MinuteRemaining),
            DailyLimit = Number(headers, names.DailyLimit),
            DailyRemaining = Number(headers, names.DailyRemaining),
            ExceededLimit = Text(headers, names.ExceededLimit),
        };
        return info == new RateLimitInfo() ? null : info;
    }

    /// <summary>How long to wait, from seconds or a date; zero to a year. Null when the answer does not say.</summary>
    public static TimeSpan? RetryAfter(HeaderNames names, IDictionary<string, IEnumerable<string>> headers, TimeProvider time)
    {
        var value = Text(headers, names.RetryAfter);
        if (double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && double.IsFinite(seconds))
        {
            return TimeSpan.FromSeconds(Math.Clamp(seconds, 0, Longest.TotalSeconds));
        }

        // A date of HTTP is GMT in each of its forms.
        if (RetryConditionHeaderValue.TryParse(value, out var condition) && condition.Date is { } date)
        {
            var wait = date - time.GetUtcNow();
            return wait < TimeSpan.Zero ? TimeSpan.Zero : wait < Longest ? wait : Longest;
        }

        return null;
    }

    private static long? Number(IDictionary<string, IEnumerable<string>> headers, string? name) =>
        long.TryParse(Text(headers, name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? Math.Max(number, 0) : null;

    private static string? Text(IDictionary<string, IEnumerable<string>> headers, string? name) =>
        name is not null && headers.TryGetValue(name, out var values) ? values.FirstOrDefault() : null;
}
