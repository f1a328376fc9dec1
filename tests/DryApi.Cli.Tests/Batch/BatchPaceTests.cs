using DryApi.Cli.Batch;
using DryApi.TestSupport.Clocks;

namespace DryApi.Cli.Tests.Batch;

/// <summary>Pauses of a batch, by a clock that passes as soon as somebody waits.</summary>
public sealed class BatchPaceTests
{
    private readonly PassingTimeProvider _time = new();
    private readonly List<string> _told = [];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(43, "txt2img: the quota is used up, going on in 43 s (at 2026-03-01 12:00:43 UTC)")]
    [InlineData(60, "txt2img: the quota is used up, going on in 60 s (at 2026-03-01 12:01:00 UTC)")]
    [InlineData(600, "txt2img: the quota of the day is used up, going on in 10 min (at 2026-03-01 12:10:00 UTC)")]
    [InlineData(43_200, "txt2img: the quota of the day is used up, going on in 12 h 0 min (at 2026-03-02 00:00:00 UTC)")]
    [InlineData(0, null)]
    public async Task Pause_OnARateLimit_IsToldAndHoldsForItsKind(int seconds, string? expected)
    {
        var pace = Pace();

        pace.Pause("txt2img", Limit(seconds));
        pace.Pause("txt2img", Limit(seconds));
        await pace.WaitAsync("txt2video", Cancellation);
        _time.Waits.ShouldBeEmpty();
        await pace.WaitAsync("txt2img", Cancellation);

        _told.ShouldBe(expected is null ? [] : [expected]);
        _time.Waits.ShouldHaveSingleItem().ShouldBe(TimeSpan.FromSeconds(Math.Max(seconds, 0.05)));
        pace.Pause("txt2img", Limit(600));
        _told.Count.ShouldBe(expected is null ? 1 : 2, "the next one is another");
    }

    /// <summary>A service may ask for up to a year, and timers end before.</summary>
    [Fact]
    public async Task Pause_OfMonths_IsWaitedForInPieces()
    {
        var pace = Pace();

        pace.Pause("txt2img", new DryApiRateLimitException { RetryAfter = TimeSpan.FromDays(60.5) });
        await pace.WaitAsync("txt2img", Cancellation);

        _time.Waits.Count.ShouldBe(61);
        _time.Waits.Sum(wait => wait.TotalDays).ShouldBe(60.5, 0.001);
    }

    /// <summary>Whoever sets the clock changes no pause.</summary>
    [Theory]
    [InlineData(-10)]
    [InlineData(10)]
    public async Task Pause_OnAClockThatIsSet_IsAsLongAsItWas(int hours)
    {
        var clock = new SetClock(_time);
        var pace = new BatchPace(_told.Add, clock);

        pace.Pause("txt2img", Limit(43));
        pace.Waiting.ShouldBe("txt2img: quota used up until 2026-03-01 12:00:43 UTC");
        clock.Offset = TimeSpan.FromHours(hours);
        await pace.WaitAsync("txt2img", Cancellation);

        _time.Waits.ShouldHaveSingleItem().ShouldBe(TimeSpan.FromSeconds(43));
        pace.Waiting.ShouldBeNull();
    }

    [Fact]
    public async Task Read_OnFailures_TriesAgainAfterLongerPauses()
    {
        var failures = new Queue<DryApiException?>([new DryApiConnectionException("1"), new DryApiServerException("2"), Limit(43), new DryApiTimeoutException("3"), new DryApiServerException("4"), null]);

        await Pace().ReadAsync("prices", () => failures.Dequeue() is { } failure ? throw failure : Task.CompletedTask, Cancellation);

        failures.ShouldBeEmpty();
        _time.Waits.Select(wait => wait.TotalSeconds).ShouldBe([1, 2, 43, 4, 8]);
    }

    [Fact]
    public async Task Read_OnFailuresWithoutAnEnd_Ends()
    {
        var calls = 0;

        await Should.ThrowAsync<DryApiServerException>(() => Pace().ReadAsync("prices", () => throw new DryApiServerException((++calls).ToString(System.Globalization.CultureInfo.InvariantCulture)), Cancellation));

        calls.ShouldBe(BatchPace.MostFailures);
        await Should.ThrowAsync<DryApiUnauthorizedException>(() => Pace().ReadAsync("prices", () => throw new DryApiUnauthorizedException("no"), Cancellation));
    }

    private static DryApiRateLimitException Limit(int seconds) => new() { RetryAfter = TimeSpan.FromSeconds(seconds) };

    private BatchPace Pace() => new(_told.Add, _time);

    /// <summary>A clock that somebody sets.</summary>
    private sealed class SetClock(TimeProvider time) : TimeProvider
    {
        public TimeSpan Offset { get; set; }

        public override long TimestampFrequency => time.TimestampFrequency;

        public override DateTimeOffset GetUtcNow() => time.GetUtcNow() + Offset;

        public override long GetTimestamp() => time.GetTimestamp();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => time.CreateTimer(callback, state, dueTime, period);
    }
}
