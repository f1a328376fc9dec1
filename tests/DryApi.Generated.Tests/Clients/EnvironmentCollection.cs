namespace DryApi.Generated.Tests.Clients;

/// <summary>Tests that set environment variables, which belong to the whole process: one after the other, and beside no others.</summary>
[CollectionDefinition(nameof(EnvironmentCollection), DisableParallelization = true)]
public sealed class EnvironmentCollection;
