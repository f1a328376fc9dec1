namespace DryApi;

/// <summary>Where a parameter of an operation goes.</summary>
public enum ParameterLocation
{
    /// <summary>A part of the path.</summary>
    Path,

    /// <summary>A parameter in the query of the URL.</summary>
    Query,

    /// <summary>A property of the body, or a field or file of a form.</summary>
    Body,
}
