namespace DryApi.Contracts;

/// <summary>One type that a union can be.</summary>
/// <param name="Name">The name of the property that holds it.</param>
/// <param name="Type">Its type.</param>
/// <param name="Expression">Its type and constraints in the contract.</param>
public sealed record SurfaceUnionMember(string Name, CSharpType Type, SchemaExpression Expression);
