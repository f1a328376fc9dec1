namespace DryApi.Emulator.Tests.Telemetry;

/// <summary>Tests that look at what the whole process measures: nothing else runs meanwhile.</summary>
[CollectionDefinition(nameof(AloneCollection), DisableParallelization = true)]
public sealed class AloneCollection;
