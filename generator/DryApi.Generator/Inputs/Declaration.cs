namespace DryApi.Generator.Inputs;

/// <summary>One declaration in the code that NSwag wrote.</summary>
/// <param name="Kind"><c>model</c>, <c>property</c>, <c>union</c>, <c>enum</c>, <c>builder</c> or <c>operation</c>.</param>
/// <param name="Name">Its name, behind that of its class.</param>
/// <param name="Type">The C# type of a property, as NSwag reads it.</param>
/// <param name="ContractLine">The line of the contract that it was made from.</param>
/// <param name="Line">Where it stands, counted from 1.</param>
/// <param name="Column">Where it stands in its line, counted from 0.</param>
internal sealed record Declaration(string Kind, string Name, string Type, string ContractLine, int Line, int Column);
