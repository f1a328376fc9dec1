namespace DryApi.Contracts;

/// <summary>How a value is held in C#, read and written.</summary>
public enum TypeKind
{
    /// <summary><c>string</c>.</summary>
    String,

    /// <summary><c>bool</c>.</summary>
    Boolean,

    /// <summary><c>int</c>.</summary>
    Int32,

    /// <summary><c>long</c>: every integer without a format.</summary>
    Int64,

    /// <summary><c>double</c>.</summary>
    Double,

    /// <summary><c>decimal</c>: a number of the format <c>decimal</c>, such as an amount of money.</summary>
    Decimal,

    /// <summary><c>System.DateTimeOffset</c>.</summary>
    DateTimeOffset,

    /// <summary><c>System.Text.Json.JsonElement</c>: what has no fixed shape, dictionaries and lists of lists among it.</summary>
    Json,

    /// <summary><c>FileContent</c>.</summary>
    File,

    /// <summary><c>byte[]</c>: an answer that is the content of a file.</summary>
    Bytes,

    /// <summary>A class with properties.</summary>
    Model,

    /// <summary>A string that may have values that nobody knows yet.</summary>
    OpenEnum,

    /// <summary>One of several types.</summary>
    Union,

    /// <summary>A list of one type.</summary>
    List,
}
