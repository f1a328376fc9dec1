namespace DryApi.OpenApi.Overlays;

/// <summary>What accepting a document changes in its overlay.</summary>
/// <param name="Removed">The actions that nothing is left for.</param>
/// <param name="Matches">How many places each action matches that can match several.</param>
/// <param name="Added">The C# names that types keep, by the target of an action.</param>
internal sealed record OverlayEdit(IReadOnlyCollection<OverlayAction> Removed, IReadOnlyDictionary<OverlayAction, int> Matches, IReadOnlyList<KeptName> Added)
{
    /// <summary>Whether there is nothing to change.</summary>
    public bool IsEmpty => Removed.Count == 0 && Added.Count == 0 && Matches.All(noted => noted.Key.AcceptedMatches == noted.Value);
}
