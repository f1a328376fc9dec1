namespace DryApi.Sample;

/// <summary>What the page asks for.</summary>
/// <param name="Prompt">What the picture shows.</param>
public sealed record WantedImage(string Prompt);
