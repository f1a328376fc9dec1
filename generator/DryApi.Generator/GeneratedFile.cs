namespace DryApi.Generator;

/// <summary>A file of C#.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Text">Its text.</param>
internal sealed record GeneratedFile(string Name, string Text);
