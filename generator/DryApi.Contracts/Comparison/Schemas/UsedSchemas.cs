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

            foreach (var inside in expression.Constraints.SelectMany(constraint => KeywordSchemas.Of(constraint)))
            {
                open.Push(inside.Value);
            }

            if (expression.Find("discriminator") is { } discriminator)
            {
                foreach (var schema in DiscriminatorMapping.SchemasOf(discriminator, contract))
                {
                    open.Push(schema);
                }
            }

            if (expression.Kind == SchemaKind.Reference && used.Add(expression.Reference!) && contract.FindSchema(expression.Reference!) is { } named)
            {
                open.Push(named.Type);
                named.Properties.ForEach(p => open.Push(p.Type));
                named.PatternProperties.ForEach(p => open.Push(p.Type));
                if (named.AdditionalProperties is not null)
                {
                    open.Push(named.AdditionalProperties);
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
