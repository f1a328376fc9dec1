namespace DryApi;

/// <summary>What kind of value a parameter of an operation has.</summary>
public enum ParameterType
{
    /// <summary>Any JSON.</summary>
    Any,

    /// <summary>A string.</summary>
    String,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>A whole number.</summary>
    Integer,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A file.</summary>
    File,

    /// <summary>A list.</summary>
    Array,

    /// <summary>An object.</summary>
    Object,
}
