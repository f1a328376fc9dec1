namespace DryApi.OpenApi.Drift;

/// <summary>What fails a build.</summary>
internal enum FailOn
{
    /// <summary>Changes that callers can fail on.</summary>
    Breaking,

    /// <summary>Those, and changes that somebody has to look at.</summary>
    Warning,

    /// <summary>Every change.</summary>
    Any,

    /// <summary>None.</summary>
    None,
}
