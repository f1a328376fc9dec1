using DryApi.Contracts;
using DryApi.OpenApi.Documents;

namespace DryApi.OpenApi.Drift;

/// <summary>What a document says and nobody can use: schemes that nothing defines, numbers that no C# type holds.</summary>
internal static class ContractFindings
{
    /// <summary>The findings, each place once.</summary>
    public static IReadOnlyList<Change> Of(Contract contract)
    {
        var findings = new List<Change>();
        FindUndefinedSchemes(contract, findings);
        FindNumbers(contract, findings);
        return findings;
    }

    private static void FindUndefinedSchemes(Contract contract, List<Change> findings)
    {
        var defined = contract.SecuritySchemes.Select(scheme => scheme.Name).ToHashSet(StringComparer.Ordinal);

        // Most operations share one list.
        foreach (var security in contract.Operations.Select(operation => operation.SecurityOrigin).OfType<DocumentNode>().Distinct())
        {
            foreach (var scheme in security.Items.SelectMany(alternative => alternative.Properties).Where(scheme => !defined.Contains(scheme.Name)))
            {
                findings.Add(Finding(ProseRules.SecuritySchemeUndefined, "security", SecurityText.WriteName(scheme.Name), scheme.Value));
            }
        }
    }

    private static void FindNumbers(Contract contract, List<Change> findings)
    {
        var seen = new HashSet<IOrigin>();
        foreach (var (owner, property, type) in Types(contract))
        {
            FindNumbers(owner, property, type, seen, findings);
        }
    }

    // Recursion is safe: the depth of a document is limited.
    private static void FindNumbers(object owner, string? property, SchemaExpression type, HashSet<IOrigin> seen, List<Change> findings)
    {
        foreach (var constraint in type.Constraints)
        {
            if (NumericLimits.IsUnusable(constraint) && constraint.Origin is { } origin && seen.Add(origin))
            {
                findings.Add(Finding(ProseRules.NumberBeyondDouble, property is null ? $"{owner}" : $"{owner}.{property}", constraint.ToString(), origin));
            }
        }

        foreach (var argument in type.Arguments)
        {
            FindNumbers(owner, property, argument, seen, findings);
        }
    }

    /// <summary>Every type with what it is of: an operation, or the name of what has it.</summary>
    private static IEnumerable<(object Owner, string? Property, SchemaExpression Type)> Types(Contract contract)
    {
        foreach (var operation in contract.Operations)
        {
            foreach (var type in operation.Parameters.Select(p => p.Type).Concat(operation.Bodies.Select(b => b.Type)).Concat(operation.Responses.SelectMany(Types)))
            {
                yield return (operation, null, type);
            }
        }

        foreach (var response in contract.Responses)
        {
            foreach (var type in Types(response))
            {
                yield return (response.Name, null, type);
            }
        }

        foreach (var schema in contract.Schemas)
        {
            yield return (schema.Name, null, schema.Type);
            foreach (var property in schema.Properties.Concat(schema.PatternProperties))
            {
                yield return (schema.Name, property.Name, property.Type);
            }

            if (schema.AdditionalProperties is { } others)
            {
                yield return (schema.Name, null, others);
            }
        }
    }

    private static IEnumerable<SchemaExpression> Types(ContractResponse response) => response.Contents.Select(c => c.Type).Concat(response.Headers.Select(h => h.Type));

    private static Change Finding(DriftRule rule, string subject, string fact, IOrigin origin) => new()
    {
        Rule = rule,
        RuleName = rule.Name,
        Severity = rule.Severity,
        Subject = subject,
        Fact = fact.Length > 200 ? fact[..200] + "…" : fact,
        Origin = origin,
    };
}
