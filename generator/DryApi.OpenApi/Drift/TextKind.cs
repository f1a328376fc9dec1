namespace DryApi.OpenApi.Drift;

/// <summary>What the names of an object's properties are.</summary>
internal enum TextKind
{
    /// <summary>Keywords of OpenAPI or JSON Schema.</summary>
    Keywords,

    /// <summary>Names that the document chose; each value is an object of keywords.</summary>
    Names,

    /// <summary>Paths: names, of which the names of parameters do not count.</summary>
    Paths,

    /// <summary>Names of callbacks, with expressions that have path items.</summary>
    Callbacks,

    /// <summary>Names of examples.</summary>
    Examples,

    /// <summary>The keywords of one example.</summary>
    Example,

    /// <summary>Any names; each scalar is a text.</summary>
    Texts,
}
