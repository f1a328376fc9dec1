using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace DryApi.Emulator.Accounts;

/// <summary>What a quota says of a request.</summary>
/// <param name="Limit">How many there may be in a minute.</param>
/// <param name="Remaining">How many more in this minute.</param>
/// <param name="DailyLimit">How many there may be in a day; null: any number.</param>
/// <param name="DailyRemaining">How many more today.</param>
/// <param name="RefusedBy">Which limit refuses it, <c>minute</c> or <c>daily</c>; null where none does.</param>
/// <param name="RetryAfter">In how many seconds it can be made again.</param>
internal sealed record QuotaVerdict(int Limit, int Remaining, int? DailyLimit, int? DailyRemaining, string? RefusedBy, int RetryAfter)
{
    /// <summary>Says it in the headers of the service.</summary>
    public void Write(IHeaderDictionary headers)
    {
        Write(headers, "X-RateLimit-Limit", Limit);
        Write(headers, "X-RateLimit-Remaining", Remaining);
        Write(headers, "X-RateLimit-Daily-Limit", DailyLimit);
        Write(headers, "X-RateLimit-Daily-Remaining", DailyRemaining);
        if (RefusedBy is not null)
        {
            headers["X-RateLimit-Type"] = RefusedBy;
            Write(headers, "Retry-After", RetryAfter);
        }
    }

    private static void Write(IHeaderDictionary headers, string name, int? value)
    {
        if (value is { } number)
        {
            headers[name] = number.ToString(CultureInfo.InvariantCulture);
        }
    }
}
