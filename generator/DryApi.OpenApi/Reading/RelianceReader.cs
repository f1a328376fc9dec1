using DryApi.Contracts;
using DryApi.OpenApi.Documents;

namespace DryApi.OpenApi.Reading;

/// <summary>Reads what the overlay says that hand-written code of the SDK relies on, and holds it against the contract.</summary>
internal static class RelianceReader
{
    private const string Forms = "write { header: NAME, by: MEMBER }, with of: SCHEMA where a schema lists it, { value: VALUE, of: TYPE, by: MEMBER } or { server: true, by: MEMBER }";

    /// <exception cref="InputException">It is said in another form.</exception>
    public static void Read(DocumentNode? declared, Contract contract, WorkBudget budget)
    {
        if (declared is null)
        {
            return;
        }

        var reliances = declared.Properties.OrderBy(p => p.Name, StringComparer.Ordinal).Select(Read).ToList();
        var headers = contract.Operations.SelectMany(operation => operation.Responses).Concat(contract.Responses)
            .SelectMany(response => response.Headers).Select(header => header.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var values = reliances.Exists(reliance => reliance.Kind == ContractReliance.Value) ? ValuesOf(contract, budget) : [];
        foreach (var reliance in reliances)
        {
            var isMet = reliance.Kind switch
            {
                ContractReliance.Header when reliance["of"] is { Length: > 0 } schema => contract.FindSchema(schema)?.Properties.Any(property => property.Name.Equals(reliance["name"], StringComparison.OrdinalIgnoreCase)) == true,
                ContractReliance.Header => headers.Contains(reliance["name"]),
                ContractReliance.Value => values.Contains((reliance["of"], reliance["value"])),
                _ => contract.Servers.Count > 0,
            };
            (isMet ? contract.Reliances : contract.Unmet).Add(reliance);
        }
    }

    private static ContractReliance Read(DocumentNode property)
    {
        var (kind, facts) = (property["header"], property["value"], property["server"]) switch
        {
            ({ IsString: true } header, null, null) when property["of"] is { IsString: true } schema => (ContractReliance.Header, new[] { ("name", header), ("of", schema) }),
            ({ IsString: true } header, null, null) when property["of"] is null => (ContractReliance.Header, [("name", header)]),
            (null, { IsString: true } value, null) when property["of"] is { IsString: true } type => (ContractReliance.Value, [("of", type), ("value", value)]),
            (null, null, { IsTrue: true }) => (ContractReliance.Server, []),
            _ => throw InputException.At(property.Place, $"{InputException.Quote(property.Name)} does not say what is relied on", Forms),
        };
        if (property["by"] is not { IsString: true } by)
        {
            throw InputException.At(property.Place, $"{InputException.Quote(property.Name)} does not say who relies on it", Forms);
        }

        if (!CSharpName.IsIdentifier(property.Name))
        {
            throw InputException.At(property.Place, $"{InputException.Quote(property.Name)} is no C# name", "it becomes a constant: use letters and digits");
        }

        return new ContractReliance(property.Name, kind, [.. facts.Append(("by", by)).OrderBy(fact => fact.Item1, StringComparer.Ordinal).Select(fact => new Constraint(fact.Item1, JsonText.Quote(fact.Item2.Text)))])
        {
            Origin = property,
        };
    }

    /// <summary>Each value of each enumeration, with the C# name of that.</summary>
    private static HashSet<(string Type, string Value)> ValuesOf(Contract contract, WorkBudget budget)
    {
        var values = new HashSet<(string, string)>();
        var open = new Stack<(string Name, SchemaExpression Type)>();
        foreach (var schema in contract.Schemas)
        {
            open.Push((CSharpName.Pascal(schema.Name), schema.Type));
            foreach (var property in schema.Properties)
            {
                open.Push((CSharpName.Pascal(schema.Name) + CSharpName.Pascal(property.Name), property.Type));
            }
        }

        while (open.TryPop(out var next))
        {
            budget.Spend(1, next.Type.Origin);
            var name = next.Type["csharpType"] is { } given ? JsonText.Unquote(given) : next.Name;
            if (next.Type["enum"] is { } items)
            {
                values.UnionWith(JsonText.Items(items).Where(item => item != "null").Select(item => (name, JsonText.Unquote(item))));
            }

            foreach (var argument in next.Type.Arguments)
            {
                open.Push((name, argument));
            }
        }

        return values;
    }
}
