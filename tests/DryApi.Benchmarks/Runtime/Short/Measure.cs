namespace DryApi.Benchmarks.Runtime.Short;

/// <summary>What one call costs.</summary>
/// <param name="Microseconds">The time, median.</param>
/// <param name="Bytes">Managed memory that was allocated, median.</param>
/// <param name="PeakBytes">The most managed memory in use at once, over what was in use before; null where it says nothing.</param>
internal sealed record Measure(double Microseconds, double Bytes, double? PeakBytes = null);
