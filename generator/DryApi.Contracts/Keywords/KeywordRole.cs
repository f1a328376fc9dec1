namespace DryApi.Contracts;

/// <summary>What a keyword is there for.</summary>
internal enum KeywordRole
{
    /// <summary>It says which values are allowed.</summary>
    Allows,

    /// <summary>It says something about the place, and may stand beside a reference.</summary>
    Notes,

    /// <summary>It names things, or tells them apart.</summary>
    Names,
}
