namespace DryApi.Contracts;

/// <summary>A text that is no contract: says the line and what is wrong with it.</summary>
public sealed class ContractFormatException(int line, string message) : Exception($"line {line}: {message}")
{
    /// <summary>The line, counted from 1.</summary>
    public int Line { get; } = line;

    /// <summary>What is wrong, without the line.</summary>
    public string Problem { get; } = message;
}
