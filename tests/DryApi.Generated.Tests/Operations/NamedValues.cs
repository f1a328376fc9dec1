namespace DryApi.Generated.Tests.Operations;

/// <summary>How the values of a call are given by name.</summary>
public enum NamedValues
{
    /// <summary>As JSON, by the names on the wire.</summary>
    Json,

    /// <summary>As objects of .NET, by the names in C#.</summary>
    Objects,

    /// <summary>As texts of a command line.</summary>
    Texts,
}
