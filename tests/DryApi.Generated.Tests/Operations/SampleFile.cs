namespace DryApi.Generated.Tests.Operations;

/// <summary>A file to send.</summary>
internal sealed record SampleFile(string Name, string ContentType, byte[] Bytes);
