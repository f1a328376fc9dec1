namespace DryApi.Package.Tests.Packing;

/// <summary>What became of a program.</summary>
internal sealed record Run(int ExitCode, string Output, string Error);
