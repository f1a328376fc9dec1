using Microsoft.Extensions.Time.Testing;

namespace DryApi.Cli.Tests;

/// <summary>What a line of progress shows, which is drawn where an exception would end the program.</summary>
public sealed class ProgressStateTests
{
    [Theory]
    [InlineData(1e-300)]
    [InlineData(5e-324)]
    [InlineData(-7)]
    [InlineData(50)]
    [InlineData(100.4)]
    [InlineData(700)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Line_OnAnyShare_IsALine(double percent)
    {
        var time = new FakeTimeProvider();
        var state = new ProgressState(time) { Stage = "sending", Percent = percent };
        time.Advance(TimeSpan.FromMinutes(3));

        var (_, done, open, after) = state.Line(76);

        done.ShouldBeInRange(0, 30);
        open.ShouldBeInRange(0, 30);
        after.ShouldContain("3:00");
        after.Contains(" left", StringComparison.Ordinal).ShouldBe(percent == 50);
    }
}
