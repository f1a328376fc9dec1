namespace DryApi.Contracts;

/// <summary>An operation of each contract that are the same one; one side is null where it is gone or new.</summary>
/// <param name="Old">The operation of the old contract.</param>
/// <param name="New">The operation of the new contract.</param>
/// <param name="IsMoved">Whether calls of the old one have to become calls of the new one.</param>
internal sealed record OperationPair(ContractOperation? Old, ContractOperation? New, bool IsMoved = false);
