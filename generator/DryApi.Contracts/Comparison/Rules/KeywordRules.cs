namespace DryApi.Contracts;

/// <summary>The rules of one keyword's changes.</summary>
internal abstract class KeywordRules
{
    /// <summary>The constraint's name.</summary>
    public abstract string Keyword { get; }

    /// <summary>All of them.</summary>
    public abstract IEnumerable<RulePair> All { get; }
}
