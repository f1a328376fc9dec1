namespace DryApi.OpenApi.Prose;

/// <summary>What a number in a description counts.</summary>
internal enum ProseUnit
{
    /// <summary>Nothing: it is the value itself.</summary>
    None,
    Characters,
    Items,
    Bytes,
    Seconds,
    Tokens,

    /// <summary>A length of which the words do not say what it counts.</summary>
    Length,
}
