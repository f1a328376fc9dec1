namespace DryApi.Generator.Patterns;

/// <summary>A pattern for <see cref="System.Text.RegularExpressions.Regex"/>.</summary>
/// <param name="Text">The pattern.</param>
/// <param name="Backtracks">
/// Whether it needs the engine that backtracks: it has lookarounds or back references, or so many different sets of characters that the
/// other one would take seconds to build.
/// </param>
internal sealed record DotNetPattern(string Text, bool Backtracks);
