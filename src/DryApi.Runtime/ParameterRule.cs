using System.Text.Json;

namespace DryApi;

/// <summary>A rule that the value of a parameter has to keep.</summary>
/// <param name="Keyword">
/// The keyword of JSON Schema, such as <c>maxLength</c>, or a word of the contract that JSON Schema does not have, such as <c>x-max-file-size</c>.
/// </param>
/// <param name="Value">The value of the keyword, such as the greatest length in code points.</param>
public sealed record ParameterRule(string Keyword, JsonElement Value);
