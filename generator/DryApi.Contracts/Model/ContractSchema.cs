namespace DryApi.Contracts;

/// <summary>A schema with a name: a component, or an inline object named after where it stands.</summary>
public sealed class ContractSchema
{
    /// <summary>The component's name, or one derived from the place.</summary>
    public required string Name { get; init; }

    /// <summary>The type and constraints of the whole.</summary>
    public required SchemaExpression Type { get; init; }

    /// <summary>The properties of an object, sorted by name.</summary>
    public List<ContractProperty> Properties { get; init; } = [];

    /// <summary>The type of properties that have no name here; null when they are free or forbidden (<c>additionalProperties=false</c>).</summary>
    public SchemaExpression? AdditionalProperties { get; init; }

    /// <summary>Types of properties by pattern of their names, sorted.</summary>
    public List<ContractProperty> PatternProperties { get; init; } = [];

    /// <summary>What the document says of it; not part of the contract's text.</summary>
    public string? Description { get; init; }

    /// <summary>The line of the contract's text that it was read from, counted from 1; 0 when it was not read from one.</summary>
    public int Line { get; init; }

    /// <summary>Where it stands; null when it was made in memory.</summary>
    public IOrigin? Origin { get; init; }

    /// <summary>Whether others took over what it says (<c>allOf</c>); not part of the contract's text.</summary>
    internal bool IsMerged { get; set; }

    /// <summary>Whether both are written with the same words.</summary>
    internal bool SaysTheSameAs(ContractSchema other) =>
        Name == other.Name && Type.SaysTheSameAs(other.Type) && AreTheSame(Properties, other.Properties) && AreTheSame(PatternProperties, other.PatternProperties)
        && (AdditionalProperties is { } others && other.AdditionalProperties is { } othersThere ? others.SaysTheSameAs(othersThere) : AdditionalProperties is null && other.AdditionalProperties is null);

    private static bool AreTheSame(List<ContractProperty> properties, List<ContractProperty> others)
    {
        var areSame = properties.Count == others.Count;
        for (var i = 0; areSame && i < properties.Count; i++)
        {
            areSame = properties[i].Name == others[i].Name && properties[i].Type.SaysTheSameAs(others[i].Type);
        }

        return areSame;
    }

    /// <summary>The line of the contract that says its name and its type.</summary>
    public override string ToString() => "schema " + ExpressionText.WriteName(Name) + ": " + Type;

    /// <summary>The property of that name, or null.</summary>
    public ContractProperty? FindProperty(string name) => Properties.Find(p => p.Name == name);
}
