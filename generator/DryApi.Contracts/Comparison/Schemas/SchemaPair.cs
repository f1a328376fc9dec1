namespace DryApi.Contracts;

/// <summary>Two schemas that were met and are still to be compared.</summary>
/// <param name="Old">The old one.</param>
/// <param name="New">The new one.</param>
/// <param name="WithNotes">Whether what may stand beside a reference is compared with it.</param>
/// <param name="ComparisonContext">Where the changes are kept.</param>
internal sealed record SchemaPair(FlatSchema Old, FlatSchema New, bool WithNotes, ComparisonContext ComparisonContext);
