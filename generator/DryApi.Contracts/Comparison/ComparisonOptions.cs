namespace DryApi.Contracts;

/// <summary>What a comparison needs to know beside the two contracts.</summary>
public sealed class ComparisonOptions
{
    /// <summary>The day on which announced ends are judged.</summary>
    public required DateTime Today { get; init; }

    /// <summary>The most values that the comparison visits, 5,000,000 unless another number is given; it throws <see cref="WorkLimitException"/> beyond.</summary>
    public long MaxWork { get; init; } = WorkBudget.Default;
}
