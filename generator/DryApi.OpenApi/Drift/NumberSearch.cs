using DryApi.Contracts;

namespace DryApi.OpenApi.Drift;

/// <summary>Finds the numbers that no C# type holds, each place once.</summary>
/// <param name="findings">Where they are kept.</param>
internal sealed class NumberSearch(List<Change> findings)
{
    private readonly HashSet<IOrigin> _seen = [];

    /// <summary>Looks into everything that a response has.</summary>
    public void Visit(object owner, ContractResponse response)
    {
        Visit(owner, response.Contents);
        foreach (var header in response.Headers)
        {
            Visit(owner, null, header.Type);
        }
    }

    /// <summary>Looks into the contents of a message.</summary>
    public void Visit(object owner, List<ContractContent> contents)
    {
        foreach (var content in contents)
        {
            Visit(owner, null, content.Type);
        }
    }

    /// <summary>Looks into the properties of a schema.</summary>
    public void Visit(string schema, List<ContractProperty> properties)
    {
        foreach (var property in properties)
        {
            Visit(schema, property.Name, property.Type);
        }
    }

    /// <summary>Looks into a type. Recursion is safe: the depth of a document is limited.</summary>
    /// <param name="owner">What the type is of: an operation, or a name.</param>
    /// <param name="property">Of which property of it; null for none.</param>
    /// <param name="type">The type.</param>
    public void Visit(object owner, string? property, SchemaExpression type)
    {
        for (var i = 0; i < type.Constraints.Count; i++)
        {
            var constraint = type.Constraints[i];
            if (NumericLimits.IsUnusable(constraint) && constraint.Origin is { } origin && _seen.Add(origin))
            {
                findings.Add(ContractFindings.Finding(ProseRules.NumberBeyondDouble, property is null ? $"{owner}" : $"{owner}.{property}", constraint.ToString(), origin));
            }
        }

        for (var i = 0; i < type.Arguments.Count; i++)
        {
            Visit(owner, property, type.Arguments[i]);
        }
    }
}
