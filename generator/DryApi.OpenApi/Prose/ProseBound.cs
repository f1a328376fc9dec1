namespace DryApi.OpenApi.Prose;

/// <summary>A limit by numbers, as its words stand in a sentence.</summary>
internal sealed record ProseBound
{
    /// <summary>The first piece of the words.</summary>
    public required int From { get; init; }

    /// <summary>The piece behind the last one.</summary>
    public required int To { get; init; }

    public decimal? Minimum { get; init; }

    public decimal? Maximum { get; init; }

    /// <summary>Whether the minimum itself is not allowed.</summary>
    public bool IsExclusive { get; init; }

    public ProseUnit Unit { get; init; }

    /// <summary>What one of the unit stands for: bytes in a megabyte.</summary>
    public decimal Factor { get; init; } = 1;

    /// <summary>Whether it holds for all of several together.</summary>
    public bool IsTotal { get; init; }

    /// <summary>Whether it holds for each of several.</summary>
    public bool IsPerItem { get; init; }
}
