namespace DryApi.Contracts;

/// <summary>A place where both surfaces have a type.</summary>
/// <param name="Element">The property, call or union of the old surface that has it; null where the place is the contract itself.</param>
/// <param name="Owner">The old class that the place is in; null where it is in none.</param>
/// <param name="Pair">The operation that leads there.</param>
/// <param name="Origin">Where the new contract says it.</param>
internal sealed record TypePlace(object? Element, string? Owner, OperationPair? Pair, IOrigin? Origin);
