namespace DryApi.OpenApi.Tests.Drift.Mutilation;

/// <summary>A document that went through something.</summary>
/// <param name="Name">What it was, and what happened to it.</param>
/// <param name="FileName">The file's name, whose ending tells the format.</param>
/// <param name="Whole">The document as it was.</param>
/// <param name="Broken">What became of it.</param>
internal sealed record Mutilated(string Name, string FileName, byte[] Whole, byte[] Broken);
