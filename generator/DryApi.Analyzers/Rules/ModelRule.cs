namespace DryApi.Analyzers.Rules;

/// <summary>A rule about several properties of a model.</summary>
internal abstract class ModelRule
{
    /// <summary>What is certainly wrong with an object; null when nothing is.</summary>
    /// <param name="model">What its initializer gives.</param>
    public abstract Violation? Judge(GivenProperties model);
}
