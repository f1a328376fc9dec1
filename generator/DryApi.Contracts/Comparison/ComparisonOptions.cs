namespace DryApi.Contracts;

/// <summary>What a comparison needs to know beside the two contracts.</summary>
public sealed class ComparisonOptions
{
    /// <summary>The day on which announced ends are judged.</summary>
    public required DateTime Today { get; init; }
}
