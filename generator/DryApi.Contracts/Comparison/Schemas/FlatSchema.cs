namespace DryApi.Contracts;

/// <summary>A type with its references followed: what it is, and the schema that has its properties.</summary>
/// <param name="Type">The type with the constraints of all references on the way.</param>
/// <param name="Schema">The last named schema on the way; null when there was none.</param>
internal readonly record struct FlatSchema(SchemaExpression Type, ContractSchema? Schema)
{
    public static FlatSchema Of(Contract contract, SchemaExpression expression)
    {
        if (expression.Kind != SchemaKind.Reference)
        {
            return new FlatSchema(expression, null);
        }

        var target = OfSchema(contract, expression.Reference!);
        return target.Schema is null
            ? new FlatSchema(With(target.Type, expression), null)
            : new FlatSchema(With(target.Type, expression), target.Schema);
    }

    private static FlatSchema OfSchema(Contract contract, string name)
    {
        var known = contract.FlatByName;
        var passed = new Stack<ContractSchema>();
        FlatSchema flat;
        while (!known.TryGetValue(name, out flat))
        {
            if (contract.FindSchema(name) is not { } schema)
            {
                // A schema that is only another name for itself, or for nothing, says nothing.
                flat = new FlatSchema(new SchemaExpression(SchemaKind.Any), null);
                break;
            }

            // Until its end is known, the way back leads nowhere.
            known[name] = new FlatSchema(new SchemaExpression(SchemaKind.Any), null);
            passed.Push(schema);
            if (schema.Type.Kind != SchemaKind.Reference)
            {
                flat = new FlatSchema(schema.Type, schema);
                break;
            }

            name = schema.Type.Reference!;
        }

        while (passed.Count > 0)
        {
            var schema = passed.Pop();
            flat = schema.Type.Kind == SchemaKind.Reference ? new FlatSchema(With(flat.Type, schema.Type), flat.Schema) : flat;
            known[schema.Name] = flat;
        }

        return flat;
    }

    private static SchemaExpression With(SchemaExpression type, SchemaExpression reference) =>
        reference.Constraints.Aggregate(type, static (all, constraint) => all.With(constraint));
}
