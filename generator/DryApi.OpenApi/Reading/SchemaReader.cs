using DryApi.Contracts;
using DryApi.OpenApi.Documents;

namespace DryApi.OpenApi.Reading;

/// <summary>
/// Turns schemas of OpenAPI 3.0 to 3.2 into type expressions, the same for both: <c>nullable</c> and <c>type: [.., "null"]</c>,
/// <c>const</c> and <c>enum</c>, both forms of <c>exclusiveMinimum</c>. <c>allOf</c> is merged, inline objects get a name.
/// </summary>
internal sealed class SchemaReader
{
    /// <summary>Keeps the name of a schema until its inside was read.</summary>
    private static readonly ContractSchema Unread = new() { Name = "", Type = new SchemaExpression(SchemaKind.Any) };

    private readonly DocumentNode _document;
    private readonly WorkBudget _budget;
    private readonly SchemaDigest _digest = new();
    private readonly SchemaGatherer _gatherer;
    private readonly Dictionary<string, ContractSchema> _schemas = new(StringComparer.Ordinal);
    private GivenNames? _given;

    /// <summary>The schemas of names that the overlay gives.</summary>
    private readonly Dictionary<string, string> _hoisted = new(StringComparer.Ordinal);

    private readonly Dictionary<string, string> _places = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _namesOfTargets = new(StringComparer.Ordinal);

    /// <summary>What was read, by the place that says it: a place that several ways lead to is read, and named, once.</summary>
    private readonly Dictionary<SchemaParts, SchemaExpression> _read = [];

    /// <summary>What is being read, with the name for what stands in it.</summary>
    private readonly Dictionary<SchemaParts, string> _reading = [];

    /// <summary>What was met in itself while it was read, with the name that it got.</summary>
    private readonly Dictionary<SchemaParts, string> _named = [];

    /// <summary>The named schemas whose inside is still to be read, the next one on top; they may contain one another.</summary>
    private readonly Stack<NamedSchema> _open = new();

    /// <summary>Those that were met since the last step.</summary>
    private readonly List<NamedSchema> _met = [];

    /// <summary>References to the components, by what they take over.</summary>
    private ILookup<string, string>? _subtypes;

    public SchemaReader(DocumentNode document, References references, WorkBudget budget)
    {
        _document = document;
        _budget = budget;
        _gatherer = new SchemaGatherer(references, NameOddTarget, _digest, budget);
        foreach (var component in Components)
        {
            _places[component.Name] = SchemaGatherer.ComponentsPrefix + component.Name;
        }
    }

    /// <summary>All schemas with a name, sorted.</summary>
    public IEnumerable<ContractSchema> Schemas => SortedNames.Of(_schemas).Select(name =>
    {
        _schemas[name].IsMerged = _gatherer.Merged.Contains(name);
        return _schemas[name];
    });

    private DocumentNodes Components => _document["components"]?["schemas"]?.Properties ?? DocumentNodes.Empty;

    /// <summary>Reads the components, used or not.</summary>
    public void ReadComponents()
    {
        foreach (var component in MergeOrder.Of([.. Components.OrderBy(c => c.Name, StringComparer.Ordinal)]))
        {
            AddNamed(component.Name, _gatherer.Gather(new SchemaParts(component)), component);
            ReadOpen();
        }
    }

    /// <summary>The expression of a schema, with all that it leads to; <paramref name="name"/> is for inline objects in it.</summary>
    public SchemaExpression ReadWhole(DocumentNode schema, string name)
    {
        var expression = Read(new SchemaParts(schema), name);
        ReadOpen();
        return expression;
    }

    /// <summary>The same; what stands in the schema is named after its owner and a part of that.</summary>
    public SchemaExpression ReadWhole(DocumentNode schema, string owner, string part) =>
        ReadWhole(schema, IsNameless(schema, isAlone: true) ? "" : owner + CSharpName.Pascal(part));

    /// <param name="place">Where it stands.</param>
    /// <param name="name">The name for what stands in it.</param>
    /// <param name="gathered">What it says, where that was gathered before.</param>
    private SchemaExpression Read(SchemaParts place, string name, SchemaFacts? gathered = null)
    {
        if (_read.TryGetValue(place, out var known))
        {
            _budget.Spend(1 + SizeOf(known), place.First);
            return known;
        }

        if (_reading.TryGetValue(place, out var outer))
        {
            // A list of such lists: only a name ends it.
            if (!_named.TryGetValue(place, out var given))
            {
                _named[place] = given = NameFor(outer, place);
            }

            return new SchemaExpression(SchemaKind.Reference, reference: given, origin: place.First);
        }

        _budget.Enter(place.First);
        _reading[place] = name;
        var expression = ReadNew(place, name, gathered ?? _gatherer.Gather(place));
        if (_named.TryGetValue(place, out var own))
        {
            _schemas[own] = new ContractSchema { Name = own, Type = expression, Origin = place.First };
            expression = new SchemaExpression(SchemaKind.Reference, reference: own, origin: place.First);
        }

        // One less than is read again: a schema may be named around it.
        WorkBudget.RequireDepth(expression.Depth + 1, place.First);
        _reading.Remove(place);
        _budget.Leave();
        return _read[place] = expression;
    }

    private SchemaExpression ReadNew(SchemaParts place, string name, SchemaFacts facts)
    {
        var isReference = facts is { IsReferenceOnly: true, References.Count: 1 };
        if (isReference || (facts.Properties.Count == 0 && facts.PatternProperties.Count == 0))
        {
            var expression = isReference
                ? new SchemaExpression(SchemaKind.Reference, ReferenceConstraints(facts), reference: facts.References[0], origin: place.First)
                : ToExpression(facts, name, place.First);
            _gatherer.GiveBack(facts);
            return expression;
        }

        var constraints = ReferenceConstraints(facts);
        var hoisted = facts.Find("csharpType") is { } given ? HoistGiven(JsonText.Unquote(given), name, facts, place) : Hoist(name, facts, place);
        return new SchemaExpression(SchemaKind.Reference, constraints, reference: hoisted, origin: place.First);
    }

    /// <summary>How many values a line says that is written again.</summary>
    private static long SizeOf(SchemaExpression expression) =>
        expression.Constraints.Sum(c => 1L + (c.Value.Length / 16)) + expression.Arguments.Sum(argument => 1 + SizeOf(argument));

    /// <summary>What is said of the place where a reference stands, not of what it leads to.</summary>
    private static List<Constraint>? ReferenceConstraints(SchemaFacts facts)
    {
        var constraints = facts.IsNullable ? new List<Constraint> { facts.Nullable } : null;
        for (var i = 0; i < facts.Constraints.Count; i++)
        {
            var constraint = facts.Constraints[i];
            if (constraint.Name is "csharpName" or "readOnly" or "writeOnly" or "deprecated" or "default" or "sunset" or "stability")
            {
                (constraints ??= []).Add(constraint);
            }
        }

        return constraints;
    }

    /// <summary>
    /// Names an object as the overlay does. Places that it gives one name share a schema as long as they say the same; where they do not, the name is for
    /// what most of them say, and the others are named after their places.
    /// </summary>
    private string HoistGiven(string given, string name, SchemaFacts facts, SchemaParts place)
    {
        _given ??= new GivenNames(_document, _digest);
        if (!_given.IsFor(given, place))
        {
            facts.Remove("csharpType");
            return Hoist(name, facts, place);
        }

        if (_hoisted.TryGetValue(given, out var known))
        {
            _gatherer.GiveBack(facts);
            return known;
        }

        return _hoisted[given] = Hoist(given, facts, place);
    }

    private string Hoist(string name, SchemaFacts facts, SchemaParts place)
    {
        name = NameFor(name, place);
        if (!_schemas.ContainsKey(name))
        {
            AddNamed(name, facts, place.First);
        }

        return name;
    }

    /// <summary>The name for a place: a free one. Two places whose names would be the same are told apart by what they say, whatever the order; what says the same shares a schema.</summary>
    private string NameFor(string name, SchemaParts place)
    {
        _budget.SpendText(name.Length, place.First);
        var position = place.First.Position.ToString();
        if (_places.TryGetValue(name, out var other) && other != position)
        {
            name += _digest.Short(place);
        }

        _places[name] = position;
        return name;
    }

    /// <summary>Adds a schema whose inside is read later: it may contain itself, and what it contains may be as deep as the document is long.</summary>
    private void AddNamed(string name, SchemaFacts facts, DocumentNode node)
    {
        _budget.Spend(10, node);
        _schemas[name] = Unread;
        var className = facts.Find("csharpType") is { } given ? JsonText.Unquote(given) : CSharpName.Pascal(name);
        if (className == name)
        {
            // An inline object that the overlay named has that name in the contract.
            facts.Remove("csharpType");
        }

        _met.Add(new NamedSchema(name, className, facts, node));
    }

    /// <summary>Reads named schemas one property at a time. What a property leads to comes before the next property, so that names are given in the order of the document.</summary>
    private void ReadOpen()
    {
        PushMet();
        while (_open.TryPeek(out var schema))
        {
            if (schema.NextProperty is { } property)
            {
                schema.Properties.Add(ReadProperty(schema, property));
            }
            else
            {
                _open.Pop();
                _schemas[schema.Name] = Finish(schema);
            }

            PushMet();
        }
    }

    private void PushMet()
    {
        for (var i = _met.Count - 1; i >= 0; i--)
        {
            _open.Push(_met[i]);
        }

        _met.Clear();
    }

    private ContractProperty ReadProperty(NamedSchema schema, string property)
    {
        var (facts, parts) = (schema.Facts, schema.Facts.Properties[property]);
        _budget.Spend(4, parts.First);
        _budget.SpendText(schema.ClassName.Length + property.Length, parts.First);
        var type = Read(parts, IsNameless(parts) ? "" : schema.ClassName + CSharpName.Pascal(property));
        return new ContractProperty
        {
            Name = property,
            Type = facts.Required.TryGetValue(property, out var required) ? type.With("required", origin: required) : type,
            Description = DescriptionOf(parts),
            Origin = parts.First,
        };
    }

    /// <summary>Whether nothing at a place can get a name from it: no schema stands in it, and it takes over none.</summary>
    private static bool IsNameless(SchemaParts place)
    {
        for (var i = 0; i < place.Count; i++)
        {
            if (!IsNameless(place[i], place.Count == 1))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsNameless(DocumentNode schema, bool isAlone)
    {
        return schema["$ref"] is null ? schema.Properties.All(HasNoSchema) : isAlone && schema.Properties.Count == 1;

        static bool HasNoSchema(DocumentNode value) => !value.IsObject && value.Items.All(item => !item.IsObject && !item.IsArray);
    }

    private ContractSchema Finish(NamedSchema schema)
    {
        var (facts, className, node) = (schema.Facts, schema.ClassName, schema.Node);
        var others = facts.AdditionalProperties is { } additional && (schema.Properties.Count > 0 || facts.PatternProperties.Count > 0)
            ? Read(additional, className + "Value")
            : null;
        return new ContractSchema
        {
            Name = schema.Name,
            Type = facts is { IsReferenceOnly: true, References.Count: 1 }
                ? new SchemaExpression(SchemaKind.Reference, ReferenceConstraints(facts), reference: facts.References[0], origin: node)
                : ToExpression(facts, className, node),
            Properties = schema.Properties,
            PatternProperties = ReadPatterns(facts, className),
            AdditionalProperties = others,
            Description = facts.Description,
            Origin = node,
        };
    }

    private List<ContractProperty> ReadPatterns(SchemaFacts facts, string className)
    {
        var patterns = new List<ContractProperty>(facts.PatternProperties.Count);
        foreach (var name in SortedNames.Of(facts.PatternProperties))
        {
            var place = facts.PatternProperties[name];
            patterns.Add(new ContractProperty { Name = name, Type = Read(place, className + "Value"), Origin = place.First });
        }

        return patterns;
    }

    private string? DescriptionOf(SchemaParts parts)
    {
        var isElsewhere = false;
        for (var i = 0; i < parts.Count; i++)
        {
            var part = parts[i];
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
        if (facts.Unions.Count == 0 && facts.Not.Count == 0 && HasOwnConditions(facts))
        {
            return ToOwnExpression(facts, name, node);
        }

        var groups = ReadGroups(facts, name, node);
        var own = ToOwnExpression(facts, name, node);
        if (own is { Kind: SchemaKind.Any } && groups.Count == 1)
        {
            return own.Constraints.Aggregate(groups[0], (group, constraint) => group.With(constraint));
        }

        var isNullable = facts.IsNullable;
        var parts = own is { Kind: SchemaKind.Any, Constraints.Count: 0 } ? groups : groups.Prepend(own.Without("nullable")).ToList();
        return new SchemaExpression(SchemaKind.AllOf, isNullable ? [facts.Nullable] : null, parts, origin: node);
    }

    /// <summary>What holds beside a schema's own keywords.</summary>
    private List<SchemaExpression> ReadGroups(SchemaFacts facts, string name, DocumentNode node)
    {
        var groups = new List<SchemaExpression>();
        foreach (var union in facts.Unions.Count == 0 ? [] : UnionBranches.Of(facts.Unions, _digest, _gatherer))
        {
            groups.Add(ReadUnion(union, name, node));
        }

        // Of several schemas that all hold, each has its own conditions. What stands side by side is told apart by what it says, all of it:
        // which one comes first can be another one after the next edit.
        groups.AddRange(HasOwnConditions(facts) ? [] : facts.Conditions.Select(schema => ReadConditions(schema, name + _digest.Short(schema))));
        groups.AddRange(facts.Not.Select(not => new SchemaExpression(SchemaKind.Not, arguments: [Read(new SchemaParts(not), name + "Not" + (facts.Not.Count > 1 ? _digest.Short(not) : ""))], origin: not)));
        return groups;
    }

    private static bool HasOwnConditions(SchemaFacts facts) => facts.Conditions.Count < 2;

    /// <summary>What a schema says by keywords that hold schemas, and nothing else of it.</summary>
    private SchemaExpression ReadConditions(DocumentNode schema, string name) => new(
        SchemaKind.Any,
        schema.Properties.Where(p => KeywordSchemas.IsKeyword(p.Name)).OrderBy(p => p.Name, StringComparer.Ordinal).Select(p => ReadKeyword(p.Name, p, name)),
        origin: schema);

    private SchemaExpression ToOwnExpression(SchemaFacts facts, string name, DocumentNode node)
    {
        var origin = facts.TypeOrigin ?? node;
        var constraints = new List<Constraint>(facts.Constraints.Count + (facts.IsNullable ? 1 : 0));
        for (var i = 0; i < facts.Constraints.Count; i++)
        {
            var constraint = facts.Constraints[i];
            if (constraint.Name == "discriminator")
            {
                constraints.Add(ReadDiscriminator((DocumentNode)constraint.Origin!));
            }
            else if (!KeywordSchemas.IsKeyword(constraint.Name))
            {
                constraints.Add(constraint);
            }
            else if (HasOwnConditions(facts))
            {
                constraints.Add(ReadKeyword(constraint.Name, (DocumentNode)constraint.Origin!, name));
            }
        }

        if (facts.IsNullable)
        {
            constraints.Add(facts.Nullable);
        }

        var isObject = facts.Types?.Contains("object") != false;
        if (isObject && facts.Required.Count > 0 && MissingIn(facts) is { Count: > 0 } missing)
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
            return OfType(types.Single, facts, constraints, name, origin);
        }

        return OfTypes(types, facts, constraints, name, node);
    }

    /// <summary>The properties that have to be there and that no schema describes.</summary>
    private static List<string> MissingIn(SchemaFacts facts) => [.. SortedNames.Of(facts.Required).Where(required => !facts.Properties.ContainsKey(required))];

    private SchemaExpression OfTypes(TypeSet types, SchemaFacts facts, List<Constraint> constraints, string name, DocumentNode node)
    {
        var origin = facts.TypeOrigin ?? node;
        var members = types.Names
            .Select(type => type == "object" && facts.ObjectPart is { } part ? new SchemaExpression(SchemaKind.Reference, reference: Hoist(name + "Object", part, new SchemaParts(node)), origin: origin) : OfType(type, facts, constraints.Where(c => !Keywords.IsOfEveryType(c.Name) && Keywords.Applies(c.Name, KindOf(type))).ToList(), name, origin))
            .ToList();
        return new SchemaExpression(SchemaKind.AnyOf, constraints.Where(c => Keywords.IsOfEveryType(c.Name)), members, origin: origin);
    }

    /// <summary>
    /// A discriminator with all that it maps: where it does not say so itself, the name of a schema stands for it on the wire, of a member
    /// of the union beside it, and of a component that takes over the one that has it.
    /// </summary>
    private Constraint ReadDiscriminator(DocumentNode discriminator)
    {
        var mapping = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in discriminator["mapping"]?.Properties ?? [])
        {
            mapping[entry.Name] = entry.Text.Contains('/') ? entry.Text : SchemaGatherer.ComponentsPrefix + entry.Text;
        }

        var mapped = mapping.Values.ToHashSet(StringComparer.Ordinal);
        var owner = discriminator.Parent;
        var members = new[] { owner?["oneOf"], owner?["anyOf"] }.SelectMany(union => union?.Items ?? Enumerable.Empty<DocumentNode>()).ToList();
        var implied = members.Count > 0
            ? members.Select(member => member.GetString("$ref"))
            : owner is { IsProperty: true } && ReferenceEquals(owner.Parent, _document["components"]?["schemas"]) ? SubtypesOf(owner.Name) : [];
        foreach (var reference in implied)
        {
            if (reference is not null && mapped.Add(reference) && reference.StartsWith(SchemaGatherer.ComponentsPrefix, StringComparison.Ordinal))
            {
                mapping.TryAdd(JsonPointer.Unescape(JsonPointer.UnescapeFragment(reference[SchemaGatherer.ComponentsPrefix.Length..])), reference);
            }
        }

        var all = string.Join(",", SortedNames.Of(mapping).Select(value => JsonText.Quote(value) + ":" + JsonText.Quote(mapping[value])));
        var property = JsonText.Quote(discriminator.GetString("propertyName") ?? "");
        return new Constraint("discriminator", (all.Length == 0 ? "{" : "{\"mapping\":{" + all + "},") + "\"propertyName\":" + property + "}") { Origin = discriminator };
    }

    /// <summary>References to the components that take over a component by <c>allOf</c>.</summary>
    private IEnumerable<string> SubtypesOf(string name)
    {
        _subtypes ??= Components
            .SelectMany(component => component["allOf"]?.Items.Select(part => part.GetString("$ref")).OfType<string>().Distinct().Select(super => (Super: super, component.Name)) ?? [])
            .ToLookup(pair => pair.Super, pair => SchemaGatherer.ComponentsPrefix + JsonPointer.Escape(pair.Name), StringComparer.Ordinal);
        return _subtypes[SchemaGatherer.ComponentsPrefix + JsonPointer.Escape(name)];
    }

    /// <summary>A keyword that holds schemas: each of them is read like any other, and written as the contract writes types.</summary>
    private Constraint ReadKeyword(string keyword, DocumentNode value, string name)
    {
        var inside = name + CSharpName.Pascal(keyword);
        var text = keyword switch
        {
            "prefixItems" => "[" + string.Join(",", value.Items.Select(item => ReadInKeyword(item, inside))) + "]",
            "dependentSchemas" => "{" + string.Join(",", value.Properties.OrderBy(p => p.Name, StringComparer.Ordinal).Select(p => JsonText.Quote(p.Name) + ":" + ReadInKeyword(p, inside + CSharpName.Pascal(p.Name)))) + "}",
            _ => ReadInKeyword(value, inside),
        };
        return new Constraint(keyword, text) { Origin = value };
    }

    private string ReadInKeyword(DocumentNode schema, string name)
    {
        if (schema.Kind == NodeKind.Boolean)
        {
            return schema.Text;
        }

        var place = new SchemaParts(schema);
        var expression = Read(place, name);
        if (KeywordSchemas.IsAnyIn(expression))
        {
            // Texts in texts in texts would be written with ever more escapes: a name stands for what has such keywords itself.
            var own = NameFor(name, place);
            _schemas[own] = new ContractSchema { Name = own, Type = expression, Origin = schema };
            expression = new SchemaExpression(SchemaKind.Reference, reference: own, origin: schema);
            _read[place] = expression;
        }

        return JsonText.Quote(expression.ToString());
    }

    private SchemaExpression OfType(string type, SchemaFacts facts, List<Constraint> constraints, string name, DocumentNode origin)
    {
        switch (type)
        {
            case "array":
                var item = facts.Items is { } items ? Read(items, CSharpName.Singular(name)) : new SchemaExpression(SchemaKind.Any);
                return new SchemaExpression(SchemaKind.Array, constraints, [item], origin: origin);
            case "object" when facts.Properties.Count == 0 && facts.PatternProperties.Count == 0 && facts.AdditionalProperties is { } additional:
                return new SchemaExpression(SchemaKind.Map, constraints, [Read(additional, CSharpName.Singular(name))], origin: origin);
            default:
                return new SchemaExpression(KindOf(type), constraints, origin: origin);
        }
    }

    private static SchemaKind KindOf(string type) => type switch
    {
        "boolean" => SchemaKind.Boolean,
        "integer" => SchemaKind.Integer,
        "number" => SchemaKind.Number,
        "string" => SchemaKind.String,
        "object" => SchemaKind.Object,
        "array" => SchemaKind.Array,
        _ => SchemaKind.Any,
    };

    /// <summary>The type that the keywords speak of, where the document names none.</summary>
    private static TypeSet Implied(SchemaFacts facts)
    {
        // A list of values says it more certainly than what holds for objects or arrays alone.
        var values = facts.Find("enum") is { } list ? JsonText.Items(list) : [];
        if (values.Count > 0 && values.All(v => v[0] is not ('{' or '[')))
        {
            return values.All(v => v[0] == '"') ? TypeSet.Of("string") : default;
        }

        if (facts.Properties.Count > 0 || facts.PatternProperties.Count > 0 || facts.AdditionalProperties is not null)
        {
            return TypeSet.Of("object");
        }

        if (facts.Items is not null)
        {
            return TypeSet.Of("array");
        }

        return default;
    }

    private SchemaExpression ReadUnion(UnionBranches union, string name, DocumentNode node)
    {
        var isNullable = false;
        var read = new List<SchemaExpression>();
        foreach (var (member, facts, ending) in union.Members)
        {
            if (facts.Types is { Count: 0 })
            {
                isNullable = true;
                continue;
            }

            read.Add(Read(new SchemaParts(member), name + ending, facts));
        }

        isNullable |= read.Exists(r => r.IsNullable);
        var merged = MergeEnums(read) ?? (read.Count == 1 ? read[0] : null);
        if (merged is null)
        {
            // The order of a union's members is no fact.
            var sorted = read.OrderBy(TextOf, StringComparer.Ordinal).ToList();
            merged = new SchemaExpression(union.Kind, arguments: sorted, origin: node);
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

    private string TextOf(SchemaExpression member)
    {
        var text = member.ToString();
        _budget.SpendText(text.Length, member.Origin);
        return text;
    }

    /// <summary>A schema in an odd place has the name under which it was read there, or gets one from that place, for it may lead back to itself.</summary>
    private string NameOddTarget(string pointer, DocumentNode target)
    {
        if (_read.TryGetValue(new SchemaParts(target), out var known) && known is { Kind: SchemaKind.Reference, Constraints.Count: 0 })
        {
            return known.Reference!;
        }

        if (!_namesOfTargets.TryGetValue(pointer, out var name))
        {
            name = CSharpName.Pascal(pointer.Replace("~1", "/").Replace("~0", "~"));
            _namesOfTargets[pointer] = name;
            _places[name] = pointer;
            AddNamed(name, _gatherer.Gather(new SchemaParts(target)), target);
        }

        return name;
    }
}
