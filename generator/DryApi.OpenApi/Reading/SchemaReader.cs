using System.Security.Cryptography;
using System.Text;
using DryApi.Contracts;
using DryApi.OpenApi.Documents;

namespace DryApi.OpenApi.Reading;

/// <summary>
/// Turns schemas of OpenAPI 3.0 and 3.1 into type expressions, the same for both: <c>nullable</c> and <c>type: [.., "null"]</c>,
/// <c>const</c> and <c>enum</c>, both forms of <c>exclusiveMinimum</c>. <c>allOf</c> is merged, inline objects get a name.
/// </summary>
internal sealed class SchemaReader
{
    private readonly DocumentNode _document;
    private readonly SchemaGatherer _gatherer;
    private readonly Dictionary<string, ContractSchema> _schemas = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _places = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _namesOfTargets = new(StringComparer.Ordinal);

    public SchemaReader(DocumentNode document)
    {
        _document = document;
        _gatherer = new SchemaGatherer(document, NameOddTarget);
        foreach (var component in Components)
        {
            _places[component.Name] = SchemaGatherer.ComponentsPrefix + component.Name;
        }
    }

    /// <summary>All schemas with a name, sorted.</summary>
    public IEnumerable<ContractSchema> Schemas => SortedNames.Of(_schemas).Select(name => _schemas[name]);

    private IReadOnlyList<DocumentProperty> Components => _document["components"]?["schemas"]?.Properties ?? [];

    /// <summary>Reads the components, used or not.</summary>
    public void ReadComponents()
    {
        foreach (var component in Components.OrderBy(c => c.Name, StringComparer.Ordinal))
        {
            AddNamed(component.Name, _gatherer.Gather([component.Value]), component.Value);
        }
    }

    /// <summary>The expression of a schema; <paramref name="name"/> is for inline objects in it.</summary>
    public SchemaExpression Read(DocumentNode schema, string name) => Read([schema], name);

    private SchemaExpression Read(IReadOnlyList<DocumentNode> parts, string name)
    {
        var facts = _gatherer.Gather(parts);
        if (facts is { IsReferenceOnly: true, References.Count: 1 })
        {
            return new SchemaExpression(SchemaKind.Reference, ReferenceConstraints(facts), reference: facts.References[0], origin: parts[0]);
        }

        if (facts.Properties.Count == 0 && facts.PatternProperties.Count == 0)
        {
            return ToExpression(facts, name, parts[0]);
        }

        var hoisted = Hoist(facts.Find("csharpType") is { } given ? JsonText.Unquote(given) : name, facts, parts[0]);
        return new SchemaExpression(SchemaKind.Reference, ReferenceConstraints(facts), reference: hoisted, origin: parts[0]);
    }

    /// <summary>What is said of the place where a reference stands, not of what it leads to.</summary>
    private static List<Constraint> ReferenceConstraints(SchemaFacts facts)
    {
        var constraints = new List<Constraint>();
        if (facts.Nullable == true)
        {
            constraints.Add(facts.ToConstraint("nullable", "true"));
        }

        foreach (var name in (string[])["csharpName", "readOnly", "writeOnly", "deprecated", "default", "sunset", "stability"])
        {
            if (facts.Find(name) is { } value)
            {
                constraints.Add(facts.ToConstraint(name, value));
            }
        }

        return constraints;
    }

    private string Hoist(string name, SchemaFacts facts, DocumentNode node)
    {
        var place = node.Position.ToString();
        if (_places.TryGetValue(name, out var other) && other != place)
        {
            // Two places fold to one name: the place itself tells them apart, whatever the order.
            name += Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(name + facts.Properties.Count + string.Join(',', SortedNames.Of(facts.Properties)))))[..6];
        }

        _places[name] = place;
        if (!_schemas.ContainsKey(name))
        {
            AddNamed(name, facts, node);
        }

        return name;
    }

    private void AddNamed(string name, SchemaFacts facts, DocumentNode node)
    {
        var schema = new ContractSchema { Name = name, Type = new SchemaExpression(SchemaKind.Any) };
        // Before its properties are read: a schema may contain itself.
        _schemas[name] = schema;
        var className = facts.Find("csharpType") is { } given ? JsonText.Unquote(given) : CSharpName.Pascal(name);
        if (className == name)
        {
            // An inline object that the overlay named has that name in the contract.
            facts.Constraints.Remove("csharpType");
        }

        var properties = new List<ContractProperty>();
        foreach (var property in SortedNames.Of(facts.Properties))
        {
            var parts = facts.Properties[property];
            var type = Read(parts, className + CSharpName.Pascal(property));
            properties.Add(new ContractProperty
            {
                Name = property,
                Type = facts.Required.TryGetValue(property, out var required) ? type.With("required", origin: required) : type,
                Description = DescriptionOf(parts),
                Origin = parts[0],
            });
        }

        var others = facts.AdditionalProperties.Count > 0 && properties.Count > 0
            ? Read(facts.AdditionalProperties, className + "Value")
            : null;
        _schemas[name] = new ContractSchema
        {
            Name = name,
            Type = facts is { IsReferenceOnly: true, References.Count: 1 }
                ? new SchemaExpression(SchemaKind.Reference, ReferenceConstraints(facts), reference: facts.References[0], origin: node)
                : ToExpression(facts, className, node),
            Properties = properties,
            PatternProperties = SortedNames.Of(facts.PatternProperties)
                .Select(pattern => new ContractProperty { Name = pattern, Type = Read(facts.PatternProperties[pattern], className + "Value"), Origin = facts.PatternProperties[pattern][0] })
                .ToList(),
            AdditionalProperties = others,
            Description = facts.Description,
            Origin = node,
        };
    }

    private string? DescriptionOf(IReadOnlyList<DocumentNode> parts)
    {
        var isElsewhere = false;
        foreach (var part in parts)
        {
            if (part.GetString("description") is { } description)
            {
                return description;
            }

            isElsewhere |= part["$ref"] is not null || part["allOf"] is not null;
        }

        return isElsewhere ? _gatherer.Gather(parts).Description : null;
    }

    /// <summary>The expression of what was gathered, its own properties left out: they stand with the schema's name.</summary>
    private SchemaExpression ToExpression(SchemaFacts facts, string name, DocumentNode node)
    {
        var groups = new List<SchemaExpression>();
        foreach (var (kind, members) in facts.Unions)
        {
            groups.Add(ReadUnion(kind, members, name, node));
        }

        groups.AddRange(facts.Not.Select(not => new SchemaExpression(SchemaKind.Not, arguments: [Read(not, name + "Not")], origin: not)));
        var own = ToOwnExpression(facts, name, node);
        if (groups.Count == 0)
        {
            return own;
        }

        if (own is { Kind: SchemaKind.Any } && groups.Count == 1)
        {
            return own.Constraints.Aggregate(groups[0], (group, constraint) => group.With(constraint));
        }

        var isNullable = facts.Nullable == true;
        var parts = own is { Kind: SchemaKind.Any, Constraints.Count: 0 } ? groups : groups.Prepend(own.Without("nullable")).ToList();
        return new SchemaExpression(SchemaKind.AllOf, isNullable ? [facts.ToConstraint("nullable", "true")] : null, parts, origin: node);
    }

    private SchemaExpression ToOwnExpression(SchemaFacts facts, string name, DocumentNode node)
    {
        var origin = facts.Origins.GetValueOrDefault("type") ?? node;
        var constraints = new List<Constraint>(facts.Constraints.Count + 1);
        foreach (var (constraint, value) in facts.Constraints)
        {
            constraints.Add(facts.ToConstraint(constraint, value));
        }

        if (facts.Nullable == true)
        {
            constraints.Add(facts.ToConstraint("nullable", "true"));
        }

        var isObject = facts.Types is null || facts.Types.Contains("object");
        if (isObject && SortedNames.Of(facts.Required).Where(required => !facts.Properties.ContainsKey(required)).ToList() is { Count: > 0 } missing)
        {
            constraints.Add(new Constraint("requires", "[" + string.Join(",", missing.Select(JsonText.Quote)) + "]") { Origin = facts.Required[missing[0]] });
        }

        var types = facts.Types ?? Implied(facts);
        if (types.Count == 0)
        {
            return new SchemaExpression(facts.Types is null ? SchemaKind.Any : SchemaKind.Null, facts.Types is null ? constraints : null, origin: origin);
        }

        if (types.Count == 1)
        {
            return OfType(types.First(), facts, constraints, name, origin);
        }

        var members = types.OrderBy(t => t, StringComparer.Ordinal)
            .Select(type => OfType(type, facts, constraints.Where(c => AppliesTo(c.Name, type)).ToList(), name, origin))
            .ToList();
        return new SchemaExpression(SchemaKind.AnyOf, constraints.Where(c => IsOfEveryType(c.Name)), members, origin: origin);
    }

    private SchemaExpression OfType(string type, SchemaFacts facts, List<Constraint> constraints, string name, DocumentNode origin)
    {
        switch (type)
        {
            case "array":
                var item = facts.Items.Count > 0 ? Read(facts.Items, CSharpName.Singular(name)) : new SchemaExpression(SchemaKind.Any);
                return new SchemaExpression(SchemaKind.Array, constraints, [item], origin: origin);
            case "object" when facts.Properties.Count == 0 && facts.PatternProperties.Count == 0 && facts.AdditionalProperties.Count > 0:
                return new SchemaExpression(SchemaKind.Map, constraints, [Read(facts.AdditionalProperties, CSharpName.Singular(name))], origin: origin);
            default:
                var kind = type switch
                {
                    "boolean" => SchemaKind.Boolean,
                    "integer" => SchemaKind.Integer,
                    "number" => SchemaKind.Number,
                    "string" => SchemaKind.String,
                    "object" => SchemaKind.Object,
                    _ => SchemaKind.Any,
                };
                return new SchemaExpression(kind, constraints, origin: origin);
        }
    }

    /// <summary>The type that the keywords speak of, where the document names none.</summary>
    private static HashSet<string> Implied(SchemaFacts facts)
    {
        if (facts.Properties.Count > 0 || facts.PatternProperties.Count > 0 || facts.AdditionalProperties.Count > 0)
        {
            return ["object"];
        }

        if (facts.Items.Count > 0)
        {
            return ["array"];
        }

        if (facts.Find("enum") is { } values)
        {
            var items = JsonText.Items(values);
            if (items.Count > 0 && items.All(v => v.StartsWith('"')))
            {
                return ["string"];
            }
        }

        return [];
    }

    private static bool IsOfEveryType(string constraint) =>
        constraint is "nullable" or "maxTotalTokens" or "default" or "readOnly" or "writeOnly" or "deprecated" or "csharpName" or "csharpType" or "enum";

    private static bool AppliesTo(string constraint, string type) => !IsOfEveryType(constraint) && constraint switch
    {
        "minLength" or "maxLength" or "pattern" or "schemes" or "maxFileSize" or "fileTypes" or "maxTokens" or "durationSeconds" or "extensibleEnum" or "contentEncoding" or "contentMediaType" => type == "string",
        "minimum" or "maximum" or "exclusiveMinimum" or "exclusiveMaximum" or "multipleOf" => type is "integer" or "number",
        "minItems" or "maxItems" or "uniqueItems" or "contains" or "prefixItems" => type == "array",
        "minProperties" or "maxProperties" or "requires" or "additionalProperties" or "propertyNames" => type == "object",
        "format" => type is "string" or "integer" or "number",
        _ => false,
    };

    private SchemaExpression ReadUnion(SchemaKind kind, IReadOnlyList<DocumentNode> members, string name, DocumentNode node)
    {
        var isNullable = false;
        var read = new List<SchemaExpression>();
        var facts = members.Select(member => _gatherer.Gather([member])).ToList();
        for (var i = 0; i < members.Count; i++)
        {
            if (facts[i].Types is { Count: 0 })
            {
                isNullable = true;
                continue;
            }

            read.Add(Read(members[i], name + BranchName(facts, i)));
        }

        isNullable |= read.Exists(r => r.IsNullable);
        var merged = MergeEnums(read) ?? (read.Count == 1 ? read[0] : null);
        if (merged is null)
        {
            // The order of a union's members is no fact.
            var sorted = read.OrderBy(r => r.ToString(), StringComparer.Ordinal).ToList();
            merged = new SchemaExpression(kind, arguments: sorted, origin: node);
        }

        return isNullable ? merged.With("nullable", origin: node) : merged;
    }

    /// <summary>Members that are each a few values of one type are one list of values.</summary>
    private static SchemaExpression? MergeEnums(List<SchemaExpression> members)
    {
        if (members.Count == 0 || members.Exists(m => m.Kind != members[0].Kind || m["enum"] is null || m.Constraints.Any(c => c.Name is not ("enum" or "nullable"))))
        {
            return null;
        }

        var values = members.SelectMany(m => JsonText.Items(m["enum"]!)).Distinct(StringComparer.Ordinal).OrderBy(v => v, StringComparer.Ordinal);
        return new SchemaExpression(members[0].Kind, [new Constraint("enum", "[" + string.Join(",", values) + "]") { Origin = members[0].Find("enum")!.Origin }], origin: members[0].Origin);
    }

    /// <summary>What tells a member of a union from the others: the properties that only it asks for.</summary>
    private static string BranchName(List<SchemaFacts> all, int index)
    {
        var own = all[index];
        var candidates = own.Required.Count > 0 ? SortedNames.Of(own.Required) : SortedNames.Of(own.Properties);
        var distinct = candidates.Where(r => all.Where((_, i) => i != index).All(o => !o.Required.ContainsKey(r) && (own.Required.Count > 0 || !o.Properties.ContainsKey(r))));
        var names = distinct.DefaultIfEmpty(SortedNames.Of(own.Properties).FirstOrDefault() ?? "").Select(CSharpName.Pascal);
        return "By" + string.Concat(names);
    }

    /// <summary>A schema in an odd place gets a name from that place, for it may lead back to itself.</summary>
    private string NameOddTarget(string pointer, DocumentNode target)
    {
        if (!_namesOfTargets.TryGetValue(pointer, out var name))
        {
            name = CSharpName.Pascal(pointer.Replace("~1", "/").Replace("~0", "~"));
            _namesOfTargets[pointer] = name;
            _places[name] = pointer;
            AddNamed(name, _gatherer.Gather([target]), target);
        }

        return name;
    }
}
