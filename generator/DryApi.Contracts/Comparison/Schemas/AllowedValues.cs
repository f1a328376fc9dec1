using System.Globalization;

namespace DryApi.Contracts;

/// <summary>Judges single values, given as JSON, by the constraints of a type.</summary>
internal static class AllowedValues
{
    /// <summary>Whether a constraint certainly allows a value. What cannot be told, such as a pattern, counts as not allowed.</summary>
    public static bool Allows(Constraint constraint, string value)
    {
        var keyword = Keywords.Find(constraint.Name);
        if (keyword is { IsOfEveryType: false } && !keyword.Applies(KindOf(value)))
        {
            return true;
        }

        if (keyword is { Measure: not KeywordMeasure.None })
        {
            var order = JsonNumber.Compare(MeasureOf(value, keyword.Measure), constraint.Value);
            return keyword.Bound switch
            {
                KeywordBound.Upper => order <= 0,
                KeywordBound.Lower => order >= 0,
                KeywordBound.ExclusiveUpper => order < 0,
                _ => order > 0,
            };
        }

        return constraint.Name switch
        {
            "enum" => JsonText.Items(constraint.Value).Contains(value, StringComparer.Ordinal),
            "multipleOf" => JsonNumber.IsMultiple(value, constraint.Value),
            "format" => value[0] != '"',
            _ => false,
        };
    }

    /// <summary>Whether a list of values leaves nothing for a constraint of the same type to forbid.</summary>
    public static bool IsImplied(Constraint constraint, SchemaExpression type) =>
        constraint.Name != "enum" && type["enum"] is { } values && JsonText.Items(values).All(value => Allows(constraint, value));

    /// <summary>Whether a constraint says which values are allowed, and not something about them.</summary>
    public static bool IsOfValues(string constraint) => Keywords.Find(constraint) is not { Role: not KeywordRole.Allows };

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

    private static SchemaKind KindOf(string value) => value[0] switch
    {
        '"' => SchemaKind.String,
        '[' => SchemaKind.Array,
        '{' => SchemaKind.Object,
        't' or 'f' => SchemaKind.Boolean,
        'n' => SchemaKind.Null,
        _ => SchemaKind.Number,
    };

    private static string MeasureOf(string value, KeywordMeasure measure) => measure switch
    {
        KeywordMeasure.Value => value,
        KeywordMeasure.Items => JsonText.Items(value).Count.ToString(CultureInfo.InvariantCulture),
        KeywordMeasure.Properties => JsonText.Members(value).Count.ToString(CultureInfo.InvariantCulture),
        _ => LengthOf(value),
    };

    // In code points, as JSON Schema counts.
    private static string LengthOf(string value)
    {
        var text = JsonText.Unquote(value);
        return (text.Length - text.Count(char.IsLowSurrogate)).ToString(CultureInfo.InvariantCulture);
    }
}
