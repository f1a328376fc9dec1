namespace DryApi.Contracts;

/// <summary>Compares the constraints of two types of one kind.</summary>
internal sealed class ConstraintComparer(ComparisonOptions options)
{
    /// <summary>What is compared elsewhere: with the property, the parameter, the object or the union.</summary>
    private static readonly HashSet<string> Elsewhere = new(StringComparer.Ordinal)
    {
        "required", "requires", "additionalProperties", "discriminator", "style", "explode", "content", "allowReserved", "allowEmptyValue",
        "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum",
    };

    /// <summary>Whether a constraint may be said beside a reference, about the place and not about the schema.</summary>
    public static bool IsNote(string constraint) => Keywords.Find(constraint) is { Role: KeywordRole.Notes };

    /// <summary>Compares what may stand beside a reference.</summary>
    public void CompareNotes(SchemaExpression old, SchemaExpression @new, ComparisonContext context)
    {
        // What may be anything may be null.
        if (old.IsNullable != @new.IsNullable && old.Kind != SchemaKind.Any && @new.Kind != SchemaKind.Any)
        {
            var rules = @new.IsNullable ? SchemaRules.BecameNullable : SchemaRules.BecameNotNullable;
            context.Report(rules, null, old.IsNullable ? "nullable" : null, @new.IsNullable ? "nullable" : null, old.Find("nullable")?.Origin, @new.Find("nullable")?.Origin);
        }

        CompareDefaults(old.Find("default"), @new.Find("default"), context);
        LifecycleComparer.Compare(old, @new, context, options);
        CompareValue(old.Find("csharpName"), @new.Find("csharpName"), SchemaRules.CSharpNameChanged, context);
    }

    public void Compare(SchemaExpression old, SchemaExpression @new, ComparisonContext context)
    {
        NumericRange.Compare(old, @new, context);
        if (old.HasSameConstraintsAs(@new))
        {
            return;
        }

        foreach (var name in old.Constraints.Concat(@new.Constraints).Select(c => c.Name).Distinct(StringComparer.Ordinal))
        {
            var (before, after) = (old.Find(name), @new.Find(name));
            if (before?.Value != after?.Value && !IsNote(name) && !Elsewhere.Contains(name) && !IsImplied(before, old, after, @new))
            {
                Compare(name, before, after, @new.Kind, context);
            }
        }
    }

    /// <summary>Whether a constraint is there on one side alone, and the values that the other side lists keep to it.</summary>
    private static bool IsImplied(Constraint? old, SchemaExpression oldType, Constraint? @new, SchemaExpression newType) =>
        (old is null && AllowedValues.IsImplied(@new!, oldType)) || (@new is null && AllowedValues.IsImplied(old!, newType));

    private static void Compare(string name, Constraint? old, Constraint? @new, SchemaKind kind, ComparisonContext context)
    {
        var keyword = Keywords.Find(name);
        if (keyword is { Value: KeywordValue.Schema } && old is not null && @new is not null)
        {
            // What differs in its schema is compared there.
            return;
        }

        switch (keyword?.Rules)
        {
            case BoundRules bound:
                CompareBound(bound, old, @new, context);
                break;
            case ValueSetRules set:
                CompareSet(set, old, @new, context);
                break;
            case PresenceRules presence:
                KeywordComparer.Compare(presence, old, @new, context);
                break;
            default:
                CompareSpecial(name, old, @new, kind, context);
                break;
        }
    }

    private static void CompareSpecial(string name, Constraint? old, Constraint? @new, SchemaKind kind, ComparisonContext context)
    {
        switch (name)
        {
            case "format":
                context.ReportPresence(SchemaRules.FormatAdded, SchemaRules.FormatRemoved, old is null || @new is null ? SchemaRules.FormatChanged : TypeRelation.RulesOfFormat(kind, old.Value, @new.Value), name, old, @new);
                break;
            case "enum":
                EnumComparer.Compare(old, @new, context);
                break;
            case "pattern":
                ComparePattern(old, @new, context);
                break;
            case "multipleOf":
                context.ReportPresence(SchemaRules.MultipleOfSet, SchemaRules.MultipleOfRemoved, old is null || @new is null ? SchemaRules.MultipleOfTightened : MultipleOfRules(old.Value, @new.Value, context), name, old, @new);
                break;
            case "uniqueItems":
                context.ReportPresence(SchemaRules.UniqueItemsAdded, SchemaRules.UniqueItemsRemoved, SchemaRules.UniqueItemsAdded, name, old, @new);
                break;
            case "contentMediaType":
                context.Report(SchemaRules.ContentMediaTypeChanged, name, old?.Value, @new?.Value, old?.Origin, @new?.Origin);
                break;
            case "contentEncoding":
                context.Report(SchemaRules.ContentEncodingChanged, name, old?.Value, @new?.Value, old?.Origin, @new?.Origin);
                break;
            case "prefixItems":
                ComparePrefixItems(old, @new, context);
                break;
            case "csharpType" or "csharpExternal" or "surface":
                CompareValue(old, @new, SchemaRules.CSharpNameChanged, context);
                break;
            default:
                context.Report(SchemaRules.FactChanged, name, old?.Value, @new?.Value, old?.Origin, @new?.Origin);
                break;
        }
    }

    // Of two numbers that are no multiples of one another, each allows what the other does not.
    private static RulePair MultipleOfRules(string old, string @new, ComparisonContext context) =>
        JsonNumber.IsMultiple(old, @new) ? SchemaRules.MultipleOfLoosened
        : JsonNumber.IsMultiple(@new, old) || context.IsSent ? SchemaRules.MultipleOfTightened
        : SchemaRules.MultipleOfLoosened;

    private static void ComparePattern(Constraint? old, Constraint? @new, ComparisonContext context)
    {
        var (wasFree, isFree) = (IsFreePattern(old), IsFreePattern(@new));
        if (!wasFree || !isFree)
        {
            // A pattern that everything matches asks for nothing: after it, any other one is new.
            var changed = isFree ? SchemaRules.PatternGeneralized : wasFree ? SchemaRules.PatternAdded : SchemaRules.PatternChanged;
            context.ReportPresence(SchemaRules.PatternAdded, SchemaRules.PatternRemoved, changed, "pattern", old, @new);
        }
    }

    private static bool IsFreePattern(Constraint? pattern) => pattern is null || JsonText.Unquote(pattern.Value) is ".*" or "^.*$" or "" or "^" or "$";

    private static void CompareDefaults(Constraint? old, Constraint? @new, ComparisonContext context)
    {
        if (old?.Value == @new?.Value)
        {
            return;
        }

        if (context is { Place: "parameter", IsSent: true, IsItem: false })
        {
            var rule = old is null ? MessageRules.ParameterDefaultAdded : @new is null ? MessageRules.ParameterDefaultRemoved : MessageRules.ParameterDefaultChanged;
            context.Report(rule, "default", old?.Value, @new?.Value, old?.Origin, @new?.Origin);
        }
        else
        {
            context.ReportPresence(SchemaRules.DefaultAdded, SchemaRules.DefaultRemoved, SchemaRules.DefaultChanged, "default", old, @new);
        }
    }

    private static void CompareValue(Constraint? old, Constraint? @new, RulePair rules, ComparisonContext context)
    {
        if (old?.Value != @new?.Value)
        {
            context.Report(rules, (old ?? @new)!.Name, old?.Value, @new?.Value, old?.Origin, @new?.Origin);
        }
    }

    private static void CompareBound(BoundRules rules, Constraint? old, Constraint? @new, ComparisonContext context)
    {
        var changed = old is not null && @new is not null && JsonNumber.Compare(old.Value, @new.Value) < 0 ? rules.Increased : rules.Decreased;
        context.ReportPresence(rules.Set, rules.Removed, changed, rules.Keyword, old, @new);
    }

    private static void CompareSet(ValueSetRules rules, Constraint? old, Constraint? @new, ComparisonContext context)
    {
        if (old is null || @new is null)
        {
            context.ReportPresence(rules.Set, rules.Removed, rules.Set, rules.Keyword, old, @new);
            return;
        }

        var (before, after) = (JsonText.Items(old.Value), JsonText.Items(@new.Value));
        foreach (var value in before.Except(after, StringComparer.Ordinal))
        {
            context.Report(rules.ValueRemoved, rules.Keyword, value, null, old.Origin, @new.Origin);
        }

        foreach (var value in after.Except(before, StringComparer.Ordinal))
        {
            context.Report(rules.ValueAdded, rules.Keyword, null, value, old.Origin, @new.Origin);
        }
    }

    private static void ComparePrefixItems(Constraint? old, Constraint? @new, ComparisonContext context)
    {
        var (before, after) = (old is null ? [] : JsonText.Items(old.Value), @new is null ? [] : JsonText.Items(@new.Value));
        for (var i = 0; i < Math.Max(before.Count, after.Count); i++)
        {
            var (from, to) = (i < before.Count ? before[i] : null, i < after.Count ? after[i] : null);
            if (from is null || to is null)
            {
                var rules = from is null ? SchemaRules.PrefixItemsAdded : SchemaRules.PrefixItemsRemoved;
                context.Report(rules, "prefixItems/" + i, from, to, old?.Origin, @new?.Origin);
            }
        }
    }
}
