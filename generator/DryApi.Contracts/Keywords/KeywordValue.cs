namespace DryApi.Contracts;

/// <summary>What kind of value a keyword has.</summary>
internal enum KeywordValue
{
    /// <summary>Whatever JSON can say.</summary>
    Json,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A number of 0 or more.</summary>
    Count,

    /// <summary>A number; in documents of 3.0 a flag beside one.</summary>
    NumberOrFlag,

    /// <summary>True or false; the contract writes the name alone.</summary>
    Flag,

    /// <summary>A string.</summary>
    Text,

    /// <summary>A set of strings.</summary>
    Texts,

    /// <summary>A list.</summary>
    List,

    /// <summary>Lists of strings by name.</summary>
    TextsByName,

    /// <summary>A schema.</summary>
    Schema,

    /// <summary>A list of schemas.</summary>
    Schemas,

    /// <summary>Schemas by name.</summary>
    SchemasByName,
}
