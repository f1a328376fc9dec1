namespace DryApi.Contracts;

/// <summary>Which side of its number a keyword allows.</summary>
internal enum KeywordBound
{
    /// <summary>It is no bound.</summary>
    None,

    /// <summary>As much or less.</summary>
    Upper,

    /// <summary>As much or more.</summary>
    Lower,

    /// <summary>Less.</summary>
    ExclusiveUpper,

    /// <summary>More.</summary>
    ExclusiveLower,
}
