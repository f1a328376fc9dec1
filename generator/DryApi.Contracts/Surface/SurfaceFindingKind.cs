namespace DryApi.Contracts;

/// <summary>What kind of a finding it is.</summary>
public enum SurfaceFindingKind
{
    /// <summary>A body of a media type that is passed on as it is, or not at all.</summary>
    MediaType,

    /// <summary>A call, or a part of it, that has no C#.</summary>
    LeftOut,

    /// <summary>A type of which C# knows less than the contract.</summary>
    Simplified,

    /// <summary>A name that two things would have.</summary>
    Name,
}
