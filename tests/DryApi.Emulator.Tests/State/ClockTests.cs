using DryApi.Emulator.Tests.Support;

namespace DryApi.Emulator.Tests.State;

/// <summary>The clock that tests turn.</summary>
public sealed class ClockTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Advance_OnAJob_EndsIt()
    {
        await using var service = await Service.StartAsync();
        var id = await service.SubmitAsync();
        var before = service.Emulator.Clock.GetUtcNow();

        await service.Emulator.Clock.AdvanceAsync(TimeSpan.FromMilliseconds(600), Cancellation);

        (await service.StatusAsync(id)).GetProperty("status").GetString().ShouldBe("done");
        (service.Emulator.Clock.GetUtcNow() - before).ShouldBe(TimeSpan.FromMilliseconds(600));
    }

    [Fact]
    public async Task Advance_OnTheWay_LetsThingsHappenAtTheirOwnTime()
    {
        await using var service = await Service.StartAsync();
        var begin = service.Emulator.Clock.GetUtcNow();
        var id = await service.SubmitAsync();

        await service.Emulator.Clock.AdvanceAsync(TimeSpan.FromDays(3), Cancellation);

        var job = service.Emulator.Jobs.Find(id)!;
        (job.StartedAt - begin, job.EndedAt - begin).ShouldBe((TimeSpan.FromMilliseconds(100), TimeSpan.FromMilliseconds(600)));
    }

    [Fact]
    public async Task Timer_DueAtOnce_RingsOnAClockThatStands()
    {
        await using var emulator = await DryApiEmulator.StartAsync(cancellationToken: Cancellation);
        emulator.Clock.Stop();
        var rung = new TaskCompletionSource();

        await using var timer = emulator.Clock.CreateTimer(_ => rung.SetResult(), null, TimeSpan.Zero, Timeout.InfiniteTimeSpan);

        await rung.Task.WaitAsync(Cancellation);
    }

    [Fact]
    public async Task Timers_OnAnAdvance_RingInOrder()
    {
        await using var service = await Service.StartAsync();
        var clock = service.Emulator.Clock;
        var later = Task.Delay(TimeSpan.FromHours(2), clock, Cancellation);
        var sooner = Task.Delay(TimeSpan.FromHours(1), clock, Cancellation);
        var never = Task.Delay(TimeSpan.FromHours(4), clock, Cancellation);
        using var rings = new SemaphoreSlim(0);
        await using var periodic = clock.CreateTimer(_ => rings.Release(), null, TimeSpan.FromMinutes(30), TimeSpan.FromMinutes(30));

        await clock.AdvanceAsync(TimeSpan.FromHours(1), Cancellation);
        await sooner;
        later.IsCompleted.ShouldBeFalse();
        await clock.AdvanceAsync(TimeSpan.FromHours(1), Cancellation);
        await later;

        for (var ring = 0; ring < 4; ring++)
        {
            await rings.WaitAsync(Cancellation);
        }

        await periodic.DisposeAsync();
        await clock.AdvanceAsync(TimeSpan.FromHours(1), Cancellation);
        rings.CurrentCount.ShouldBe(0);
        never.IsCompleted.ShouldBeFalse();
        await clock.AdvanceAsync(TimeSpan.FromHours(1), Cancellation);
        await never;
    }

    [Fact]
    public async Task Waits_OfAClientWithTheClock_PassWithIt()
    {
        await using var service = await Service.StartAsync();
        using var client = new DryApiClient(new DryApiClientOptions { ApiKey = "any-key-that-must-stay-secret", BaseAddress = service.BaseAddress, TimeProvider = service.Emulator.Clock });
        var job = client.GetJob(await service.SubmitAsync(), JobKind.Image);

        var waiting = job.WaitAsync(cancellationToken: Cancellation);
        while (!waiting.IsCompleted)
        {
            await service.Emulator.Clock.AdvanceAsync(TimeSpan.FromMilliseconds(200), Cancellation);
            // A call of the client that is under way has its limit by the clock too: it gets the time that another one takes.
            await service.Http.GetStringAsync("/api/v1/client/balance", Cancellation);
        }

        (await waiting).ResultUrl.ShouldNotBeNull();
    }

    [Fact]
    public async Task Stop_OnAClockThatGoes_HoldsItUntilItIsStarted()
    {
        await using var service = await Service.StartAsync();
        var clock = service.Emulator.Clock;
        clock.Stop();
        var (stopped, id) = (clock.GetUtcNow(), await service.SubmitAsync());

        service.Clock.Advance(TimeSpan.FromHours(1));
        clock.GetUtcNow().ShouldBe(stopped);
        (await service.StatusAsync(id)).GetProperty("status").GetString().ShouldBe("pending");
        await clock.AdvanceAsync(TimeSpan.FromMilliseconds(350), Cancellation);
        (await service.StatusAsync(id)).GetProperty("progress").GetDouble().ShouldBe(50);

        clock.Start();
        clock.IsStopped.ShouldBeFalse();
        service.Clock.Advance(TimeSpan.FromMilliseconds(250));
        clock.GetUtcNow().ShouldBe(stopped + TimeSpan.FromMilliseconds(600));
        (await service.StatusAsync(id)).GetProperty("status").GetString().ShouldBe("done");
    }

    [Fact]
    public async Task Dispose_OfTheEmulator_EndsItsClock()
    {
        var inner = new CountedTimeProvider();
        var emulator = await DryApiEmulator.StartAsync(new DryApiEmulatorOptions { TimeProvider = inner }, Cancellation);
        inner.Timers.ShouldBeGreaterThan(0);

        await emulator.DisposeAsync();

        inner.Timers.ShouldBe(0);
    }

    [Fact]
    public async Task Advance_BackwardsOrBeyondAllTime_IsRefused()
    {
        await using var service = await Service.StartAsync();

        await Should.ThrowAsync<ArgumentOutOfRangeException>(() => service.Emulator.Clock.AdvanceAsync(TimeSpan.FromTicks(-1), Cancellation));
        await Should.ThrowAsync<ArgumentOutOfRangeException>(() => service.Emulator.Clock.AdvanceAsync(TimeSpan.MaxValue, Cancellation));
    }

    /// <summary>Time that knows how many timers go by it.</summary>
    private sealed class CountedTimeProvider : Microsoft.Extensions.Time.Testing.FakeTimeProvider
    {
        private int _timers;

        public int Timers => _timers;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Interlocked.Increment(ref _timers);
            return new Counted(base.CreateTimer(callback, state, dueTime, period), () => Interlocked.Decrement(ref _timers));
        }

        private sealed class Counted(ITimer timer, Action onDispose) : ITimer
        {
            public bool Change(TimeSpan dueTime, TimeSpan period) => timer.Change(dueTime, period);

            public void Dispose()
            {
                timer.Dispose();
                onDispose();
            }

            public ValueTask DisposeAsync()
            {
                Dispose();
                return ValueTask.CompletedTask;
            }
        }
    }
}
