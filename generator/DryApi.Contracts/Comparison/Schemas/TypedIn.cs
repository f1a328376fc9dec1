namespace DryApi.Contracts;

/// <summary>A type with the contract in which its names mean something.</summary>
/// <param name="contract">The contract.</param>
/// <param name="flat">The type with its references followed.</param>
internal sealed class TypedIn(Contract contract, FlatSchema flat)
{
    /// <summary>The type, and the schema that has its properties.</summary>
    public FlatSchema Flat => flat;

    /// <summary>What is the same for the same schema, whichever reference led to it.</summary>
    public object Key => flat.Schema is { } schema && ReferenceEquals(schema.Type, flat.Type) ? schema : flat.Type;

    /// <summary>Another type of the same contract.</summary>
    public TypedIn With(SchemaExpression expression) => new(contract, FlatSchema.Of(contract, expression));

    /// <summary>A part of a group: its own type has the properties of the schema that the group is of.</summary>
    public TypedIn Part(SchemaExpression part) =>
        new(contract, part.Kind is SchemaKind.Reference or SchemaKind.OneOf or SchemaKind.AnyOf or SchemaKind.Not ? FlatSchema.Of(contract, part) : new FlatSchema(part, flat.Schema));
}
