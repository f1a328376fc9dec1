namespace DryApi.OpenApi.Prose;

/// <summary>What a piece of a description is.</summary>
internal enum ProseTokenKind
{
    /// <summary>Nothing: what stands before the first and behind the last piece.</summary>
    None,

    /// <summary>A word, also one with digits or hyphens in it: <c>sha256</c>, <c>model-specific</c>.</summary>
    Word,

    /// <summary>A name from the document rather than a word: <c>max_images</c>, <c>images[]</c>, <c>options.size</c>.</summary>
    Name,

    /// <summary>A plain number.</summary>
    Number,

    /// <summary>What stands between backticks or quotes.</summary>
    Quoted,

    /// <summary>An address, a date, a version, a ratio: nothing in it is read.</summary>
    Opaque,

    /// <summary>A single sign.</summary>
    Mark,

    /// <summary>The end of a sentence.</summary>
    End,
}
