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
    public void CompareNotes(SchemaExpression old, SchemaExpression @new, Site site)
    {
        // What may be anything may be null.
        if (old.IsNullable != @new.IsNullable && old.Kind != SchemaKind.Any && @new.Kind != SchemaKind.Any)
        {
            var rules = @new.IsNullable ? SchemaRules.BecameNullable : SchemaRules.BecameNotNullable;
            site.Report(rules, null, old.IsNullable ? "nullable" : null, @new.IsNullable ? "nullable" : null, old.Find("nullable")?.Origin, @new.Find("nullable")?.Origin);
        }

        CompareDefaults(old.Find("default"), @new.Find("default"), site);
        LifecycleComparer.Compare(old, @new, site, options);
        CompareValue(old.Find("csharpName"), @new.Find("csharpName"), SchemaRules.CSharpNameChanged, site);
    }

    public void Compare(SchemaExpression old, SchemaExpression @new, Site site)
    {
        NumericRange.Compare(old, @new, site);
        if (old.HasSameConstraintsAs(@new))
        {
            return;
        }

        foreach (var name in old.Constraints.Concat(@new.Constraints).Select(c => c.Name).Distinct(StringComparer.Ordinal))
        {
            var (before, after) = (old.Find(name), @new.Find(name));
            if (before?.Value != after?.Value && !IsNote(name) && !Elsewhere.Contains(name) && !IsImplied(before, old, after, @new))
            {
                Compare(name, before, after, @new.Kind, site);
            }
        }
    }

    /// <summary>Whether a constraint is there on one side alone, and the values that the other side lists keep to it.</summary>
    private static bool IsImplied(Constraint? old, SchemaExpression oldType, Constraint? @new, SchemaExpression newType) =>
        (old is null && AllowedValues.IsImplied(@new!, oldType)) || (@new is null && AllowedValues.IsImplied(old!, newType));

    private static void Compare(string name, Constraint? old, Constraint? @new, SchemaKind kind, Site site)
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
                CompareBound(bound, old, @new, site);
                break;
            case ValueSetRules set:
                CompareSet(set, old, @new, site);
                break;
            case PresenceRules presence:
                KeywordComparer.Compare(presence, old, @new, site);
                break;
            default:
                CompareSpecial(name, old, @new, kind, site);
                break;
        }
    }

    private static void CompareSpecial(string name, Constraint? old, Constraint? @new, SchemaKind kind, Site site)
    {
        switch (name)
        {
            case "format":
                site.ReportPresence(SchemaRules.FormatAdded, SchemaRules.FormatRemoved, old is null || @new is null ? SchemaRules.FormatChanged : TypeRelation.RulesOfFormat(kind, old.Value, @new.Value), name, old, @new);
                break;
            case "enum":
                EnumComparer.Compare(old, @new, site);
                break;
            case "pattern":
                ComparePattern(old, @new, site);
                break;
            case "multipleOf":
                site.ReportPresence(SchemaRules.MultipleOfSet, SchemaRules.MultipleOfRemoved, old is null || @new is null ? SchemaRules.MultipleOfTightened : MultipleOfRules(old.Value, @new.Value, site), name, old, @new);
                break;
            case "uniqueItems":
                site.ReportPresence(SchemaRules.UniqueItemsAdded, SchemaRules.UniqueItemsRemoved, SchemaRules.UniqueItemsAdded, name, old, @new);
                break;
            case "contentMediaType":
                site.Report(SchemaRules.ContentMediaTypeChanged, name, old?.Value, @new?.Value, old?.Origin, @new?.Origin);
                break;
            case "contentEncoding":
                site.Report(SchemaRules.ContentEncodingChanged, name, old?.Value, @new?.Value, old?.Origin, @new?.Origin);
                break;
            case "prefixItems":
                ComparePrefixItems(old, @new, site);
                break;
            case "csharpType" or "surface":
                CompareValue(old, @new, SchemaRules.CSharpNameChanged, site);
                break;
            default:
                site.Report(SchemaRules.FactChanged, name, old?.Value, @new?.Value, old?.Origin, @new?.Origin);
                break;
        }
    }

    // Of two numbers that are no multiples of one another, each allows what the other does not.
    private static RulePair MultipleOfRules(string old, string @new, Site site) =>
        JsonNumber.IsMultiple(old, @new) ? SchemaRules.MultipleOfLoosened
        : JsonNumber.IsMultiple(@new, old) || site.IsSent ? SchemaRules.MultipleOfTightened
        : SchemaRules.MultipleOfLoosened;

    private static void ComparePattern(Constraint? old, Constraint? @new, Site site)
    {
        var (wasFree, isFree) = (IsFreePattern(old), IsFreePattern(@new));
        if (!wasFree || !isFree)
        {
            // A pattern that everything matches asks for nothing: after it, any other one is new.
            var changed = isFree ? SchemaRules.PatternGeneralized : wasFree ? SchemaRules.PatternAdded : SchemaRules.PatternChanged;
            site.ReportPresence(SchemaRules.PatternAdded, SchemaRules.PatternRemoved, changed, "pattern", old, @new);
        }
    }

    private static bool IsFreePattern(Constraint? pattern) => pattern is null || JsonText.Unquote(pattern.Value) is ".*" or "^.*$" or "" or "^" or "$";

    private static void CompareDefaults(Constraint? old, Constraint? @new, Site site)
    {
        if (old?.Value == @new?.Value)
        {
            return;
        }

        if (site is { Place: "parameter", IsSent: true, IsItem: false })
        {
            var rule = old is null ? MessageRules.ParameterDefaultAdded : @new is null ? MessageRules.ParameterDefaultRemoved : MessageRules.ParameterDefaultChanged;
            site.Report(rule, "default", old?.Value, @new?.Value, old?.Origin, @new?.Origin);
        }
        else
        {
            site.ReportPresence(SchemaRules.DefaultAdded, SchemaRules.DefaultRemoved, SchemaRules.DefaultChanged, "default", old, @new);
        }
    }

    private static void CompareValue(Constraint? old, Constraint? @new, RulePair rules, Site site)
    {
        if (old?.Value != @new?.Value)
        {
            site.Report(rules, (old ?? @new)!.Name, old?.Value, @new?.Value, old?.Origin, @new?.Origin);
        }
    }

    private static void CompareBound(BoundRules rules, Constraint? old, Constraint? @new, Site site)
    {
        var changed = old is not null && @new is not null && JsonNumber.Compare(old.Value, @new.Value) < 0 ? rules.Increased : rules.Decreased;
        site.ReportPresence(rules.Set, rules.Removed, changed, rules.Keyword, old, @new);
    }

    private static void CompareSet(ValueSetRules rules, Constraint? old, Constraint? @new, Site site)
    {
        if (old is null || @new is null)
        {
            site.ReportPresence(rules.Set, rules.Removed, rules.Set, rules.Keyword, old, @new);
            return;
        }

        var (before, after) = (JsonText.Items(old.Value), JsonText.Items(@new.Value));
        foreach (var value in before.Except(after, StringComparer.Ordinal))
        {
            site.Report(rules.ValueRemoved, rules.Keyword, value, null, old.Origin, @new.Origin);
        }

        foreach (var value in after.Except(before, StringComparer.Ordinal))
        {
            site.Report(rules.ValueAdded, rules.Keyword, null, value, old.Origin, @new.Origin);
        }
    }

    private static void ComparePrefixItems(Constraint? old, Constraint? @new, Site site)
    {
        var (before, after) = (old is null ? [] : JsonText.Items(old.Value), @new is null ? [] : JsonText.Items(@new.Value));
        for (var i = 0; i < Math.Max(before.Count, after.Count); i++)
        {
            var (from, to) = (i < before.Count ? before[i] : null, i < after.Count ? after[i] : null);
            if (from is null || to is null)
            {
                var rules = from is null ? SchemaRules.PrefixItemsAdded : SchemaRules.PrefixItemsRemoved;
                site.Report(rules, "prefixItems/" + i, from, to, old?.Origin, @new?.Origin);
            }
        }
    }
}
