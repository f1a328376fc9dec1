namespace DryApi.Contracts;

/// <summary>Which types allow the values of which others.</summary>
internal static class TypeRelation
{
    public static bool IsObject(SchemaKind kind) => kind is SchemaKind.Object or SchemaKind.Map;

    public static bool IsNumber(SchemaKind kind) => kind is SchemaKind.Integer or SchemaKind.Number;

    public static bool IsScalar(SchemaKind kind) => IsNumber(kind) || kind is SchemaKind.String or SchemaKind.Boolean or SchemaKind.Null;

    public static bool IsSameKind(SchemaKind old, SchemaKind @new) => old == @new || (IsObject(old) && IsObject(@new));

    /// <summary>The rules for a type that became another one.</summary>
    public static RulePair RulesOf(SchemaExpression old, SchemaExpression @new, ComparisonContext context)
    {
        if (IsWithin(old.Kind, @new.Kind))
        {
            return SchemaRules.TypeGeneralized;
        }

        if (IsWithin(@new.Kind, old.Kind))
        {
            return SchemaRules.TypeSpecialized;
        }

        // Where everything is text, every value can be sent as a string, and read as one.
        var isText = context.IsLoose && (context.IsSent ? @new : old).Kind == SchemaKind.String;
        return isText ? SchemaRules.TypeCompatible : SchemaRules.TypeChanged;
    }

    /// <summary>The rules for a format that became another one.</summary>
    public static RulePair RulesOfFormat(SchemaKind kind, string old, string @new) =>
        IsFormatWithin(kind, old, @new) ? SchemaRules.FormatGeneralized
        : IsFormatWithin(kind, @new, old) ? SchemaRules.FormatSpecialized
        : SchemaRules.FormatChanged;

    /// <summary>The type in a word, with its format and what it holds.</summary>
    public static string Describe(SchemaExpression type)
    {
        var shown = type.Constraints.Where(c => c.Name == "format");
        return new SchemaExpression(type.Kind, shown, type.Arguments, type.Reference).ToString();
    }

    private static bool IsWithin(SchemaKind narrow, SchemaKind wide) =>
        wide == SchemaKind.Any || (narrow == SchemaKind.Integer && wide == SchemaKind.Number);

    private static bool IsFormatWithin(SchemaKind kind, string narrow, string wide) => (kind, JsonText.Unquote(narrow), JsonText.Unquote(wide)) switch
    {
        (SchemaKind.Number, "float", "double") => true,
        (SchemaKind.Integer, "int32", "int64" or "bigint") or (SchemaKind.Integer, "int64", "bigint") => true,
        (SchemaKind.String, "date" or "time", "date-time") => true,
        _ => false,
    };
}
