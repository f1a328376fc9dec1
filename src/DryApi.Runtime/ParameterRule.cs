using System.Text.Json;

namespace DryApi;

/// <summary>A rule that the value of a parameter has to keep.</summary>
public sealed record ParameterRule
{
    /// <summary>
    /// Gets the keyword of JSON Schema, such as <c>maxLength</c>, or a word of the contract that JSON Schema does not have, such as <c>x-max-file-size</c>.
    /// </summary>
    public required string Keyword { get; init; }

    /// <summary>Gets the value of the keyword, such as the greatest length in code points.</summary>
    public required JsonElement Value { get; init; }
}
