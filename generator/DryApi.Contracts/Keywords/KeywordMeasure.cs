namespace DryApi.Contracts;

/// <summary>What of a value is held against the number of a keyword.</summary>
internal enum KeywordMeasure
{
    /// <summary>Nothing, or nothing that the value alone tells.</summary>
    None,

    /// <summary>The number itself.</summary>
    Value,

    /// <summary>The code points of a string.</summary>
    Length,

    /// <summary>The items of an array.</summary>
    Items,

    /// <summary>The properties of an object.</summary>
    Properties,
}
