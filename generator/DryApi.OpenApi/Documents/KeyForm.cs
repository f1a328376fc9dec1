namespace DryApi.OpenApi.Documents;

/// <summary>What form the value of a key has.</summary>
internal enum KeyForm : byte
{
    /// <summary>Any value: data, in which nothing is a key.</summary>
    Data,

    /// <summary>A string.</summary>
    Text,

    /// <summary>True or false.</summary>
    Flag,

    /// <summary>A list of strings.</summary>
    Texts,

    /// <summary>One object of a kind; a schema may be true or false.</summary>
    One,

    /// <summary>A list of objects of a kind.</summary>
    List,

    /// <summary>An object whose names the author chose, and whose values are objects of a kind.</summary>
    Map,

    /// <summary>What <see cref="Reading.SchemaShape"/> says of a keyword.</summary>
    Keyword,
}
