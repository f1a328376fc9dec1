namespace DryApi.Contracts;

/// <summary>A fact that narrows a type: <c>maxLength=2048</c>, <c>nullable</c>.</summary>
/// <param name="Name">The keyword of JSON Schema or OpenAPI, or a word of the overlay's vocabulary without its <c>x-</c>.</param>
/// <param name="Value">The value as canonical JSON text; <c>true</c> for a flag.</param>
public sealed record Constraint(string Name, string Value)
{
    /// <summary>Where it stands; no part of what is equal.</summary>
    public IOrigin? Origin { get; init; }

    /// <summary>Whether both say the same, wherever they stand.</summary>
    public bool Equals(Constraint? other) => other is not null && Name == other.Name && Value == other.Value;

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Name) ^ StringComparer.Ordinal.GetHashCode(Value);

    /// <summary>The constraint as the contract prints it: flags are their name alone.</summary>
    public override string ToString() => ExpressionText.WriteName(Name) + (Value == "true" ? "" : "=" + Value);
}
