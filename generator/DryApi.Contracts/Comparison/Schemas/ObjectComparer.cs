namespace DryApi.Contracts;

/// <summary>Compares the properties of two objects.</summary>
internal sealed class ObjectComparer(SchemaComparer schemas, WorkBudget budget)
{
    public void Compare(FlatSchema old, FlatSchema @new, ComparisonContext context)
    {
        budget.Spend((old.Schema?.Properties.Count ?? 0) + (@new.Schema?.Properties.Count ?? 0), context.HeadOrigin);
        if (HaveSameNames(old, @new))
        {
            CompareEach(old.Schema!.Properties, @new.Schema!.Properties, IsClosed(@new), context);
        }
        else
        {
            CompareByName(old, @new, context);
        }

        ComparePatterns(old.Schema, @new.Schema, IsClosed(@new), context);
        CompareOthers(old, @new, context);
    }

    /// <summary>Whether both have properties of the same names in their order, and ask for no others: nearly all of them.</summary>
    private static bool HaveSameNames(FlatSchema old, FlatSchema @new)
    {
        if (old.Schema?.Properties is not { } before || @new.Schema?.Properties is not { } after || before.Count != after.Count || old.Type.Find("requires") is not null || @new.Type.Find("requires") is not null)
        {
            return false;
        }

        for (var i = 0; i < before.Count; i++)
        {
            if (before[i].Name != after[i].Name || (i > 0 && string.CompareOrdinal(before[i - 1].Name, before[i].Name) >= 0))
            {
                return false;
            }
        }

        return true;
    }

    private void CompareEach(List<ContractProperty> before, List<ContractProperty> after, bool isClosed, ComparisonContext context)
    {
        for (var i = 0; i < before.Count; i++)
        {
            CompareProperty(before[i].Name, new PropertyChange(before[i], after[i], RequiredOf(before[i]), RequiredOf(after[i]), isClosed), context);
        }
    }

    private void CompareByName(FlatSchema old, FlatSchema @new, ComparisonContext context)
    {
        var (before, after) = (PropertiesOf(old), PropertiesOf(@new));
        var (requiredBefore, requiredAfter) = (RequiredOf(old, before), RequiredOf(@new, after));
        foreach (var name in before.Keys.Union(after.Keys, StringComparer.Ordinal).Union(requiredBefore.Keys, StringComparer.Ordinal).Union(requiredAfter.Keys, StringComparer.Ordinal).OrderBy(n => n, StringComparer.Ordinal))
        {
            before.TryGetValue(name, out var from);
            after.TryGetValue(name, out var to);
            requiredBefore.TryGetValue(name, out var wasRequired);
            requiredAfter.TryGetValue(name, out var isRequired);
            CompareProperty(name, new PropertyChange(from, to, wasRequired, isRequired, IsClosed(@new)), context);
        }
    }

    private void CompareProperty(string name, PropertyChange change, ComparisonContext owner)
    {
        var (from, to) = (change.Old, change.New);
        if (from is not null && to is not null && change.WasRequired is null == change.IsRequired is null && SchemaComparer.IsSameScalar(from.Type, to.Type))
        {
            return;
        }

        var context = Inside(owner, name, from, to);
        if (from is null && to is null)
        {
            CompareRequired(change, context);
        }
        else if (from is null)
        {
            var flat = schemas.FlatHead(to!.Type).Type;
            var rules = change.IsRequired is null || change.WasRequired is not null ? PropertyRules.OptionalAdded : PropertyRules.RequiredAdded;
            (context with { IsMuted = context.IsMuted || IsHidden(flat, context) }).Report(rules, null, null, TypeRelation.Describe(to.Type), headOrigin: to.Origin);
        }
        else if (to is null)
        {
            var flat = schemas.FlatBase(from.Type).Type;
            var rule = change.IsClosed && context.IsSent ? PropertyRules.Forbidden : (change.WasRequired is null ? PropertyRules.OptionalRemoved : PropertyRules.RequiredRemoved).For(context.Polarity);
            (context with { IsMuted = context.IsMuted || IsHidden(flat, context) }).Report(rule, null, TypeRelation.Describe(from.Type), null, from.Origin);
        }
        else
        {
            CompareKept(change, from, to, context);
        }
    }

    private void CompareKept(PropertyChange change, ContractProperty from, ContractProperty to, ComparisonContext context)
    {
        var (before, after) = (schemas.FlatBase(from.Type).Type, schemas.FlatHead(to.Type).Type);
        CompareDirection(change, before, after, context);
        var inside = context with { IsMuted = context.IsMuted || IsHidden(after, context) || IsHidden(before, context) };
        CompareRequired(change, inside);
        schemas.Compare(from.Type, to.Type, inside);
    }

    private static void CompareRequired(PropertyChange change, ComparisonContext context)
    {
        if (change.WasRequired is null && change.IsRequired is not null)
        {
            context.Report(PropertyRules.BecameRequired, null, null, "required", headOrigin: change.IsRequired.Origin);
        }
        else if (change.WasRequired is not null && change.IsRequired is null)
        {
            context.Report(PropertyRules.BecameOptional, null, "required", null, change.WasRequired.Origin);
        }
    }

    private static void CompareDirection(PropertyChange change, SchemaExpression before, SchemaExpression after, ComparisonContext context)
    {
        if (before.Has("readOnly") != after.Has("readOnly"))
        {
            var rule = after.Has("readOnly") ? PropertyRules.BecameReadOnly.For(context.Polarity)
                : context.IsSent && change.IsRequired is not null ? PropertyRules.BecameRequiredToSend
                : PropertyRules.BecameNotReadOnly.For(context.Polarity);
            ReportFlag(rule, "readOnly", before, after, context);
        }

        if (before.Has("writeOnly") != after.Has("writeOnly"))
        {
            ReportFlag((after.Has("writeOnly") ? PropertyRules.BecameWriteOnly : PropertyRules.BecameNotWriteOnly).For(context.Polarity), "writeOnly", before, after, context);
        }
    }

    private static void ReportFlag(DriftRule rule, string flag, SchemaExpression before, SchemaExpression after, ComparisonContext context) =>
        context.Report(rule, null, before.Has(flag) ? flag : null, after.Has(flag) ? flag : null, before.Find(flag)?.Origin, after.Find(flag)?.Origin);

    private void ComparePatterns(ContractSchema? old, ContractSchema? @new, bool isClosed, ComparisonContext context)
    {
        if (old is null or { PatternProperties.Count: 0 } && @new is null or { PatternProperties.Count: 0 })
        {
            return;
        }

        var (before, after) = (PatternsOf(old), PatternsOf(@new));
        foreach (var from in old?.PatternProperties ?? [])
        {
            if (after.TryGetValue(from.Name, out var to))
            {
                schemas.Compare(from.Type, to.Type, context with { Subject = $"{context.Subject}./{from.Name}/", Place = "property", BaseOrigin = from.Origin, HeadOrigin = to.Origin });
            }
            else
            {
                context.Report(isClosed && context.IsSent ? PropertyRules.Forbidden : PropertyRules.PatternRemoved.For(context.Polarity), JsonText.Quote(from.Name), from.Type.ToString(), null, from.Origin);
            }
        }

        foreach (var to in (@new?.PatternProperties ?? []).Where(p => !before.ContainsKey(p.Name)))
        {
            context.Report(PropertyRules.PatternAdded, JsonText.Quote(to.Name), null, to.Type.ToString(), headOrigin: to.Origin);
        }
    }

    private static Dictionary<string, ContractProperty> PatternsOf(ContractSchema? schema)
    {
        var patterns = new Dictionary<string, ContractProperty>(StringComparer.Ordinal);
        foreach (var pattern in schema?.PatternProperties ?? [])
        {
            patterns[pattern.Name] = pattern;
        }

        return patterns;
    }

    /// <summary>Compares what holds for properties without a name.</summary>
    private void CompareOthers(FlatSchema old, FlatSchema @new, ComparisonContext context)
    {
        var (from, to) = (OthersOf(old), OthersOf(@new));
        var (closed, isClosed) = (old.Type.Find("additionalProperties"), @new.Type.Find("additionalProperties"));
        if (closed is null != isClosed is null)
        {
            context.Report(isClosed is null ? PropertyRules.OthersOpened : PropertyRules.OthersClosed, null, closed?.ToString(), isClosed?.ToString(), closed?.Origin, isClosed?.Origin);
        }
        else if (from is not null && to is not null)
        {
            schemas.Compare(from, to, context with { Subject = context.Subject + ".*", Place = "property", BaseOrigin = from.Origin, HeadOrigin = to.Origin });
        }
        else if (from is not null || to is not null)
        {
            context.Report(to is null ? PropertyRules.OthersUntyped : PropertyRules.OthersTyped, "additionalProperties", from?.ToString(), to?.ToString(), from?.Origin, to?.Origin);
        }
    }

    private static ComparisonContext Inside(ComparisonContext context, string name, ContractProperty? from, ContractProperty? to) => context with
    {
        Subject = context.Subject + "." + ExpressionText.WriteName(name),
        Place = context.Place is "parameter" or "header" ? context.Place + "-property" : "property",
        Target = new ChangeTarget { BaseSchema = context.Target.BaseSchema, HeadSchema = context.Target.HeadSchema, Property = name },
        BaseOrigin = from?.Origin ?? context.BaseOrigin,
        HeadOrigin = to?.Origin ?? context.HeadOrigin,
    };

    public static Dictionary<string, ContractProperty> PropertiesOf(FlatSchema schema) =>
        schema.Schema?.Properties.ToDictionary(p => p.Name, StringComparer.Ordinal) ?? [];

    /// <summary>What has to be there, whether its property is described or not.</summary>
    public static Dictionary<string, Constraint> RequiredOf(FlatSchema schema, Dictionary<string, ContractProperty> properties)
    {
        var required = properties.Values.Where(p => p.IsRequired).ToDictionary(p => p.Name, p => RequiredOf(p)!, StringComparer.Ordinal);
        if (schema.Type.Find("requires") is { } others)
        {
            foreach (var name in JsonText.Items(others.Value).Select(JsonText.Unquote))
            {
                required[name] = others;
            }
        }

        return required;
    }

    private static Constraint? RequiredOf(ContractProperty property) => property.IsRequired ? property.Type.Find("required") : null;

    public static SchemaExpression? OthersOf(FlatSchema schema) =>
        schema.Type.Kind == SchemaKind.Map ? schema.Type.Arguments[0] : schema.Schema?.AdditionalProperties;

    private static bool IsClosed(FlatSchema schema) => schema.Type["additionalProperties"] == "false";

    /// <summary>Whether a value never goes this way.</summary>
    private static bool IsHidden(SchemaExpression type, ComparisonContext context) => type.Has(context.IsSent ? "readOnly" : "writeOnly");
}
