namespace DryApi.Generator.Patterns;

/// <summary>A pattern that cannot be used.</summary>
/// <param name="message">Why, as the end of a sentence.</param>
internal sealed class PatternException(string message) : Exception(message);
