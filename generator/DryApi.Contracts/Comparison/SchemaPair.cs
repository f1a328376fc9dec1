namespace DryApi.Contracts;

/// <summary>Two schemas that stand for the same thing, compared once however many operations use them.</summary>
internal sealed class SchemaPair
{
    public required Polarity Polarity { get; init; }

    public List<Change> Changes { get; } = [];

    /// <summary>The pairs inside.</summary>
    public List<SchemaPair> Met { get; } = [];
}
