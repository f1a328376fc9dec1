namespace DryApi.Emulator;

/// <summary>Something that the service did and its document does not allow.</summary>
/// <param name="Operation">The operation, as <see cref="DryApiEmulator.Operations"/> names it; method and path where the document has none.</param>
/// <param name="Status">The status of the response.</param>
/// <param name="Field">The field of the response, such as <c>data.status</c>; empty where it is the response as a whole.</param>
/// <param name="Problem">What is not as the document says, in a sentence.</param>
public sealed record BehaviorDrift(string Operation, int Status, string Field, string Problem);
