using DryApi.Cli.Batch;
using DryApi.TestSupport.Clocks;
using Microsoft.Extensions.Time.Testing;

namespace DryApi.Cli.Tests.Batch;

/// <summary>Which jobs are asked for where status calls are few.</summary>
public sealed class StatusCallsTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Wait_UntilOneHasEnded_LetsTheOldestAloneBeAskedFor()
    {
        var time = new FakeTimeProvider();
        var calls = Calls(time);
        var submitted = calls.Now;
        Task[] oldest = [.. Enumerable.Range(0, 3).Select(_ => calls.WaitAsync("txt2img", JobKind.Image, submitted, Cancellation))];
        oldest.ShouldAllBe(wait => !wait.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(2));
        await Task.WhenAll(oldest);

        var next = calls.WaitAsync("txt2img", JobKind.Image, submitted, Cancellation);
        await calls.WaitAsync("txt2video", JobKind.Video, submitted, Cancellation);
        time.Advance(TimeSpan.FromSeconds(38));
        next.IsCompleted.ShouldBeFalse();
        calls.Learn("txt2img", submitted);

        await next;
    }

    [Fact]
    public async Task Wait_WhenOneHasEnded_IsForThreeQuartersOfTheShortestTime()
    {
        var time = new PassingTimeProvider();
        var calls = Calls(time);
        var submitted = calls.Now;
        time.Advance(TimeSpan.FromSeconds(60));
        calls.Learn("txt2img", submitted);
        calls.Learn("txt2img", time.GetTimestamp() - (40 * time.TimestampFrequency));
        calls.Learn("txt2img", submitted);

        submitted = calls.Now;
        await calls.WaitAsync("txt2img", JobKind.Image, submitted, Cancellation);

        time.GetElapsedTime(submitted).ShouldBe(TimeSpan.FromSeconds(30));
    }

    /// <summary>The oldest may be the slowest.</summary>
    [Fact]
    public async Task Wait_WhereNoneEnds_EndsAfterTwoMinutes()
    {
        var time = new PassingTimeProvider();
        var calls = Calls(time);
        for (var pilot = 0; pilot < 3; pilot++)
        {
            var begun = calls.Now;
            await calls.WaitAsync("txt2img", JobKind.Image, begun, Cancellation);
            time.GetElapsedTime(begun).ShouldBe(TimeSpan.FromSeconds(2));
        }

        var submitted = calls.Now;
        await calls.WaitAsync("txt2img", JobKind.Image, submitted, Cancellation);

        time.GetElapsedTime(submitted).ShouldBe(TimeSpan.FromMinutes(2));
    }

    [Theory]
    [InlineData(50, 10, false)]
    [InlineData(50, 11, true)]
    [InlineData(1_000_000, 100_000, false)]
    public void Calls_ForSomeJobs_AreFewOrNot(int perMinute, long jobs, bool expected) => new StatusCalls(perMinute, _ => TimeSpan.Zero, TimeProvider.System).AreFew(jobs).ShouldBe(expected);

    private static StatusCalls Calls(TimeProvider time) => new(50, _ => TimeSpan.FromSeconds(2), time);
}
