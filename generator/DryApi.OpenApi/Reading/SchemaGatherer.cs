using DryApi.Contracts;
using DryApi.OpenApi.Documents;

namespace DryApi.OpenApi.Reading;

/// <summary>Gathers what a schema says, keyword by keyword, in one form for OpenAPI 3.0 to 3.2; <c>allOf</c> is taken apart.</summary>
/// <param name="references">Follows references.</param>
/// <param name="nameOddTarget">Gives a name to a schema that a reference finds elsewhere than among the components.</param>
/// <param name="digest">Puts what holds at the same time in an order that is not the document's.</param>
/// <param name="budget">What the gathering may cost.</param>
internal sealed class SchemaGatherer(References references, Func<string, DocumentNode, string> nameOddTarget, SchemaDigest digest, WorkBudget budget)
{
    /// <summary>How references to components begin.</summary>
    public const string ComponentsPrefix = "#/components/schemas/";

    /// <summary>The names of what references lead to: a document has the same references again and again.</summary>
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);

    /// <summary>Facts that are no longer needed: those of nearly all schemas are only until their expressions stand.</summary>
    private readonly Stack<SchemaFacts> _spare = new();

    /// <summary>The schemas whose inside others took over.</summary>
    public HashSet<string> Merged { get; } = new(StringComparer.Ordinal);

    /// <summary>Gathers what parts that all hold say together; <c>allOf</c> inside is taken apart.</summary>
    /// <exception cref="WorkLimitException">They hold more, or deeper, than is gathered.</exception>
    public SchemaFacts Gather(SchemaParts parts)
    {
        var facts = _spare.TryPop(out var spare) ? spare : new SchemaFacts();
        var isAlone = parts.Count == 1;

        // Only by a reference or allOf a schema can come again.
        var isPlain = isAlone && parts.First["$ref"] is null && parts.First["allOf"] is null;
        var seen = isPlain ? null : new HashSet<DocumentNode>();
        for (var i = 0; i < parts.Count; i++)
        {
            Gather(parts[i], facts, seen, isAlone);
        }

        if (!facts.IsReferenceOnly || facts.References.Count != 1)
        {
            facts.IsReferenceOnly = false;
        }

        facts.PutObjectsApart();
        return facts;
    }

    /// <summary>Takes facts back that nobody keeps.</summary>
    public void GiveBack(SchemaFacts facts)
    {
        facts.Clear();
        _spare.Push(facts);
    }

    private void Gather(DocumentNode schema, SchemaFacts facts, HashSet<DocumentNode>? seen, bool isAlone)
    {
        budget.Spend(1, schema);
        if (schema.Kind == NodeKind.Boolean)
        {
            facts.IsReferenceOnly = false;
            if (!schema.IsTrue)
            {
                facts.Types = TypeSet.Of("never");
                facts.AddNot(DocumentNode.Object(schema.Position));
            }

            return;
        }

        // A schema that is part of itself adds nothing the second time.
        if (!schema.IsObject || seen?.Add(schema) == false)
        {
            return;
        }

        budget.Enter(schema);
        if (schema.GetString("$ref") is { } reference)
        {
            GatherReference(schema, reference, facts, seen, isAlone);
        }

        facts.Description ??= schema.GetString("description");
        var parts = PartsOf(schema);
        GatherParts(parts, facts, seen, isAlone && parts.Count == 1 && !ChangesType(schema));
        foreach (var property in schema.Properties)
        {
            GatherKeyword(property.Name, property, schema, facts);
        }

        GatherNull(schema, facts);
        if (parts.Count == 0 && schema["$ref"] is null)
        {
            facts.IsReferenceOnly &= facts.References.Count > 0 && schema.Properties.All(p => SchemaKeywords.Notes.Contains(p.Name) || p.Name is "nullable" || p.Name.StartsWith("x-", StringComparison.Ordinal));
        }

        budget.Leave();
    }

    /// <summary>What all holds beside a schema's own keywords: the schemas of <c>allOf</c>, and the one member of a union of one.</summary>
    private static IReadOnlyList<DocumentNode> PartsOf(DocumentNode schema)
    {
        List<DocumentNode>? parts = null;
        foreach (var property in schema.Properties)
        {
            if (property.Name == "allOf" || IsUnionOfOne(property))
            {
                (parts ??= []).AddRange(property.Items);
            }
        }

        return parts ?? (IReadOnlyList<DocumentNode>)[];
    }

    private static bool ChangesType(DocumentNode schema)
    {
        foreach (var property in schema.Properties)
        {
            if (SchemaKeywords.ChangesType(property.Name) && !IsUnionOfOne(property))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsUnionOfOne(DocumentNode property) => property is { Name: "oneOf" or "anyOf", Items.Count: 1 };

    private void GatherParts(IReadOnlyList<DocumentNode> parts, SchemaFacts facts, HashSet<DocumentNode>? seen, bool isAlone)
    {
        if (parts.Count == 0)
        {
            return;
        }

        // The order of the parts says nothing, but of several descriptions the first is the one to read.
        var description = facts.Description;
        Dictionary<DocumentNode, string>? found = null;
        foreach (var part in digest.InOrder(parts))
        {
            facts.Description = null;
            Gather(part, facts, seen, isAlone);
            if (facts.Description is { } own)
            {
                (found ??= [])[part] = own;
            }
        }

        facts.Description = description ?? (found is null ? null : parts.Select(found.GetValueOrDefault).First(text => text is not null));
    }

    private void GatherReference(DocumentNode schema, string reference, SchemaFacts facts, HashSet<DocumentNode>? seen, bool isAlone)
    {
        var target = references.Resolve(schema);
        var hasSiblings = schema.Properties.Any(p => p.Name != "$ref" && !SchemaKeywords.Notes.Contains(p.Name) && p.Name != "nullable" && !p.Name.StartsWith("x-csharp", StringComparison.Ordinal));
        facts.AddReference(NameOfTarget(reference, target));
        if (isAlone && !hasSiblings)
        {
            return;
        }

        facts.IsReferenceOnly = false;
        Merged.Add(facts.References[^1]);
        Gather(target, facts, seen, isAlone: false);
    }

    /// <summary>The name of what a reference leads to: a component's own, or one that is given to a schema in an odd place.</summary>
    private string NameOfTarget(string reference, DocumentNode target)
    {
        if (_names.TryGetValue(reference, out var known))
        {
            return known;
        }

        var pointer = JsonPointer.UnescapeFragment(reference);
        return pointer.StartsWith(ComponentsPrefix, StringComparison.Ordinal) && pointer.IndexOf('/', ComponentsPrefix.Length) < 0
            ? _names[reference] = JsonPointer.Unescape(pointer[ComponentsPrefix.Length..])
            : nameOddTarget(pointer, target);
    }

    private void GatherKeyword(string name, DocumentNode value, DocumentNode schema, SchemaFacts facts)
    {
        budget.Spend(1 + value.Items.Count + value.Properties.Count, value);
        switch (name)
        {
            case "type":
                GatherType(value, facts);
                break;
            case "nullable" or "allOf":
                break;
            case "const":
                GatherEnum(value, [value], facts);
                break;
            case "enum":
                GatherEnum(value, value.Items, facts);
                break;
            case "properties":
                foreach (var property in value.Properties)
                {
                    facts.AddProperty(property);
                }

                break;
            case "patternProperties":
                foreach (var property in value.Properties)
                {
                    facts.AddPatternProperty(property);
                }

                break;
            case "required":
                // Only an object can lack a property; on a string the list says nothing.
                if (schema["type"] is not { IsString: true } type || type.Text == "object")
                {
                    foreach (var item in value.Items)
                    {
                        facts.Require(item);
                    }
                }

                break;
            case "additionalProperties":
                if (value.Kind == NodeKind.Boolean && !value.IsTrue)
                {
                    facts.Set("additionalProperties", "false", value);
                }
                else if (value is { IsObject: true, Properties.Count: > 0 })
                {
                    facts.AddAdditionalProperties(value);
                }

                break;
            case "items":
                facts.AddItems(value);
                break;
            case "oneOf" or "anyOf":
                if (value.Items.Count < 2)
                {
                    break;
                }

                facts.AddUnion(new SchemaUnion(name == "oneOf" ? SchemaKind.OneOf : SchemaKind.AnyOf, value.Items));
                break;
            case "not":
                facts.AddNot(value);
                break;
            case "exclusiveMinimum" when value.IsTrue:
                MoveBound("minimum", "exclusiveMinimum", schema, facts);
                break;
            case "exclusiveMaximum" when value.IsTrue:
                MoveBound("maximum", "exclusiveMaximum", schema, facts);
                break;
            case "minimum" when schema["exclusiveMinimum"] is { IsTrue: true }:
            case "maximum" when schema["exclusiveMaximum"] is { IsTrue: true }:
                break;
            case "contentMediaType" when schema.GetString("type") == "string" && schema["contentEncoding"] is null && !SchemaKeywords.IsText(value.Text):
                // How 3.1 says what 3.0 calls format: binary.
                facts.Set("format", "\"binary\"", value);
                break;
            case "dependentRequired":
                GatherDependentRequired(value, facts);
                break;
            default:
                if (KeywordSchemas.IsKeyword(name))
                {
                    // What it says is written when its schemas have their names.
                    facts.Set(name, "", value);
                    facts.AddCondition(schema);
                }
                else if (Keywords.FindInDocument(name) is { IsDerived: false } keyword)
                {
                    Gather(keyword, value, facts);
                }

                break;
        }
    }

    private void Gather(Keyword keyword, DocumentNode value, SchemaFacts facts)
    {
        if (keyword.Extension is null)
        {
            Narrow(keyword, value, facts);
        }
        else
        {
            // Lists of words are sets: their order is no fact.
            facts.Set(keyword.Name, keyword.Rules is ValueSetRules ? SortedSet(value) : CanonicalJson.Write(value), value);
        }
    }

    private static void GatherDependentRequired(DocumentNode value, SchemaFacts facts)
    {
        foreach (var dependent in value.Properties)
        {
            if (!facts.DependentRequired.TryGetValue(dependent.Name, out var names))
            {
                facts.DependentRequired[dependent.Name] = names = new HashSet<string>(StringComparer.Ordinal);
            }

            names.UnionWith(dependent.Items.Select(CanonicalJson.Write));
        }

        var lists = SortedNames.Of(facts.DependentRequired).Select(key => JsonText.Quote(key) + ":[" + string.Join(",", facts.DependentRequired[key].Order(StringComparer.Ordinal)) + "]");
        facts.Set("dependentRequired", "{" + string.Join(",", lists) + "}", value);
    }

    private static string SortedSet(DocumentNode list) => "[" + string.Join(",", list.Items.Select(CanonicalJson.Write).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)) + "]";

    private void MoveBound(string from, string to, DocumentNode schema, SchemaFacts facts)
    {
        if (schema[from] is { } bound)
        {
            Narrow(Keywords.Find(to)!, bound, facts);
        }
    }

    private static void GatherType(DocumentNode value, SchemaFacts facts)
    {
        var types = value.IsString ? TypeSet.Of(value.Text) : default;
        foreach (var type in value.Items)
        {
            types |= type.IsString ? TypeSet.Of(type.Text) : default;
        }

        facts.TypeOrigin = value;
        facts.Types = facts.Types is { } known ? WithIntegers(known, types) & WithIntegers(types, known) : types;
    }

    /// <summary>Every integer is a number: where others say integer, number takes it.</summary>
    private static TypeSet WithIntegers(TypeSet types, TypeSet others) =>
        types.Contains("number") && others.Contains("integer") ? types | TypeSet.Of("integer") : types;

    /// <summary>
    /// Whether null is allowed is said by all keywords of a schema together: a type without null forbids it, unless <c>nullable</c>, a list
    /// of types or of values allows it. Of several schemas that all hold, one that forbids it decides, however it is said and in whatever order;
    /// <c>nullable</c> beside no type adds null to what stands beside it.
    /// </summary>
    private static void GatherNull(DocumentNode schema, SchemaFacts facts)
    {
        var type = schema["type"];
        var allowed = schema["nullable"] is { IsTrue: true } nullable ? nullable
            : IsNullIn(type) ? type
            : schema["const"] is { IsNull: true } constant ? constant
            : schema["enum"] is { } values && values.Items.Any(v => v.IsNull) ? values
            : null;
        if (allowed is not null)
        {
            facts.NullableOrigin ??= allowed;
            facts.AddsNull |= type is null && allowed.Name == "nullable";
            facts.AllowsNull = true;
        }
        else
        {
            facts.ForbidsNull |= type is not null || schema["const"] is not null || schema["enum"] is not null;
        }
    }

    private static bool IsNullIn(DocumentNode? type) => type is not null && (type is { IsString: true, Text: "null" } || type.Items.Any(item => item is { IsString: true, Text: "null" }));

    private void GatherEnum(DocumentNode origin, IReadOnlyList<DocumentNode> values, SchemaFacts facts)
    {
        var items = values.Where(static v => !v.IsNull).Select(CanonicalJson.Write).Distinct(StringComparer.Ordinal).ToList();
        if (facts.Find("enum") is { } known)
        {
            budget.SpendText(known.Length, origin);
            items = items.Intersect(JsonText.Items(known), StringComparer.Ordinal).ToList();
        }

        facts.Set("enum", "[" + string.Join(",", items.OrderBy(v => v, StringComparer.Ordinal)) + "]", origin);
    }

    /// <summary>Adds a constraint; where one stands already, both hold: the narrower bound stays.</summary>
    private void Narrow(Keyword keyword, DocumentNode origin, SchemaFacts facts)
    {
        var name = keyword.Name;
        var value = CanonicalJson.Write(origin);
        budget.SpendText(value.Length, origin);
        if (value == keyword.Default)
        {
            return;
        }

        if (name == "pattern")
        {
            facts.Patterns.Add(JsonText.Unquote(value));
            facts.Set(name, JsonText.Quote(facts.Patterns.Count == 1 ? facts.Patterns.Min! : string.Concat(facts.Patterns.Select(p => $"(?=[\\s\\S]*(?:{p}))"))), origin);
            return;
        }

        if (facts.FindConstraint(name) is not { Value: var known } narrowed || known == value)
        {
            facts.Set(name, value, origin);
            return;
        }

        budget.SpendText(known.Length, origin);
        var isNumber = JsonText.IsNumber(known) && JsonText.IsNumber(value);
        var order = isNumber ? JsonNumber.Compare(known, value) : 0;
        var narrower = isNumber && keyword.Bound != KeywordBound.None && (keyword.IsUpper ? order <= 0 : order >= 0) ? known : value;
        facts.Set(name, narrower, narrower == known ? (DocumentNode)narrowed.Origin! : origin);
    }
}
