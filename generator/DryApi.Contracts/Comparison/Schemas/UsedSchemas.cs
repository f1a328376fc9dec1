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
            foreach (var parameter in operation.Parameters)
            {
                open.Push(parameter.Type);
            }

            PushAll(operation.Bodies, open);
            PushAll(operation.Responses, open);
        }

        PushAll(contract.Responses, open);
        while (open.Count > 0)
        {
            var expression = open.Pop();
            foreach (var argument in expression.Arguments)
            {
                open.Push(argument);
            }

            for (var i = 0; i < expression.Constraints.Count; i++)
            {
                foreach (var inside in KeywordSchemas.Of(expression.Constraints[i]))
                {
                    open.Push(inside.Value);
                }
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
                PushAll(named.Properties, open);
                PushAll(named.PatternProperties, open);
                if (named.AdditionalProperties is not null)
                {
                    open.Push(named.AdditionalProperties);
                }
            }
        }

        return used;
    }

    private static void PushAll(List<ContractResponse> responses, Stack<SchemaExpression> open)
    {
        foreach (var response in responses)
        {
            PushAll(response.Contents, open);
            PushAll(response.Headers, open);
        }
    }

    private static void PushAll(List<ContractContent> contents, Stack<SchemaExpression> open)
    {
        foreach (var content in contents)
        {
            open.Push(content.Type);
        }
    }

    private static void PushAll(List<ContractProperty> properties, Stack<SchemaExpression> open)
    {
        foreach (var property in properties)
        {
            open.Push(property.Type);
        }
    }
}
