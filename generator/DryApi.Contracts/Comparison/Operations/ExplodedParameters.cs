namespace DryApi.Contracts;

/// <summary>
/// Takes parameters of a query apart that are objects, each property a parameter of its own on the wire: as a form, exploded, where each has
/// its own name, or as a deep object, where it is in brackets.
/// </summary>
internal static class ExplodedParameters
{
    /// <summary>Takes those apart that the other side does not have, but parts of them.</summary>
    /// <param name="parameters">The parameters by what makes one the same.</param>
    /// <param name="others">Those of the other side.</param>
    /// <param name="flatten">Follows the references of a type.</param>
    public static void Unfold(Dictionary<string, ContractParameter> parameters, Dictionary<string, ContractParameter> others, Func<SchemaExpression, FlatSchema> flatten)
    {
        foreach (var key in parameters.Keys.Where(key => !others.ContainsKey(key)).ToList())
        {
            var parts = PartsOf(parameters[key], flatten).ToDictionary(part => part.Location + " " + part.Name, part => part, StringComparer.Ordinal);
            if (!parts.Keys.Any(others.ContainsKey) || parts.Keys.Any(part => part != key && parameters.ContainsKey(part)))
            {
                continue;
            }

            parameters.Remove(key);
            foreach (var part in parts)
            {
                parameters[part.Key] = part.Value;
            }
        }
    }

    /// <summary>The parameters that a parameter is on the wire, where it is an object; none where it is itself.</summary>
    public static IEnumerable<ContractParameter> PartsOf(ContractParameter parameter, Func<SchemaExpression, FlatSchema> flatten)
    {
        var (type, isDeep) = (parameter.Type, parameter.Type["style"] == "\"deepObject\"");
        if (parameter.Location != "query" || type["content"] is not null || (!isDeep && (type["style"] is not null || type["explode"] is not null))
            || flatten(type) is not { Type.Kind: SchemaKind.Object, Schema: { AdditionalProperties: null, PatternProperties.Count: 0 } schema })
        {
            return [];
        }

        return schema.Properties.Select(property => new ContractParameter
        {
            Location = parameter.Location,
            Name = isDeep ? $"{parameter.Name}[{property.Name}]" : property.Name,
            Type = parameter.IsRequired ? property.Type : property.Type.Without("required"),
            Description = property.Description,
            Line = property.Line,
            Origin = property.Origin,
        });
    }
}
