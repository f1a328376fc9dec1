namespace DryApi.Contracts;

/// <summary>What became of a type, a member or a call of the SDK.</summary>
/// <param name="member">The type or member, as the new surface calls it.</param>
/// <param name="text">What happens to it, in a clause; null when its declaration stays.</param>
/// <param name="isBreaking">Whether code that uses it stops compiling.</param>
internal sealed class SurfaceChange(string member, string? text = null, bool isBreaking = false)
{
    public string Member { get; } = member;

    public string? Text { get; set; } = text;

    public bool IsBreaking { get; } = isBreaking;

    /// <summary>The C# that calls it, of an operation that is new; null otherwise.</summary>
    public string? Call { get; init; }

    /// <summary>The rule that calls it what it is, where no change of the contract does.</summary>
    public DriftRule? Rule { get; init; }

    /// <summary>What it is called in a list of changes.</summary>
    public string Subject { get; init; } = "";

    /// <summary>The fact's name, where old and new do not say it.</summary>
    public string? Fact { get; init; }

    /// <summary>What the old surface has; null where it has none.</summary>
    public string? Old { get; init; }

    /// <summary>What the new surface has; null where it has none.</summary>
    public string? New { get; init; }

    /// <summary>Where the contract says it.</summary>
    public IOrigin? Origin { get; init; }

    /// <summary>The operation that leads to it; null where none does.</summary>
    public string? Operation { get; init; }

    /// <summary>The name that went, where the new type could keep it.</summary>
    public TypeRename? Rename { get; init; }

    /// <summary>Whether a change of the contract says why.</summary>
    public bool IsExplained { get; set; }
}
