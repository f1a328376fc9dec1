namespace DryApi.Analyzers.Rules;

/// <summary>A rule about one value, or about each item of a list.</summary>
internal abstract class ValueRule
{
    /// <summary>Whether it is about each item.</summary>
    public bool EachItem { get; init; }

    /// <summary>What is wrong with a value as <see cref="ValueReader"/> reads it; null when nothing is, or when that is not certain.</summary>
    public abstract Violation? Judge(object? value);
}
