namespace DryApi.Contracts;

/// <summary>What became of a field: of a property of a class, or of a parameter in a query, a header or a cookie.</summary>
public sealed class MigratedField
{
    /// <summary>The field that callers have; null where it is new.</summary>
    public SurfaceProperty? Old { get; init; }

    /// <summary>The field that takes its place; null where none does.</summary>
    public SurfaceProperty? New { get; init; }

    /// <summary>The new field in which <see cref="New"/> stands now; null where it stands in the class itself.</summary>
    public SurfaceProperty? Within { get; init; }

    /// <summary>What of its values is another one, type and presence left out.</summary>
    public IReadOnlyList<Change> Changes { get; init; } = [];

    /// <summary>Whether C# has another type for it; a class that another class takes the place of is none, for that is told of the class.</summary>
    public bool HasOtherType { get; init; }

    /// <summary>Whether it has another name.</summary>
    public bool IsRenamed => Old is not null && New is not null && Old.Name != New.Name;

    /// <summary>Whether nothing of it has to be told.</summary>
    public bool IsSame => Old is not null && New is not null && Within is null && Old.Name == New.Name && !HasOtherType && Old.IsRequired == New.IsRequired && Changes.Count == 0;
}
