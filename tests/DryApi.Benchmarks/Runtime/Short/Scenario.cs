namespace DryApi.Benchmarks.Runtime.Short;

/// <summary>Something that is measured in a run of its own.</summary>
internal sealed record Scenario(string Name, Func<ScenarioResult> Run);
