namespace DryApi.Contracts;

/// <summary>One member of a union.</summary>
/// <param name="Expression">How the union names it.</param>
/// <param name="Flat">What it is.</param>
internal sealed record Alternative(SchemaExpression Expression, FlatSchema Flat)
{
    public bool IsScalar => TypeRelation.IsScalar(Flat.Type.Kind);

    /// <summary>The names of its properties.</summary>
    public IEnumerable<string> Properties => Flat.Schema?.Properties.Select(p => p.Name) ?? [];
}
