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

    /// <summary>Gets whether the type is there already, in the namespace of the code or in one around it, so that none is made.</summary>
    public bool IsExternal { get; init; }

    /// <summary>Gets the values with their names.</summary>
    public IEnumerable<(string Name, string Value)> Members
    {
        get
        {
            var names = ScopeNames.Of(Values.Select(value => (value, value, (string?)null)), name => name == Name || Taken.Contains(name), "Value");
            return Values.Select(value => (names[value], value));
        }
    }
}
