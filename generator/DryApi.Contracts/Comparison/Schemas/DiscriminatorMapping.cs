namespace DryApi.Contracts;

/// <summary>What the values of a discriminator stand for.</summary>
internal static class DiscriminatorMapping
{
    private const string Components = "#/components/schemas/";

    /// <summary>The schema of each value, as the document refers to it.</summary>
    public static Dictionary<string, string> Of(Constraint discriminator)
    {
        var mapping = new Dictionary<string, string>(StringComparer.Ordinal);
        var json = JsonText.Members(discriminator.Value).FirstOrDefault(member => member.Key == "mapping").Value;
        foreach (var member in json is not null && json[0] == '{' ? JsonText.Members(json) : [])
        {
            mapping[member.Key] = member.Value;
        }

        return mapping;
    }

    /// <summary>The schemas that a discriminator leads to.</summary>
    public static IEnumerable<SchemaExpression> SchemasOf(Constraint discriminator, Contract contract) =>
        Of(discriminator).Values.Select(target => SchemaOf(target, contract)).OfType<SchemaExpression>();

    /// <summary>The named schema that a target is, or null.</summary>
    public static SchemaExpression? SchemaOf(string target, Contract contract)
    {
        if (target[0] != '"' || JsonText.Unquote(target) is var reference && !reference.StartsWith(Components, StringComparison.Ordinal))
        {
            return null;
        }

        var name = JsonText.Unquote(target).Substring(Components.Length).Replace("~1", "/").Replace("~0", "~");
        return contract.FindSchema(name) is null ? null : new SchemaExpression(SchemaKind.Reference, reference: name);
    }
}
