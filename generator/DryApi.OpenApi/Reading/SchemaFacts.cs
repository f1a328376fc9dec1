using DryApi.Contracts;
using DryApi.OpenApi.Documents;

namespace DryApi.OpenApi.Reading;

/// <summary>What one schema says, or several that all hold (<c>allOf</c>), gathered before it becomes an expression.</summary>
internal sealed class SchemaFacts
{
    /// <summary>Nothing said.</summary>
    public static readonly SchemaFacts None = new();

    /// <summary>The types allowed, null left out; null when any is.</summary>
    public HashSet<string>? Types { get; set; }

    /// <summary>Whether null is allowed: a schema allows it, and none forbids it.</summary>
    public bool IsNullable => AddsNull || (AllowsNull && !ForbidsNull);

    /// <summary>Whether a schema allows null.</summary>
    public bool AllowsNull { get; set; }

    /// <summary>Whether a schema has a type that null is not among.</summary>
    public bool ForbidsNull { get; set; }

    /// <summary>Whether a schema without a type adds null to what the others say.</summary>
    public bool AddsNull { get; set; }

    /// <summary>The patterns, all of which hold.</summary>
    public SortedSet<string> Patterns { get; } = new(StringComparer.Ordinal);

    /// <summary>The constraints by name, as canonical JSON.</summary>
    public Dictionary<string, string> Constraints { get; } = new(StringComparer.Ordinal);

    /// <summary>Where each constraint stands, <c>type</c> and <c>nullable</c> among them.</summary>
    public Dictionary<string, DocumentNode> Origins { get; } = new(StringComparer.Ordinal);

    /// <summary>The properties by name; several schemas for one name all hold.</summary>
    public Dictionary<string, List<DocumentNode>> Properties { get; } = new(StringComparer.Ordinal);

    /// <summary>The schemas of properties by the pattern of their names.</summary>
    public Dictionary<string, List<DocumentNode>> PatternProperties { get; } = new(StringComparer.Ordinal);

    /// <summary>The names that have to be there.</summary>
    public Dictionary<string, DocumentNode> Required { get; } = new(StringComparer.Ordinal);

    /// <summary>The schemas of properties without a name here.</summary>
    public List<DocumentNode> AdditionalProperties { get; } = [];

    /// <summary>The schemas of items.</summary>
    public List<DocumentNode> Items { get; } = [];

    /// <summary>Each <c>oneOf</c> and <c>anyOf</c> that holds.</summary>
    public List<SchemaUnion> Unions { get; } = [];

    /// <summary>Each <c>not</c>.</summary>
    public List<DocumentNode> Not { get; } = [];

    /// <summary>The components whose references make up the whole.</summary>
    public List<string> References { get; } = [];

    /// <summary>The first description found.</summary>
    public string? Description { get; set; }

    /// <summary>Whether nothing was said that is more than a reference and notes on it.</summary>
    public bool IsReferenceOnly { get; set; } = true;

    /// <summary>Sets a constraint and where it stands.</summary>
    public void Set(string name, string value, DocumentNode origin)
    {
        Constraints[name] = value;
        Origins[name] = origin;
    }

    /// <summary>The constraint with where it stands.</summary>
    public Constraint ToConstraint(string name, string value) => new(name, value) { Origin = Origins.GetValueOrDefault(name) };

    /// <summary>The constraint's text, or null.</summary>
    public string? Find(string name) => Constraints.TryGetValue(name, out var value) ? value : null;
}
