using DryApi.OpenApi.Documents;

namespace DryApi.OpenApi.Overlays;

/// <summary>A node that a path selects, with what an overlay needs to change it.</summary>
/// <param name="Node">The node.</param>
/// <param name="Parent">What holds it; null for the root.</param>
/// <param name="Depth">How many objects and arrays are around it.</param>
internal readonly record struct JsonPathMatch(DocumentNode Node, DocumentNode? Parent, int Depth);
