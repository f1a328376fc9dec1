namespace DryApi.Benchmarks;

/// <summary>How long one thing took each time, in milliseconds.</summary>
internal sealed class Sample(IEnumerable<double> times)
{
    private readonly double[] _times = [.. times.Order()];

    public double Minimum => _times[0];

    /// <summary>How long one of so many took that were measured together.</summary>
    public Sample DividedBy(int count) => new(_times.Select(time => time / count));

    public double Median => (_times[(_times.Length - 1) / 2] + _times[_times.Length / 2]) / 2;
}
