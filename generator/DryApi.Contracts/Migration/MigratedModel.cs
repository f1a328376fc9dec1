namespace DryApi.Contracts;

/// <summary>A class that takes the place of another one, with all fields of both.</summary>
public sealed class MigratedModel
{
    /// <summary>The class that takes its place.</summary>
    public required SurfaceModel New { get; init; }

    /// <summary>Its fields: those of the old class in their order, then those that are new.</summary>
    public required IReadOnlyList<MigratedField> Fields { get; init; }

    /// <summary>What of the rules of the whole is another one.</summary>
    public IReadOnlyList<Change> Changes { get; init; } = [];

    /// <summary>Whether nothing has to be told of its fields.</summary>
    public bool HasSameFields => Changes.Count == 0 && Fields.All(each => each.IsSame);
}
