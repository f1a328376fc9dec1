using DryApi.Contracts;
using DryApi.OpenApi.Documents;

namespace DryApi.OpenApi.Reading;

/// <summary>What one schema says, or several that all hold (<c>allOf</c>), gathered before it becomes an expression.</summary>
internal sealed class SchemaFacts
{
    /// <summary>Nothing said.</summary>
    public static readonly SchemaFacts None = new();

    private static readonly Dictionary<string, SchemaParts> NoProperties = [];
    private static readonly Dictionary<string, DocumentNode> NothingRequired = [];

    // Most schemas say one or two of these: the others are not made.
    private List<Constraint>? _constraints;
    private SortedSet<string>? _patterns;
    private Dictionary<string, SchemaParts>? _properties;
    private Dictionary<string, SchemaParts>? _patternProperties;
    private Dictionary<string, DocumentNode>? _required;
    private List<SchemaUnion>? _unions;
    private List<DocumentNode>? _conditions;
    private Dictionary<string, HashSet<string>>? _dependentRequired;
    private List<DocumentNode>? _not;
    private List<string>? _references;

    /// <summary>The types allowed, null left out; null when any is.</summary>
    public TypeSet? Types { get; set; }

    /// <summary>Whether null is allowed: a schema allows it, and none forbids it.</summary>
    public bool IsNullable => AddsNull || (AllowsNull && !ForbidsNull);

    /// <summary>Whether a schema allows null.</summary>
    public bool AllowsNull { get; set; }

    /// <summary>Whether a schema has a type that null is not among.</summary>
    public bool ForbidsNull { get; set; }

    /// <summary>Whether a schema without a type adds null to what the others say.</summary>
    public bool AddsNull { get; set; }

    /// <summary>The patterns, all of which hold.</summary>
    public SortedSet<string> Patterns => _patterns ??= new(StringComparer.Ordinal);

    /// <summary>The constraints, as canonical JSON, each with where it stands.</summary>
    public IReadOnlyList<Constraint> Constraints => _constraints ?? (IReadOnlyList<Constraint>)[];

    /// <summary>Where the type stands; null where none is said.</summary>
    public DocumentNode? TypeOrigin { get; set; }

    /// <summary>Where null is allowed; null where it is not.</summary>
    public DocumentNode? NullableOrigin { get; set; }

    /// <summary>The properties by name; several schemas for one name all hold.</summary>
    public IReadOnlyDictionary<string, SchemaParts> Properties => _properties ?? NoProperties;

    /// <summary>The schemas of properties by the pattern of their names.</summary>
    public IReadOnlyDictionary<string, SchemaParts> PatternProperties => _patternProperties ?? NoProperties;

    /// <summary>The names that have to be there.</summary>
    public IReadOnlyDictionary<string, DocumentNode> Required => _required ?? NothingRequired;

    /// <summary>The schemas of properties without a name here; null where none is said.</summary>
    public SchemaParts? AdditionalProperties { get; private set; }

    /// <summary>The schemas of items; null where none is said.</summary>
    public SchemaParts? Items { get; private set; }

    /// <summary>Each <c>oneOf</c> and <c>anyOf</c> that holds.</summary>
    public IReadOnlyList<SchemaUnion> Unions => _unions ?? (IReadOnlyList<SchemaUnion>)[];

    /// <summary>Each <c>not</c>.</summary>
    public IReadOnlyList<DocumentNode> Not => _not ?? (IReadOnlyList<DocumentNode>)[];

    /// <summary>The schemas that hold others under conditions (<c>if</c>, <c>contains</c>, <c>dependentSchemas</c>).</summary>
    public IReadOnlyList<DocumentNode> Conditions => _conditions ?? (IReadOnlyList<DocumentNode>)[];

    /// <summary>For each property, the names that have to be there with it.</summary>
    public Dictionary<string, HashSet<string>> DependentRequired => _dependentRequired ??= new(StringComparer.Ordinal);

    /// <summary>The components whose references make up the whole.</summary>
    public IReadOnlyList<string> References => _references ?? (IReadOnlyList<string>)[];

    /// <summary>The first description found.</summary>
    public string? Description { get; set; }

    /// <summary>Whether nothing was said that is more than a reference and notes on it.</summary>
    public bool IsReferenceOnly { get; set; } = true;

    /// <summary>Sets a constraint and where it stands.</summary>
    public void Set(string name, string value, DocumentNode origin)
    {
        var constraint = new Constraint(name, value) { Origin = origin };
        if (IndexOf(name) is >= 0 and var index)
        {
            _constraints![index] = constraint;
        }
        else
        {
            (_constraints ??= new(2)).Add(constraint);
        }
    }

    /// <summary>Takes a constraint back.</summary>
    public void Remove(string name)
    {
        if (IndexOf(name) is >= 0 and var index)
        {
            _constraints!.RemoveAt(index);
        }
    }

    /// <summary>That null is allowed.</summary>
    public Constraint Nullable => new("nullable", "true") { Origin = NullableOrigin };

    /// <summary>The constraint, or null.</summary>
    public Constraint? FindConstraint(string name) => IndexOf(name) is >= 0 and var index ? _constraints![index] : null;

    /// <summary>The constraint's text, or null.</summary>
    public string? Find(string name) => FindConstraint(name)?.Value;

    /// <summary>What is said of objects alone, where other types are allowed too and objects have properties; null where that is not so.</summary>
    public SchemaFacts? ObjectPart { get; private set; }

    /// <summary>Puts what is said of objects alone apart, where other types are allowed too and objects have properties: those are of one member of the union that this is.</summary>
    public void PutObjectsApart()
    {
        if (Types is not { Count: > 1 } types || !types.Contains("object") || (_properties ?? _patternProperties) is null)
        {
            return;
        }

        ObjectPart = new SchemaFacts
        {
            Types = TypeSet.Of("object"),
            TypeOrigin = TypeOrigin,
            IsReferenceOnly = false,
            _properties = _properties,
            _patternProperties = _patternProperties,
            _required = _required,
            AdditionalProperties = AdditionalProperties,
            _constraints = _constraints?.FindAll(IsOfObjects),
        };
        _constraints?.RemoveAll(IsOfObjects);
        (_properties, _patternProperties, _required, AdditionalProperties) = (null, null, null, null);

        // What holds schemas is a condition of the whole.
        static bool IsOfObjects(Constraint constraint) =>
            !Keywords.IsOfEveryType(constraint.Name) && Keywords.Applies(constraint.Name, SchemaKind.Object) && !KeywordSchemas.IsKeyword(constraint.Name);
    }

    /// <summary>Adds a schema of a property.</summary>
    public void AddProperty(DocumentNode property) => Add(_properties ??= new(StringComparer.Ordinal), property);

    /// <summary>Adds a schema of the properties whose names have a pattern.</summary>
    public void AddPatternProperty(DocumentNode property) => Add(_patternProperties ??= new(StringComparer.Ordinal), property);

    /// <summary>Adds a name that has to be there.</summary>
    public void Require(DocumentNode name) => (_required ??= new(StringComparer.Ordinal)).TryAdd(name.Text, name);

    /// <summary>Adds a schema of properties without a name here.</summary>
    public void AddAdditionalProperties(DocumentNode schema) => AdditionalProperties = SchemaParts.With(AdditionalProperties, schema);

    /// <summary>Adds a schema of items.</summary>
    public void AddItems(DocumentNode schema) => Items = SchemaParts.With(Items, schema);

    /// <summary>Adds a union that holds.</summary>
    public void AddUnion(SchemaUnion union) => (_unions ??= []).Add(union);

    /// <summary>Adds a schema that holds others under a condition; it says several such keywords one after another.</summary>
    public void AddCondition(DocumentNode schema)
    {
        _conditions ??= [];
        if (_conditions.Count == 0 || _conditions[^1] != schema)
        {
            _conditions.Add(schema);
        }
    }

    /// <summary>Adds what must not hold.</summary>
    public void AddNot(DocumentNode schema) => (_not ??= []).Add(schema);

    /// <summary>Adds the name of a component that is part of the whole.</summary>
    public void AddReference(string name) => (_references ??= []).Add(name);

    /// <summary>Takes back all that was said.</summary>
    public void Clear()
    {
        _constraints?.Clear();
        (_patterns, _properties, _patternProperties, _required, _unions) = (null, null, null, null, null);
        (_conditions, _dependentRequired, _not, _references) = (null, null, null, null);
        (Types, TypeOrigin, NullableOrigin, AdditionalProperties, Items, Description, ObjectPart) = (null, null, null, null, null, null, null);
        (AllowsNull, ForbidsNull, AddsNull, IsReferenceOnly) = (false, false, false, true);
    }

    // A schema has few of them.
    private int IndexOf(string name)
    {
        for (var i = 0; i < Constraints.Count; i++)
        {
            if (Constraints[i].Name == name)
            {
                return i;
            }
        }

        return -1;
    }

    private static void Add(Dictionary<string, SchemaParts> properties, DocumentNode property)
    {
        properties.TryGetValue(property.Name, out var place);
        properties[property.Name] = SchemaParts.With(place, property);
    }
}
