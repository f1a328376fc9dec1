namespace DryApi.Contracts;

/// <summary>A call as callers write it, before and after.</summary>
/// <param name="Old">The C# that calls the old operation.</param>
/// <param name="New">The C# that calls the new one; null where there is none.</param>
public sealed record MigratedCall(string Old, string? New);
