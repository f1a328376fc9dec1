namespace DryApi.Contracts;

/// <summary>A type of the old surface whose name the new one does not have, or has for another kind of type, and what stands in its place.</summary>
/// <param name="Old">The type that went.</param>
/// <param name="New">The type in the first place that had it.</param>
/// <param name="Place">That place.</param>
internal sealed record TypeReplacement(CSharpType Old, CSharpType New, TypePlace Place)
{
    /// <summary>Whether the type lives on under another name.</summary>
    public bool IsRename => Old.Kind == New.Kind && Old.Name != New.Name;

    /// <summary>The renamed class that gave the type its name, which changed with it; null where there is none.</summary>
    public TypeReplacement? Namesake { get; init; }
}
