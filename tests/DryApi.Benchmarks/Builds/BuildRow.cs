using System.Globalization;

namespace DryApi.Benchmarks.Builds;

/// <summary>One ratio of the table: how long our project took, beside another one.</summary>
/// <param name="What">What was done before the build.</param>
/// <param name="Seconds">How long our project took, in seconds: the median.</param>
/// <param name="Beside">The other project, and for how many target frameworks both were built.</param>
/// <param name="BesideSeconds">How long that one took.</param>
/// <param name="Goal">The largest ratio wanted; null where none was said.</param>
internal sealed record BuildRow(string What, double Seconds, string Beside, double BesideSeconds, double? Goal)
{
    public double Ratio => Seconds / BesideSeconds;

    public bool IsKept => Goal is null || Ratio <= Goal;

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{What,-18} {Ratio,6:0.00} times {Beside,-26} {Seconds,7:0.00} s beside {BesideSeconds,6:0.00} s{Verdict}");

    private string Verdict => Goal is null ? "" : string.Create(CultureInfo.InvariantCulture, $"   at most {Goal:0.00} wanted: {(IsKept ? "kept" : "EXCEEDED")}");
}
