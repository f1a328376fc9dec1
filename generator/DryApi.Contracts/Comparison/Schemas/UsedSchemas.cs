namespace DryApi.Contracts;

/// <summary>Which named schemas the operations of a contract lead to.</summary>
internal static class UsedSchemas
{
    public static HashSet<string> Of(Contract contract)
    {
        var used = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<SchemaExpression>();
        foreach (var operation in contract.Operations)
        {
            operation.Parameters.ForEach(p => open.Push(p.Type));
            operation.Bodies.ForEach(b => open.Push(b.Type));
            operation.Responses.ForEach(r => PushAll(r, open));
        }

        contract.Responses.ForEach(r => PushAll(r, open));
        while (open.Count > 0)
        {
            var expression = open.Pop();
            foreach (var argument in expression.Arguments)
            {
                open.Push(argument);
            }

            foreach (var name in expression.Constraints.SelectMany(NamedInKeyword.Of))
            {
                open.Push(new SchemaExpression(SchemaKind.Reference, reference: name));
            }

            if (expression.Kind == SchemaKind.Reference && used.Add(expression.Reference!) && contract.FindSchema(expression.Reference!) is { } schema)
            {
                open.Push(schema.Type);
                schema.Properties.ForEach(p => open.Push(p.Type));
                schema.PatternProperties.ForEach(p => open.Push(p.Type));
                if (schema.AdditionalProperties is not null)
                {
                    open.Push(schema.AdditionalProperties);
                }
            }
        }

        return used;
    }

    private static void PushAll(ContractResponse response, Stack<SchemaExpression> open)
    {
        response.Contents.ForEach(c => open.Push(c.Type));
        response.Headers.ForEach(h => open.Push(h.Type));
    }
}
