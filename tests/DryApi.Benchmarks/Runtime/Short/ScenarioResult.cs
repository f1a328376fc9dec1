namespace DryApi.Benchmarks.Runtime.Short;

/// <summary>What a scenario found. The first row is what the others are measured by.</summary>
internal sealed record ScenarioResult(string Name, string Title, Row[] Rows, Goal[] Goals)
{
    public Measure Baseline => Rows[0].Measure!;
}
