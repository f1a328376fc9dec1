namespace DryApi.Analyzers.Values;

/// <summary>A file whose name stands in the source.</summary>
/// <param name="Name">The name, perhaps with folders.</param>
/// <param name="ContentType">The media type that is given with it.</param>
/// <param name="IsContentTypeKnown">Whether that is known; null says then that none is given.</param>
internal sealed record NamedFile(string Name, string? ContentType, bool IsContentTypeKnown);
