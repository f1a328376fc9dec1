namespace DryApi.Contracts;

/// <summary>What the contract says and the C# of it does not carry, or carries another way.</summary>
/// <param name="Kind">What kind it is.</param>
/// <param name="Message">What is missing, and how to go on.</param>
/// <param name="Line">The line of the contract's text, counted from 1; 0 when it was not read from one.</param>
public sealed record SurfaceFinding(SurfaceFindingKind Kind, string Message, int Line);
