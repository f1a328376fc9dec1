namespace DryApi.Contracts;

/// <summary>Where the key of a call goes, where that is not the bearer token.</summary>
/// <param name="Location"><c>header</c>, <c>query</c> or <c>cookie</c>.</param>
/// <param name="Name">Its name there.</param>
public sealed record SurfaceKey(string Location, string Name);
