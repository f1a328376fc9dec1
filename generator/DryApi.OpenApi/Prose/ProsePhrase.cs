namespace DryApi.OpenApi.Prose;

/// <summary>Words that announce a number.</summary>
/// <param name="End">The piece behind them.</param>
internal readonly record struct ProsePhrase(int End)
{
    /// <summary>The unit that they name, for a number without one.</summary>
    public ProseUnit Hint { get; init; }

    /// <summary>What one of that unit stands for.</summary>
    public decimal Factor { get; init; } = 1;

    public bool IsTotal { get; init; }

    public bool IsPerItem { get; init; }

    /// <summary>Whether a number without a unit says nothing.</summary>
    public bool NeedsUnit { get; init; }

    /// <summary>Whether they announce something else than a limit of a value.</summary>
    public bool IsRefused { get; init; }
}
