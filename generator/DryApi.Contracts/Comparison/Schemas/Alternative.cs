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

    /// <summary>
    /// What tells it apart whatever it is called: the properties that have one value each, with those values; null when it has none.
    /// </summary>
    public string? Tag { get; } = flat.Schema is { } tagged && TagOf(tagged) is { Length: > 0 } tag ? tag : null;

    private static string TagOf(ContractSchema schema) => string.Join("\n", schema.Properties
        .Where(p => p.Type["enum"] is { } values && JsonText.Items(values).Count == 1)
        .Select(p => JsonText.Quote(p.Name) + p.Type["enum"]));
}
