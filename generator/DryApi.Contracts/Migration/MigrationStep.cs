namespace DryApi.Contracts;

/// <summary>What became of one operation.</summary>
public sealed class MigrationStep
{
    /// <summary>The operation that callers call.</summary>
    public required ContractOperation Old { get; init; }

    /// <summary>The operation that takes its place; null where none does.</summary>
    public ContractOperation? New { get; init; }

    /// <summary>How callers reach the old one: <c>client.Txt2Img</c>. Null where it has no method.</summary>
    public string? OldAccess { get; init; }

    /// <summary>How callers reach the new one; null where it has no method.</summary>
    public string? NewAccess { get; init; }

    /// <summary>The method that calls the old one; null where it has none.</summary>
    public MigratedMethod? OldMethod { get; init; }

    /// <summary>The method that calls the new one; null where it has none.</summary>
    public MigratedMethod? NewMethod { get; init; }

    /// <summary>The calls: one for each class that the old one takes.</summary>
    public IReadOnlyList<MigratedCall> Calls { get; init; } = [];

    /// <summary>The classes that the call takes and returns, and those in them.</summary>
    public IReadOnlyList<MigratedType> Types { get; init; } = [];

    /// <summary>What else somebody has to look at.</summary>
    public IReadOnlyList<Change> Changes { get; init; } = [];

    /// <summary>Whether callers change nothing.</summary>
    public bool IsSame => New is { } successor && successor.ToString() == Old.ToString() && Calls.All(call => call.Old == call.New) && Types.All(type => type.IsSame) && Changes.Count == 0;
}
