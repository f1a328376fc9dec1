namespace DryApi.Validation;

/// <summary>A rule of the contract that the service alone judges: validation before sending does not check it.</summary>
/// <param name="keyword">The keyword, such as <c>x-max-tokens</c>.</param>
/// <param name="value">Its value, as JSON.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Property, AllowMultiple = true)]
public sealed class ContractRuleAttribute(string keyword, string value) : Attribute
{
    /// <summary>Gets the keyword: one of JSON Schema, or a word of the contract that begins with <c>x-</c>.</summary>
    public string Keyword { get; } = keyword;

    /// <summary>Gets its value, as JSON.</summary>
    public string Value { get; } = value;
}
