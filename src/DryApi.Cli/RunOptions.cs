namespace DryApi.Cli;

/// <summary>How an operation is run.</summary>
internal sealed record RunOptions
{
    /// <summary>Whether programs read what is printed.</summary>
    public bool IsJson { get; init; }

    /// <summary>Whether the request is shown in place of being sent.</summary>
    public bool IsDry { get; init; }

    /// <summary>Whether no question is asked.</summary>
    public bool IsYes { get; init; }

    /// <summary>The most that a call may cost without a question; null for any price.</summary>
    public decimal? MaxPrice { get; init; }
}
