namespace DryApi.OpenApi.Pulling;

/// <summary>What a source answered.</summary>
/// <param name="Body">The body, decompressed; null when the document of the ETag is still the current one.</param>
/// <param name="ETag">The ETag as sent, if any.</param>
internal sealed record DocumentResponse(ReadOnlyMemory<byte>? Body, string? ETag);
