namespace DryApi.Benchmarks.Runtime.Short;

/// <summary>A goal for the last row, which is ours, relative to another row.</summary>
internal sealed record Limit(string What, int Row, Func<Measure, double> Value, double Most)
{
    public static Limit Time(double most) => new("time", 0, measure => measure.Microseconds, most);

    public static Limit Bytes(double most) => new("bytes", 0, measure => measure.Bytes, most);

    public static Limit TimeBelowNSwag { get; } = new("time of NSwag stock", 1, measure => measure.Microseconds, 1);

    public static Limit BytesBelowNSwag { get; } = new("bytes of NSwag stock", 1, measure => measure.Bytes, 1);

    public Goal Of(Row[] rows) => new(What, Value(rows[^1].Measure!) / Value(rows[Row].Measure!), Most, "times");
}
