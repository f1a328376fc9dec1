namespace DryApi.Contracts;

/// <summary>A parameter in path, query, header or cookie.</summary>
public sealed class ContractParameter
{
    /// <summary><c>path</c>, <c>query</c>, <c>header</c> or <c>cookie</c>.</summary>
    public required string Location { get; init; }

    /// <summary>Its name on the wire.</summary>
    public required string Name { get; init; }

    /// <summary>Its type and constraints, <c>required</c>, <c>style</c> and <c>explode</c> among them.</summary>
    public required SchemaExpression Type { get; init; }

    /// <summary>What the document says of it; not part of the contract's text.</summary>
    public string? Description { get; init; }

    /// <summary>The line of the contract's text that it was read from, counted from 1; 0 when it was not read from one.</summary>
    public int Line { get; init; }

    /// <summary>Where it stands; null when it was made in memory.</summary>
    public IOrigin? Origin { get; init; }

    /// <summary>Whether it has to be there.</summary>
    public bool IsRequired => Type.Has("required");

    /// <summary>The parameter as its line in the contract.</summary>
    public override string ToString() => Location + " " + ExpressionText.WriteName(Name) + ": " + Type;
}
