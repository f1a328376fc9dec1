namespace DryApi.Analyzers.Tests.Models;

/// <summary>A value, and how it is written in C#.</summary>
internal sealed record Sample(object? Value, string Text);
