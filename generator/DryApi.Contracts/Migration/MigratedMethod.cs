namespace DryApi.Contracts;

/// <summary>The method that calls an operation, and the way to it.</summary>
/// <param name="Builder">The class of the builder that has it.</param>
/// <param name="Path">The members that lead from the client to the builder: <c>Txt2Img.PriceCalculation</c>; with the number of its parameters for an indexer, <c>RequestStatus[1]</c>, or a method, <c>Tags(2)</c>.</param>
/// <param name="Name">The method without <c>Async</c>: <c>Post</c>.</param>
public sealed record MigratedMethod(string Builder, string Path, string Name);
