namespace DryApi.Contracts;

/// <summary>A value that is one of several types.</summary>
public sealed class SurfaceUnion
{
    /// <summary>Its name in C#.</summary>
    public required string Name { get; init; }

    /// <summary>The types it can be, in the contract's order.</summary>
    public required IReadOnlyList<SurfaceUnionMember> Members { get; set; }

    /// <summary>Its expression in the contract.</summary>
    public required SchemaExpression Expression { get; init; }

    /// <summary>Whether it stands for one value that is no object: a list, a text, any JSON.</summary>
    public bool IsWrapper { get; init; }

    /// <summary>Whether callers send it.</summary>
    public bool IsSent { get; set; }

    /// <summary>Whether callers receive it.</summary>
    public bool IsReceived { get; set; }

    /// <summary>Whether it is the body of a form.</summary>
    public bool IsForm { get; set; }
}
