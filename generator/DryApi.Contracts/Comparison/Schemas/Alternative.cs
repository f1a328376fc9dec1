namespace DryApi.Contracts;

/// <summary>One member of a union.</summary>
/// <param name="expression">How the union names it.</param>
/// <param name="flat">What it is.</param>
internal sealed class Alternative(SchemaExpression expression, FlatSchema flat)
{
    public SchemaExpression Expression { get; } = expression;

    public FlatSchema Flat { get; } = flat;

    public bool IsScalar => TypeRelation.IsScalar(Flat.Type.Kind);

    public bool IsObject => TypeRelation.IsObject(Flat.Type.Kind);

    /// <summary>The names of its properties.</summary>
    public IReadOnlyList<string> Properties { get; } = flat.Schema is { } schema ? [.. schema.Properties.Select(p => p.Name)] : [];
}
