namespace DryApi.Contracts;

/// <summary>What a change means on the wire.</summary>
public enum Severity
{
    /// <summary>Callers go on as before.</summary>
    Info,

    /// <summary>Some callers may have to look at it.</summary>
    Warning,

    /// <summary>Callers that keep to the old contract can fail.</summary>
    Breaking,
}
