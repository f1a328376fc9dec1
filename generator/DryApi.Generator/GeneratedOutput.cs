namespace DryApi.Generator;

/// <summary>What one run gives: files and findings.</summary>
/// <param name="Files">The files by name.</param>
/// <param name="Findings">The findings.</param>
internal sealed record GeneratedOutput(EquatableArray<GeneratedFile> Files, EquatableArray<Finding> Findings);
