namespace DryApi.Contracts;

/// <summary>A union of which each member is a few values of one type is one list of values, whether its members have names or not.</summary>
internal static class ValueUnion
{
    private const int MostNested = 8;

    /// <summary>The list of values that a union is; null where it is none.</summary>
    public static SchemaExpression? Of(SchemaExpression type, Func<SchemaExpression, FlatSchema> flatten, int nested = 0)
    {
        if (type.Kind is not (SchemaKind.OneOf or SchemaKind.AnyOf) || nested > MostNested || (type.Find("discriminator") ?? type.Find("enum")) is not null || (nested > 0 && type.Constraints.Any(constraint => constraint.Name != "nullable")))
        {
            return null;
        }

        var (first, isNullable, values) = ((SchemaExpression?)null, type.IsNullable, new SortedSet<string>(StringComparer.Ordinal));
        foreach (var member in type.Arguments)
        {
            var flat = flatten(member).Type;
            flat = Of(flat, flatten, nested + 1) ?? flat;
            if (flat["enum"] is not { } own || flat.Kind != (first ??= flat).Kind || flat.Constraints.Any(constraint => constraint.Name is not ("enum" or "nullable")))
            {
                return null;
            }

            isNullable |= flat.IsNullable;
            values.UnionWith(JsonText.Items(own));
        }

        if (first is null)
        {
            // Of null alone.
            return null;
        }

        // What else is said of the union is said of its values.
        var list = new Constraint("enum", "[" + string.Join(",", values) + "]") { Origin = first.Find("enum")!.Origin };
        var merged = new SchemaExpression(first.Kind, type.Constraints.Append(list), origin: type.Origin);
        return isNullable ? merged.With("nullable", origin: type.Origin) : merged;
    }
}
