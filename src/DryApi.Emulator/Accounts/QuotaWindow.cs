using DryApi.Emulator.Data;

namespace DryApi.Emulator.Accounts;

/// <summary>What was used of a quota: in the minute that began with its first request, and in the day of UTC.</summary>
internal sealed class QuotaWindow
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    public DateTimeOffset MinuteStart { get; set; }

    public int InMinute { get; set; }

    public DateTimeOffset Day { get; set; }

    public int InDay { get; set; }

    /// <summary>Takes one request.</summary>
    /// <param name="quota">How many there may be.</param>
    /// <param name="isPremium">Whether the account is Premium.</param>
    /// <param name="now">The time.</param>
    public QuotaVerdict Take(Quota quota, bool isPremium, DateTimeOffset now)
    {
        var (_, _, limit, _, daily) = UseOf(quota, isPremium, now);
        var (refusedBy, retryAfter) = InDay >= daily ? ("daily", Day.AddDays(1) - now) : InMinute >= limit ? ("minute", MinuteStart + Minute - now) : (null, TimeSpan.Zero);
        if (refusedBy is null)
        {
            InMinute++;
            InDay++;
        }

        return new QuotaVerdict(limit, limit - InMinute, daily, daily - InDay, refusedBy, (int)Math.Ceiling(retryAfter.TotalSeconds));
    }

    /// <summary>How much of it is used at a time.</summary>
    /// <param name="quota">How many there may be.</param>
    /// <param name="isPremium">Whether the account is Premium.</param>
    /// <param name="now">The time.</param>
    public QuotaUse UseOf(Quota quota, bool isPremium, DateTimeOffset now)
    {
        if (now - MinuteStart >= Minute || now < MinuteStart)
        {
            (MinuteStart, InMinute) = (now, 0);
        }

        var today = new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero);
        if (Day != today)
        {
            (Day, InDay) = (today, 0);
        }

        return new QuotaUse(quota.Name, InMinute, isPremium ? Quota.PremiumPerMinute : quota.PerMinute, InDay, isPremium ? null : quota.PerDay);
    }
}
