namespace DryApi.Contracts;

/// <summary>A string with known values.</summary>
/// <param name="Name">Its name in C#.</param>
/// <param name="Values">The known values.</param>
public sealed record SurfaceEnum(string Name, IReadOnlyList<string> Values)
{
    /// <summary>What every enumeration has besides its values.</summary>
    private static readonly HashSet<string> Taken = new(StringComparer.Ordinal)
    {
        "Value", "KnownValues", "IsKnown", "Create", "Parse", "TryParse", "Equals", "GetHashCode", "GetType", "ToString", "MemberwiseClone", "Finalize", "ReferenceEquals",
    };

    /// <summary>
    /// Gets the values that have a name of their own. One without a letter or digit has none, nor do several that would share one:
    /// they are known values all the same.
    /// </summary>
    public IEnumerable<(string Name, string Value)> Members => Values
        .Select(value => (Name: CSharpName.Pascal(value), Value: value))
        .GroupBy(member => member.Name, StringComparer.Ordinal)
        .Where(group => group.Count() == 1 && CSharpName.IsIdentifier(group.Key) && group.Key != Name && !Taken.Contains(group.Key))
        .Select(group => group.First());
}
