namespace DryApi.Generator.Emission;

/// <summary>A rule of the contract about several properties of a model.</summary>
/// <param name="Attribute">The attribute, without brackets.</param>
/// <param name="Statement">The C# statement that checks it.</param>
/// <param name="Properties">The C# names of the properties that it looks at.</param>
internal sealed record ModelRule(string Attribute, string Statement, IReadOnlyList<string> Properties);
