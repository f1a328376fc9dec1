namespace DryApi.Benchmarks;

/// <summary>How long one thing took each time, in milliseconds.</summary>
internal sealed class Sample(IEnumerable<double> times)
{
    private readonly double[] _times = [.. times];

    public double Minimum => _times.Min();

    public double Mean => _times.Average();

    public double Median => MedianOf(_times);

    /// <summary>How long one of so many took that were measured together.</summary>
    public Sample DividedBy(int count) => new(_times.Select(time => time / count));

    /// <summary>How many times as long as another thing it took that was measured in the same rounds: the median over the rounds, so that a slower moment, which meets both, tells nothing.</summary>
    public double RatioTo(Sample other) => MedianOf(_times.Zip(other._times, (own, beside) => own / beside));

    private static double MedianOf(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
