namespace DryApi.Analyzers.Successors;

/// <summary>A member that leads from a builder to the next one.</summary>
/// <param name="Name">Its name; empty for an indexer.</param>
/// <param name="Parameters">How many values it takes; 0 for a property.</param>
internal sealed record PathStep(string Name, int Parameters);
