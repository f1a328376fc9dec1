namespace DryApi.Contracts;

/// <summary>A change with the places that say it, while they are gathered.</summary>
internal sealed class FoundChange(Change change)
{
    /// <summary>The change; the worst one where several say the same.</summary>
    public Change Change { get; set; } = change;

    public List<Findings> Places { get; } = [];
}
