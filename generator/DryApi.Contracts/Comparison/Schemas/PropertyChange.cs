namespace DryApi.Contracts;

/// <summary>A property on both sides.</summary>
/// <param name="Old">The property; null when it was not there.</param>
/// <param name="New">The property; null when it is gone.</param>
/// <param name="WasRequired">What made it required; null when it was optional.</param>
/// <param name="IsRequired">What makes it required; null when it is optional.</param>
/// <param name="IsClosed">Whether the new object refuses properties that it does not name.</param>
internal readonly record struct PropertyChange(ContractProperty? Old, ContractProperty? New, Constraint? WasRequired, Constraint? IsRequired, bool IsClosed);
