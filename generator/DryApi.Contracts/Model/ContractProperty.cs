namespace DryApi.Contracts;

/// <summary>A property of a schema.</summary>
public sealed class ContractProperty
{
    /// <summary>Its name on the wire.</summary>
    public required string Name { get; init; }

    /// <summary>Its type and constraints, <c>required</c> among them.</summary>
    public required SchemaExpression Type { get; init; }

    /// <summary>What the document says of it; not part of the contract's text.</summary>
    public string? Description { get; init; }

    /// <summary>The line of the contract's text that it was read from, counted from 1; 0 when it was not read from one.</summary>
    public int Line { get; init; }

    /// <summary>Where it stands; null when it was made in memory.</summary>
    public IOrigin? Origin { get; init; }

    /// <summary>Whether it has to be there.</summary>
    public bool IsRequired => Type.Has("required");

    /// <summary>The property as its line in the contract.</summary>
    public override string ToString() => ExpressionText.WriteName(Name) + ": " + Type;
}
