namespace DryApi.OpenApi.Overlays;

/// <summary>Where an action stands in the bytes of an overlay.</summary>
/// <param name="Start">Where it begins.</param>
internal sealed record ActionSpan(int Start)
{
    /// <summary>Where it ends.</summary>
    public int End { get; set; }

    /// <summary>Where the name of its target begins.</summary>
    public int TargetStart { get; set; }

    /// <summary>Where its target ends.</summary>
    public int TargetEnd { get; set; }

    /// <summary>Where the noted number of places begins and ends; null where there is none.</summary>
    public (int Start, int End)? Matches { get; set; }
}
