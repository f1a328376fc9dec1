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
                findings.Add(Finding(ProseRules.SecuritySchemeUndefined, "security", SecurityText.WriteName(scheme.Name), scheme));
            }
        }
    }

    private static void FindNumbers(Contract contract, List<Change> findings)
    {
        var search = new NumberSearch(findings);
        foreach (var operation in contract.Operations)
        {
            foreach (var parameter in operation.Parameters)
            {
                search.Visit(operation, null, parameter.Type);
            }

            search.Visit(operation, operation.Bodies);
            foreach (var response in operation.Responses)
            {
                search.Visit(operation, response);
            }
        }

        foreach (var response in contract.Responses)
        {
            search.Visit(response.Name, response);
        }

        foreach (var schema in contract.Schemas)
        {
            search.Visit(schema.Name, null, schema.Type);
            search.Visit(schema.Name, schema.Properties);
            search.Visit(schema.Name, schema.PatternProperties);

            if (schema.AdditionalProperties is { } others)
            {
                search.Visit(schema.Name, null, others);
            }
        }
    }

    internal static Change Finding(DriftRule rule, string subject, string fact, IOrigin origin) => new()
    {
        Rule = rule,
        RuleName = rule.Name,
        Severity = rule.Severity,
        Subject = subject,
        Fact = fact.Length > 200 ? fact[..200] + "…" : fact,
        Origin = origin,
    };
}
