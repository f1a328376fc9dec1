namespace DryApi.Contracts;

/// <summary>Judges single values, given as JSON, by the constraints of a type.</summary>
internal static class AllowedValues
{
    /// <summary>Whether a constraint certainly allows a value. What cannot be told, such as a pattern, counts as not allowed.</summary>
    public static bool Allows(Constraint constraint, string value)
    {
        var isString = value.StartsWith("\"", StringComparison.Ordinal);
        return constraint.Name switch
        {
            "enum" => JsonText.Items(constraint.Value).Contains(value, StringComparer.Ordinal),
            "maxLength" => !isString || JsonNumber.Compare(LengthOf(value), constraint.Value) <= 0,
            "minLength" => !isString || JsonNumber.Compare(LengthOf(value), constraint.Value) >= 0,
            "maximum" => !JsonText.IsNumber(value) || JsonNumber.Compare(value, constraint.Value) <= 0,
            "minimum" => !JsonText.IsNumber(value) || JsonNumber.Compare(value, constraint.Value) >= 0,
            "exclusiveMaximum" => !JsonText.IsNumber(value) || JsonNumber.Compare(value, constraint.Value) < 0,
            "exclusiveMinimum" => !JsonText.IsNumber(value) || JsonNumber.Compare(value, constraint.Value) > 0,
            "multipleOf" => !JsonText.IsNumber(value) || JsonNumber.IsMultiple(value, constraint.Value),
            "pattern" or "format" or "schemes" => !isString,
            _ => false,
        };
    }

    /// <summary>Whether a list of values leaves nothing for a constraint of the same type to forbid.</summary>
    public static bool IsImplied(Constraint constraint, SchemaExpression type) =>
        constraint.Name != "enum" && type["enum"] is { } values && JsonText.Items(values).All(value => Allows(constraint, value));

    /// <summary>Whether a constraint says which values are allowed, and not something about them.</summary>
    public static bool IsOfValues(string constraint) => !ConstraintComparer.IsNote(constraint) && constraint is not ("discriminator" or "csharpType" or "surface" or "required");

    /// <summary>Whether a value has the type's kind.</summary>
    public static bool IsOfKind(string value, SchemaKind kind) => kind switch
    {
        SchemaKind.String => value.StartsWith("\"", StringComparison.Ordinal),
        SchemaKind.Boolean => value is "true" or "false",
        SchemaKind.Number => JsonText.IsNumber(value),
        SchemaKind.Integer => JsonText.IsNumber(value) && JsonNumber.IsMultiple(value, "1"),
        SchemaKind.Array => value.StartsWith("[", StringComparison.Ordinal),
        SchemaKind.Object or SchemaKind.Map => value.StartsWith("{", StringComparison.Ordinal),
        SchemaKind.Any => true,
        _ => false,
    };

    // In code points, as JSON Schema counts.
    private static string LengthOf(string value)
    {
        var text = JsonText.Unquote(value);
        return (text.Length - text.Count(char.IsLowSurrogate)).ToString(System.Globalization.CultureInfo.InvariantCulture);
    }
}
