namespace DryApi.Contracts;

/// <summary>Compares the parameters of an operation.</summary>
internal sealed class ParameterComparer(SchemaComparer schemas, ComparisonOptions options)
{
    public void Compare(ContractOperation old, ContractOperation @new, Site site)
    {
        site = site with { Place = "parameter", IsLoose = true };
        var before = old.Parameters.ToDictionary(p => KeyOf(p, old.Path), StringComparer.Ordinal);
        var after = @new.Parameters.ToDictionary(p => KeyOf(p, @new.Path), StringComparer.Ordinal);
        var gone = before.Keys.Where(key => !after.ContainsKey(key)).Select(key => before[key]).ToList();
        var come = after.Keys.Where(key => !before.ContainsKey(key)).Select(key => after[key]).ToList();
        foreach (var from in gone.ToList())
        {
            // One name in another place is one parameter that moved.
            if (come.Find(p => p.Name == from.Name && gone.Count(g => g.Name == p.Name) == 1) is { } moved)
            {
                gone.Remove(from);
                come.Remove(moved);
                Inside(site, from, moved).Report(MessageRules.ParameterMoved, null, from.Location, moved.Location);
            }
        }

        gone.ForEach(p => ReportRemoved(p, Inside(site, p, null)));
        come.ForEach(p => Inside(site, null, p).Report(p.IsRequired ? MessageRules.ParameterRequiredAdded : MessageRules.ParameterOptionalAdded, null, null, TypeRelation.Describe(p.Type)));
        foreach (var key in before.Keys)
        {
            if (after.TryGetValue(key, out var to))
            {
                Compare(before[key], to, Inside(site, before[key], to));
            }
        }
    }

    private void ReportRemoved(ContractParameter parameter, Site site)
    {
        var isEarly = parameter.Type.Has("deprecated") && parameter.Type.Find("sunset") is { } sunset && LifecycleComparer.DateOf(sunset) is var date && (date is null || date > options.Today);
        site.Report(isEarly ? MessageRules.ParameterRemovedBeforeSunset : MessageRules.ParameterRemoved, null, TypeRelation.Describe(parameter.Type), null);
    }

    private void Compare(ContractParameter old, ContractParameter @new, Site site)
    {
        if (old.IsRequired != @new.IsRequired)
        {
            var rule = @new.IsRequired ? MessageRules.ParameterBecameRequired : MessageRules.ParameterBecameOptional;
            site.Report(rule, null, old.IsRequired ? "required" : null, @new.IsRequired ? "required" : null, old.Type.Find("required")?.Origin, @new.Type.Find("required")?.Origin);
        }

        foreach (var name in (string[])["style", "explode", "content", "allowReserved", "allowEmptyValue"])
        {
            if (old.Type[name] != @new.Type[name])
            {
                site.Report(RuleOf(name, @new.Type), name, old.Type[name], @new.Type[name], old.Type.Find(name)?.Origin, @new.Type.Find(name)?.Origin);
            }
        }

        schemas.Compare(old.Type, @new.Type, site with { IsLoose = old.Type["content"] is null && !IsStructured(old.Type) });
    }

    private static DriftRule RuleOf(string name, SchemaExpression @new) => name switch
    {
        "style" => MessageRules.ParameterStyleChanged,
        "explode" => MessageRules.ParameterExplodeChanged,
        "content" => MessageRules.ParameterContentChanged,
        _ => @new.Has(name) ? MessageRules.ParameterFlagSet : MessageRules.ParameterFlagRemoved,
    };

    private bool IsStructured(SchemaExpression type) => !TypeRelation.IsScalar(schemas.FlatBase(type).Type.Kind);

    private static Site Inside(Site site, ContractParameter? from, ContractParameter? to)
    {
        var parameter = (to ?? from)!;
        return site with
        {
            Subject = $"{parameter.Location} {ExpressionText.WriteName(parameter.Name)}",
            Target = site.Target with { Property = parameter.Name },
            BaseOrigin = from?.Origin ?? site.BaseOrigin,
            HeadOrigin = to?.Origin ?? site.HeadOrigin,
        };
    }

    /// <summary>What makes a parameter the same one: its place and name; in the path its position, for its name is nothing on the wire.</summary>
    private static string KeyOf(ContractParameter parameter, string path)
    {
        var name = parameter.Location switch
        {
            "path" => PathTemplate.PositionOf(path, parameter.Name) is >= 0 and var position ? position.ToString(System.Globalization.CultureInfo.InvariantCulture) : parameter.Name,
            "header" => parameter.Name.ToLowerInvariant(),
            _ => parameter.Name,
        };
        return parameter.Location + " " + name;
    }
}
