namespace DryApi.Contracts;

/// <summary>A string with known values.</summary>
/// <param name="Name">Its name in C#.</param>
/// <param name="Values">The known values.</param>
public sealed record SurfaceEnum(string Name, IReadOnlyList<string> Values);
