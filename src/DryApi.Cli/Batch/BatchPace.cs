using System.Collections.Concurrent;
using System.Globalization;

namespace DryApi.Cli.Batch;

/// <summary>The pauses that the service asks for, which hold for all calls of their kind, and those after failures.</summary>
internal sealed class BatchPace(Action<string> tell, TimeProvider time)
{
    /// <summary>How often in a row a call is made that cannot reach the service.</summary>
    public const int MostFailures = 5;

    /// <summary>The kind of calls that ask where jobs stand.</summary>
    public const string StatusCalls = "status calls";

    private static readonly TimeSpan UsualLimit = TimeSpan.FromMinutes(1);
    // Whoever says that it may be asked for again at once is not asked without a pause.
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(50);

    // A timer takes no more than some weeks; who waits longer looks again.
    private static readonly TimeSpan LongestDelay = TimeSpan.FromDays(1);

    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);

    // By what no setting of the clock changes; the date is for those who read.
    private readonly ConcurrentDictionary<string, (long Begun, TimeSpan Length, DateTimeOffset Until)> _pauses = new(StringComparer.Ordinal);

    /// <summary>The pause that ends last, in a few words; null where there is none.</summary>
    public string? Waiting => _pauses.Where(each => Left(each.Value) > TimeSpan.Zero).OrderByDescending(each => Left(each.Value)).Select(each => $"{each.Key}: quota used up until {Clock(each.Value.Until)}").FirstOrDefault();

    /// <summary>Waits until calls of a kind may be made.</summary>
    public async Task WaitAsync(string kind, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        while (_pauses.TryGetValue(kind, out var known) && Left(known) is var left && left > TimeSpan.Zero)
        {
            await Task.Delay(left < LongestDelay ? left : LongestDelay, time, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Lets no calls of a kind be made for as long as the service says, and tells so once.</summary>
    public void Pause(string kind, DryApiRateLimitException limit)
    {
        var pause = limit.RetryAfter ?? UsualLimit;
        pause = pause > ShortestPause ? pause : ShortestPause;
        var until = time.GetUtcNow() + pause;
        var isNew = true;
        _pauses.AddOrUpdate(kind, (time.GetTimestamp(), pause, until), (_, before) =>
        {
            // Calls that were made together are refused together.
            var left = Left(before);
            isNew = left <= TimeSpan.Zero || pause - left > pause / 10;
            return left > pause ? before : (time.GetTimestamp(), pause, until);
        });
        if (isNew && pause >= FirstPause)
        {
            tell($"{kind}: {(pause > UsualLimit ? "the quota of the day is used up" : "the quota is used up")}, going on in {Shown(pause)} (at {Clock(until)})");
        }
    }

    /// <summary>Waits after a failure, longer each time.</summary>
    public Task BackOffAsync(int failures, CancellationToken cancellationToken) => Task.Delay(FirstPause * Math.Pow(2, Math.Min(failures, MostFailures) - 1), time, cancellationToken);

    /// <summary>Makes a call that changes nothing and costs nothing, and makes it again where that may help.</summary>
    public async Task ReadAsync(string kind, Func<Task> call, CancellationToken cancellationToken)
    {
        for (var failures = 0; ;)
        {
            await WaitAsync(kind, cancellationToken).ConfigureAwait(false);
            try
            {
                await call().ConfigureAwait(false);
                return;
            }
            catch (DryApiRateLimitException limit)
            {
                Pause(kind, limit);
            }
            catch (DryApiException exception) when (IsPassing(exception) && ++failures < MostFailures)
            {
                await BackOffAsync(failures, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Whether it may go better another time.</summary>
    public static bool IsPassing(DryApiException exception) => exception is DryApiConnectionException or DryApiTimeoutException or DryApiServerException;

    private TimeSpan Left((long Begun, TimeSpan Length, DateTimeOffset Until) pause) => pause.Length - time.GetElapsedTime(pause.Begun);

    private static string Clock(DateTimeOffset at) => $"{at.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)} UTC";

    private static string Shown(TimeSpan pause) => pause < TimeSpan.FromMinutes(2) ? string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(pause.TotalSeconds):0} s")
        : pause < TimeSpan.FromHours(2) ? string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(pause.TotalMinutes):0} min")
        : string.Create(CultureInfo.InvariantCulture, $"{(int)pause.TotalHours} h {pause.Minutes} min");
}
