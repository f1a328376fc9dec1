namespace DryApi.Contracts;

/// <summary>A C# type that has another name though its schema lives on.</summary>
/// <param name="Old">The name that callers use.</param>
/// <param name="New">The name that takes its place.</param>
/// <param name="Schema">The new schema.</param>
public sealed record TypeRename(string Old, string New, IOrigin Schema);
