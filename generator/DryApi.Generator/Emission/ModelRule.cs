namespace DryApi.Generator;

/// <summary>A rule of the contract about several properties of a model.</summary>
/// <param name="Attribute">The attribute, without brackets.</param>
/// <param name="Test">The C# condition that holds when the model keeps the rule.</param>
/// <param name="Field">The C# literal of the field that the message is for.</param>
/// <param name="Message">The C# expression of the message.</param>
internal sealed record ModelRule(string Attribute, string Test, string Field, string Message);
