namespace DryApi.Contracts;

/// <summary>A class that callers name, and what takes its place.</summary>
public sealed class MigratedType
{
    /// <summary>The class that callers name.</summary>
    public required SurfaceModel Old { get; init; }

    /// <summary>What takes its place: one class, or several of which a caller takes one, the one with most of its fields first.</summary>
    public required IReadOnlyList<MigratedModel> Candidates { get; init; }

    /// <summary>Whether callers send it.</summary>
    public required bool IsSent { get; init; }

    /// <summary>The class with most of its fields.</summary>
    public MigratedModel Best => Candidates[0];

    /// <summary>Whether callers change nothing.</summary>
    public bool IsSame => Best.New.Name == Old.Name && Best.HasSameFields;
}
