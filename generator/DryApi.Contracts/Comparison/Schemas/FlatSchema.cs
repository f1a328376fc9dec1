namespace DryApi.Contracts;

/// <summary>A type with its references followed: what it is, and the schema that has its properties.</summary>
/// <param name="Type">The type with the constraints of all references on the way.</param>
/// <param name="Schema">The last named schema on the way; null when there was none.</param>
internal readonly record struct FlatSchema(SchemaExpression Type, ContractSchema? Schema)
{
    /// <summary>No chain of references that means something is longer.</summary>
    private const int LongestChain = 100;

    public static FlatSchema Of(Contract contract, SchemaExpression expression)
    {
        ContractSchema? schema = null;
        for (var steps = 0; expression.Kind == SchemaKind.Reference && steps < LongestChain; steps++)
        {
            if (contract.FindSchema(expression.Reference!) is not { } target)
            {
                break;
            }

            schema = target;
            expression = expression.Constraints.Aggregate(target.Type, static (type, constraint) => type.With(constraint));
        }

        // A schema that is only another name for itself says nothing.
        return expression.Kind == SchemaKind.Reference
            ? new FlatSchema(new SchemaExpression(SchemaKind.Any, expression.Constraints, origin: expression.Origin), null)
            : new FlatSchema(expression, schema);
    }
}
