using System.Globalization;

namespace DryApi.Contracts;

/// <summary>One member of a union, or one part of a group.</summary>
/// <param name="expression">How the union names it.</param>
/// <param name="flat">What it is.</param>
/// <param name="meaning">Says what types of its contract say.</param>
internal sealed class Alternative(SchemaExpression expression, FlatSchema flat, SchemaMeaning meaning)
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

    /// <summary>Whether it is a union itself, whose members could stand in its place.</summary>
    public bool IsUnion => Flat.Type.Kind is SchemaKind.OneOf or SchemaKind.AnyOf && Flat.Type.Constraints.All(constraint => constraint.Name == "nullable");

    /// <summary>What it says, whatever it is called, as a key.</summary>
    public string Meaning(int depth = SchemaMeaning.Whole) => meaning.Of(Flat, depth).ToString(CultureInfo.InvariantCulture);

    /// <summary>The condition (<c>if</c>) of it, whatever follows from that, as a key; null where it has none.</summary>
    public string? ConditionMeaning() =>
        Flat.Type.Find("if") is { } condition ? meaning.Of(KeywordSchemas.Of(condition)[0].Value, SchemaMeaning.Whole).ToString(CultureInfo.InvariantCulture) : null;

    /// <summary>What each of its properties says, by name.</summary>
    public Dictionary<string, long> PropertyMeanings() =>
        Flat.Schema!.Properties.ToDictionary(property => property.Name, property => meaning.Of(property.Type, SchemaMeaning.Near), StringComparer.Ordinal);

    private static string TagOf(ContractSchema schema) => string.Join("\n", schema.Properties
        .Where(p => p.Type["enum"] is { } values && JsonText.Items(values).Count == 1)
        .Select(p => JsonText.Quote(p.Name) + p.Type["enum"]));
}
