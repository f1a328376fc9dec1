namespace DryApi.OpenApi.Prose;

/// <summary>What a limit in words is known by in another version of the document.</summary>
/// <param name="Operation">The operation, where the place is one of an operation; null where it is one of a schema.</param>
/// <param name="Place">The place, as the contract names it.</param>
/// <param name="Constraint">The constraint that would say the same.</param>
/// <param name="Value">Its value by the words.</param>
/// <param name="Actual">Its value by the schema; null when it has none.</param>
internal sealed record ProseKey(string? Operation, string Place, string Constraint, string Value, string? Actual)
{
    /// <summary>One for each operation, or one for the schema.</summary>
    public static IEnumerable<ProseKey> Of(ProseContradiction found) =>
        Of(found.Place.Text, found.Constraint, found.Value, found.Actual?.Value, () => found.Place.Operations);

    /// <inheritdoc cref="Of(ProseContradiction)"/>
    public static IEnumerable<ProseKey> Of(ProseFinding found) => Of(found.Place, found.Constraint, found.Value, found.Actual, () => found.Operations);

    private static IEnumerable<ProseKey> Of(string place, string constraint, string value, string? actual, Func<IReadOnlyList<string>> operations) =>
        place.Contains(' ') || place == "body"
            ? operations().Select(operation => new ProseKey(operation, place, constraint, value, actual))
            : [new ProseKey(null, place, constraint, value, actual)];
}
