using System.ComponentModel;

namespace DryApi.Serialization;

/// <summary>How a parameter is written that is no plain value.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum ParameterStyle
{
    /// <summary>Commas stand between the items of a list, and between the names and values of an object.</summary>
    Simple,

    /// <summary>As before, with <c>=</c> between a name and its value.</summary>
    Pairs,

    /// <summary>Each item of a list is a parameter of that name.</summary>
    Form,

    /// <summary>Each property of an object is a parameter; each item of a list is one of that name.</summary>
    Values,

    /// <summary>Bars stand between the items of a list.</summary>
    Pipes,

    /// <summary>Blanks stand between the items of a list.</summary>
    Spaces,

    /// <summary>Each property of an object is a parameter, with its name in brackets.</summary>
    Deep,

    /// <summary>JSON.</summary>
    Json,
}
