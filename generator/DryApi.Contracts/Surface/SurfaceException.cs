namespace DryApi.Contracts;

/// <summary>A contract that cannot be C# as it stands: two things of one name, a union without names. Says which, and what to do.</summary>
public sealed class SurfaceException(string message) : Exception(message);
