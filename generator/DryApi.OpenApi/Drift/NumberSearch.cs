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
        response.Contents.ForEach(content => Visit(owner, null, content.Type));
        response.Headers.ForEach(header => Visit(owner, null, header.Type));
    }

    /// <summary>Looks into a type. Recursion is safe: the depth of a document is limited.</summary>
    /// <param name="owner">What the type is of: an operation, or a name.</param>
    /// <param name="property">Of which property of it; null for none.</param>
    /// <param name="type">The type.</param>
    public void Visit(object owner, string? property, SchemaExpression type)
    {
        foreach (var constraint in type.Constraints)
        {
            if (NumericLimits.IsUnusable(constraint) && constraint.Origin is { } origin && _seen.Add(origin))
            {
                findings.Add(ContractFindings.Finding(ProseRules.NumberBeyondDouble, property is null ? $"{owner}" : $"{owner}.{property}", constraint.ToString(), origin));
            }
        }

        foreach (var argument in type.Arguments)
        {
            Visit(owner, property, argument);
        }
    }
}
