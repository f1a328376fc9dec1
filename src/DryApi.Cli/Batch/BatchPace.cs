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

    private readonly ConcurrentDictionary<string, DateTimeOffset> _until = new(StringComparer.Ordinal);

    /// <summary>Waits until calls of a kind may be made.</summary>
    public async Task WaitAsync(string kind, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        while (_until.TryGetValue(kind, out var until) && until - time.GetUtcNow() is var left && left > TimeSpan.Zero)
        {
            await Task.Delay(left < LongestDelay ? left : LongestDelay, time, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Lets no calls of a kind be made for as long as the service says, and tells so once.</summary>
    public void Pause(string kind, DryApiRateLimitException limit)
    {
        var pause = limit.RetryAfter ?? UsualLimit;
        pause = pause > ShortestPause ? pause : ShortestPause;
        var now = time.GetUtcNow();
        var until = now + pause;
        var isNew = true;
        _until.AddOrUpdate(kind, until, (_, before) =>
        {
            // Calls that were made together are refused together.
            isNew = before <= now || until - before > pause / 10;
            return before > until ? before : until;
        });
        if (isNew && pause >= FirstPause)
        {
            tell($"{kind}: {(pause > UsualLimit ? "the quota of the day is used up" : "the quota is used up")}, going on in {Shown(pause)} (at {until.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)} UTC)");
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

    private static string Shown(TimeSpan pause) => pause < TimeSpan.FromMinutes(2) ? string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(pause.TotalSeconds):0} s")
        : pause < TimeSpan.FromHours(2) ? string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(pause.TotalMinutes):0} min")
        : string.Create(CultureInfo.InvariantCulture, $"{(int)pause.TotalHours} h {pause.Minutes} min");
}
