namespace DryApi.Benchmarks.Runtime.Short;

/// <summary>What one client needs for a scenario; null where it cannot do it.</summary>
internal sealed record Row(string Client, Measure? Measure);
