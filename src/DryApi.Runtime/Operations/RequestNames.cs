namespace DryApi.Operations;

/// <summary>Which names the values of a request may have.</summary>
internal enum RequestNames
{
    /// <summary>Those of the wire and those of C#; others are errors.</summary>
    WireAndCSharp,

    /// <summary>Those of the wire; others are errors.</summary>
    Wire,

    /// <summary>Those of the wire; others are kept, for the service may know them.</summary>
    WireAndUnknown,
}
