namespace DryApi.Contracts;

/// <summary>Compares the ends of number ranges, whether they are said inclusively or not; what a format implies says nothing new.</summary>
internal static class NumericRange
{
    public static void Compare(SchemaExpression old, SchemaExpression @new, ComparisonContext context)
    {
        Compare(EndOf(old, isUpper: true), EndOf(@new, isUpper: true), old, @new, isUpper: true, context);
        Compare(EndOf(old, isUpper: false), EndOf(@new, isUpper: false), old, @new, isUpper: false, context);
    }

    private static void Compare(Constraint? old, Constraint? @new, SchemaExpression from, SchemaExpression to, bool isUpper, ComparisonContext context)
    {
        if (old == @new || (old is null && AllowedValues.IsImplied(@new!, from)) || (@new is null && AllowedValues.IsImplied(old!, to)))
        {
            return;
        }

        var rules = Keywords.RulesOf<BoundRules>(isUpper ? "maximum" : "minimum");
        var rule = old is null ? rules.Set : @new is null ? rules.Removed : IsIncrease(rules, old, @new) ? rules.Increased : rules.Decreased;
        var isRenamed = old is not null && @new is not null && old.Name != @new.Name;
        context.Report(rule, isRenamed ? null : (@new ?? old)!.Name, isRenamed ? old!.ToString() : old?.Value, isRenamed ? @new!.ToString() : @new?.Value, old?.Origin, @new?.Origin);
    }

    private static bool IsIncrease(BoundRules rules, Constraint old, Constraint @new)
    {
        var order = JsonNumber.Compare(old.Value, @new.Value);

        // Of one number, the exclusive upper end is the smaller one, and the exclusive lower end the larger one.
        return order != 0 ? order < 0 : IsExclusive(@new) != rules.IsUpper;
    }

    /// <summary>The tighter of both ways to say an end; null where the format says as much.</summary>
    private static Constraint? EndOf(SchemaExpression type, bool isUpper)
    {
        var (inclusive, exclusive) = isUpper ? (type.Find("maximum"), type.Find("exclusiveMaximum")) : (type.Find("minimum"), type.Find("exclusiveMinimum"));
        var end = inclusive is null || exclusive is null
            ? inclusive ?? exclusive
            : JsonNumber.Compare(exclusive.Value, inclusive.Value) is var order && (isUpper ? order <= 0 : order >= 0) ? exclusive : inclusive;
        if (end is null)
        {
            return null;
        }

        // For whole numbers, "above 4" is "5 or more".
        if (IsExclusive(end) && type.Kind == SchemaKind.Integer && long.TryParse(end.Value, out var whole) && whole is > long.MinValue and < long.MaxValue)
        {
            end = new Constraint(isUpper ? "maximum" : "minimum", (isUpper ? whole - 1 : whole + 1).ToString(System.Globalization.CultureInfo.InvariantCulture)) { Origin = end.Origin };
        }

        var isImplied = EndOfFormat(type["format"], isUpper) is { } implied
            && (isUpper ? JsonNumber.Compare(end.Value, implied) >= 0 : JsonNumber.Compare(end.Value, implied) <= 0);
        return isImplied ? null : end;
    }

    private static string? EndOfFormat(string? format, bool isUpper) => format switch
    {
        "\"int32\"" => isUpper ? "2147483647" : "-2147483648",
        "\"int64\"" => isUpper ? "9223372036854775807" : "-9223372036854775808",
        "\"uint32\"" => isUpper ? "4294967295" : "0",
        "\"uint64\"" => isUpper ? "18446744073709551615" : "0",
        _ => null,
    };

    private static bool IsExclusive(Constraint end) => end.Name is "exclusiveMaximum" or "exclusiveMinimum";
}
