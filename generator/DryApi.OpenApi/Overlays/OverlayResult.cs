using DryApi.OpenApi.Documents;

namespace DryApi.OpenApi.Overlays;

/// <summary>What became of the actions of an overlay.</summary>
public sealed class OverlayResult
{
    /// <summary>The actions that changed nothing, because the document says the same already.</summary>
    public List<OverlayAction> Needless { get; } = [];

    /// <summary>What each action that can select several places selected.</summary>
    public Dictionary<OverlayAction, IReadOnlyList<DocumentNode>> Matches { get; } = [];

    /// <summary>The actions that select nothing, or what cannot take their update.</summary>
    public List<(OverlayAction Action, InputException Reason)> Unfit { get; } = [];
}
