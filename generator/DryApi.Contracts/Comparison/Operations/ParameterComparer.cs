namespace DryApi.Contracts;

/// <summary>Compares the parameters of an operation.</summary>
internal sealed class ParameterComparer(SchemaComparer schemas, ComparisonOptions options)
{
    public void Compare(ContractOperation old, ContractOperation @new, ComparisonContext context)
    {
        if (old.Path == @new.Path && AreTheSame(old.Parameters, @new.Parameters))
        {
            return;
        }

        context = context with { Place = "parameter", IsLoose = true };
        var (before, after) = (ByKey(old), ByKey(@new));
        ExplodedParameters.Unfold(before, after, schemas.FlatBase);
        ExplodedParameters.Unfold(after, before, schemas.FlatHead);
        var gone = before.Keys.Where(key => !after.ContainsKey(key)).Select(key => before[key]).ToList();
        var come = after.Keys.Where(key => !before.ContainsKey(key)).Select(key => after[key]).ToList();

        if (gone.Count > 0 || come.Count > 0)
        {
            CompareOthers(gone, come, context);
        }

        foreach (var key in before.Keys)
        {
            if (after.TryGetValue(key, out var to))
            {
                Compare(before[key], to, Inside(context, before[key], to));
            }
        }
    }

    /// <summary>Whether both have the same parameters, none of which could differ all the same: nearly all of them.</summary>
    private static bool AreTheSame(List<ContractParameter> before, List<ContractParameter> after)
    {
        var areSame = before.Count == after.Count;
        for (var i = 0; areSame && i < before.Count; i++)
        {
            areSame = before[i].Name == after[i].Name && before[i].Location == after[i].Location && SchemaComparer.IsSameScalar(before[i].Type, after[i].Type);
        }

        return areSame;
    }

    /// <summary>Compares those that only one side has, or that have another place.</summary>
    private void CompareOthers(List<ContractParameter> gone, List<ContractParameter> come, ComparisonContext context)
    {
        // One name in another place is one parameter that moved.
        var single = new HashSet<string>(gone.GroupBy(p => p.Name, StringComparer.Ordinal).Where(g => g.Count() == 1).Select(g => g.Key), StringComparer.Ordinal);
        foreach (var (from, moved) in FirstFits.Take(gone, come, p => single.Contains(p.Name) ? p.Name : null))
        {
            (Inside(context, from, moved) with { Subject = "parameter " + ExpressionText.WriteName(moved.Name) }).Report(MessageRules.ParameterMoved, null, from.Location, moved.Location);
        }

        gone.ForEach(p => ReportRemoved(p, Inside(context, p, null)));
        come.ForEach(p => Inside(context, null, p).Report(AdditionRule(p, context), null, null, TypeRelation.Describe(p.Type)));
    }

    // What comes with a webhook is received: there it is like a property of its body.
    private static DriftRule AdditionRule(ContractParameter parameter, ComparisonContext context) => (context.IsSent, parameter.IsRequired) switch
    {
        (true, true) => MessageRules.ParameterRequiredAdded,
        (true, false) => MessageRules.ParameterOptionalAdded,
        (false, true) => PropertyRules.RequiredAdded.Response,
        (false, false) => PropertyRules.OptionalAdded.Response,
    };

    private void ReportRemoved(ContractParameter parameter, ComparisonContext context)
    {
        if (!context.IsSent)
        {
            context.Report(parameter.IsRequired ? PropertyRules.RequiredRemoved : PropertyRules.OptionalRemoved, null, TypeRelation.Describe(parameter.Type), null);
            return;
        }

        var isEarly = parameter.Type.Has("deprecated") && parameter.Type.Find("sunset") is { } sunset && LifecycleComparer.DateOf(sunset) is var date && (date is null || date > options.Today);
        context.Report(isEarly ? MessageRules.ParameterRemovedBeforeSunset : MessageRules.ParameterRemoved, null, TypeRelation.Describe(parameter.Type), null);
    }

    private void Compare(ContractParameter old, ContractParameter @new, ComparisonContext context)
    {
        if (old.IsRequired != @new.IsRequired)
        {
            var rule = (context.IsSent, @new.IsRequired) switch
            {
                (true, true) => MessageRules.ParameterBecameRequired,
                (true, false) => MessageRules.ParameterBecameOptional,
                (false, true) => PropertyRules.BecameRequired.Response,
                (false, false) => PropertyRules.BecameOptional.Response,
            };
            context.Report(rule, null, old.IsRequired ? "required" : null, @new.IsRequired ? "required" : null, old.Type.Find("required")?.Origin, @new.Type.Find("required")?.Origin);
        }

        foreach (var name in (string[])["style", "explode", "content", "allowReserved", "allowEmptyValue"])
        {
            if (old.Type[name] != @new.Type[name])
            {
                context.Report(RuleOf(name, @new.Type), name, old.Type[name], @new.Type[name], old.Type.Find(name)?.Origin, @new.Type.Find(name)?.Origin);
            }
        }

        if (context.IsSent && BecameList(old, @new))
        {
            CompareWithItem(old, @new, context);
        }
        else
        {
            schemas.Compare(old.Type, @new.Type, context with { IsLoose = old.Type["content"] is null && !IsStructured(old.Type) });
        }
    }

    /// <summary>Whether one value became a list that is written the same way: <c>a=1</c> is a list of one.</summary>
    private bool BecameList(ContractParameter old, ContractParameter @new)
    {
        var (from, to) = (schemas.FlatBase(old.Type).Type, schemas.FlatHead(@new.Type).Type);
        return @new.Location is "query" or "cookie" && to.Kind == SchemaKind.Array && (to["minItems"] ?? "1") == "1"
            && ((string[])["style", "explode", "content"]).All(name => from[name] is null && to[name] is null)
            && (TypeRelation.IsScalar(from.Kind) || (from.Kind is SchemaKind.AnyOf or SchemaKind.OneOf && from.Arguments.All(a => !IsStructured(a))));
    }

    private void CompareWithItem(ContractParameter old, ContractParameter @new, ComparisonContext context)
    {
        var (from, to) = (schemas.FlatBase(old.Type), schemas.FlatHead(@new.Type));
        context.Report(SchemaRules.TypeGeneralized, "type", TypeRelation.Describe(from.Type), TypeRelation.Describe(to.Type), from.Type.Origin, to.Type.Origin);
        new ConstraintComparer(options).CompareNotes(from.Type, to.Type, context);
        var item = schemas.FlatHead(to.Type.Arguments[0]);

        // Every scalar is text here.
        if (item.Type is not { Kind: SchemaKind.String, Constraints.Count: 0 })
        {
            schemas.CompareShapes(from, item, context);
        }
    }

    private static DriftRule RuleOf(string name, SchemaExpression @new) => name switch
    {
        "style" => MessageRules.ParameterStyleChanged,
        "explode" => MessageRules.ParameterExplodeChanged,
        "content" => MessageRules.ParameterContentChanged,
        _ => @new.Has(name) ? MessageRules.ParameterFlagSet : MessageRules.ParameterFlagRemoved,
    };

    private bool IsStructured(SchemaExpression type) => !TypeRelation.IsScalar(schemas.FlatBase(type).Type.Kind);

    private static ComparisonContext Inside(ComparisonContext context, ContractParameter? from, ContractParameter? to)
    {
        var parameter = (to ?? from)!;
        return context with
        {
            Subject = $"{parameter.Location} {ExpressionText.WriteName(parameter.Name)}",
            Target = context.Target with { Property = parameter.Name },
            BaseOrigin = from?.Origin,
            HeadOrigin = to?.Origin,
        };
    }

    /// <summary>The parameters by what makes one the same: its place and name; in the path its position, for its name is nothing on the wire.</summary>
    private static Dictionary<string, ContractParameter> ByKey(ContractOperation operation)
    {
        var positions = PathTemplate.PositionsOf(operation.Path);
        var parameters = new Dictionary<string, ContractParameter>(StringComparer.Ordinal);
        foreach (var parameter in operation.Parameters)
        {
            var name = parameter.Location switch
            {
                "path" => positions.TryGetValue(parameter.Name, out var position) ? position.ToString(System.Globalization.CultureInfo.InvariantCulture) : parameter.Name,
                "header" => parameter.Name.ToLowerInvariant(),
                _ => parameter.Name,
            };

            // Headers that differ in capitals alone are one on the wire, and two here.
            var key = parameter.Location + " " + name;
            parameters[parameters.ContainsKey(key) ? key + " " + parameter.Name : key] = parameter;
        }

        return parameters;
    }
}
