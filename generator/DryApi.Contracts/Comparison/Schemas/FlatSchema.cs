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

        // What is only another name for itself, or for nothing, says nothing.
        var target = contract.FlatByName.TryGetValue(expression.Reference!, out var known) ? known : Nothing;
        return new FlatSchema(With(target.Type, expression), target.Schema);
    }

    /// <summary>All schemas of a contract by name; a chain of references is walked once.</summary>
    public static Dictionary<string, FlatSchema> All(Contract contract)
    {
        var known = new Dictionary<string, FlatSchema>(StringComparer.Ordinal);
        foreach (var schema in contract.Schemas)
        {
            Add(contract, schema.Name, known);
        }

        return known;
    }

    private static FlatSchema Nothing => new(new SchemaExpression(SchemaKind.Any), null);

    private static void Add(Contract contract, string name, Dictionary<string, FlatSchema> known)
    {
        var passed = new Stack<ContractSchema>();
        FlatSchema flat;
        while (!known.TryGetValue(name, out flat))
        {
            if (contract.FindSchema(name) is not { } schema)
            {
                flat = Nothing;
                break;
            }

            // Until its end is known, the way back leads nowhere.
            known[name] = Nothing;
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
    }

    private static SchemaExpression With(SchemaExpression type, SchemaExpression reference) =>
        reference.Constraints.Aggregate(type, static (all, constraint) => all.With(constraint));
}
