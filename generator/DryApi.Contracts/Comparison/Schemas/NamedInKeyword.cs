namespace DryApi.Contracts;

/// <summary>Finds the schemas that a keyword kept word for word names: <c>contains={"$ref":"#/components/schemas/Tag"}</c>.</summary>
internal static class NamedInKeyword
{
    private const string Reference = "\"$ref\":\"#/components/schemas/";

    private static readonly HashSet<string> Keywords = new(StringComparer.Ordinal)
    {
        "if", "then", "else", "contains", "prefixItems", "dependentSchemas", "propertyNames", "unevaluatedItems", "unevaluatedProperties", "contentSchema",
    };

    /// <summary>Whether a type has a keyword whose value can hold a schema.</summary>
    public static bool IsAnyIn(SchemaExpression type) => type.Constraints.Any(constraint => Keywords.Contains(constraint.Name));

    /// <summary>The names in a constraint; none where its value holds no schema.</summary>
    public static IEnumerable<string> Of(Constraint constraint)
    {
        if (!Keywords.Contains(constraint.Name))
        {
            yield break;
        }

        for (var start = constraint.Value.IndexOf(Reference, StringComparison.Ordinal); start >= 0; start = constraint.Value.IndexOf(Reference, start + 1, StringComparison.Ordinal))
        {
            var name = start + Reference.Length;
            var end = constraint.Value.IndexOf('"', name);
            yield return constraint.Value.Substring(name, (end < 0 ? constraint.Value.Length : end) - name);
        }
    }
}
