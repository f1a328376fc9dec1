namespace DryApi.OpenApi.Documents;

/// <summary>What the names of an object are, and so whether <c>$ref</c> among them is a reference.</summary>
internal enum ReferenceRole : byte
{
    /// <summary>An object of OpenAPI or JSON Schema: its names are keywords.</summary>
    Keywords,

    /// <summary>A map: its names were chosen by the author, its values are objects with keywords.</summary>
    Map,

    /// <summary>A map that may also carry extensions.</summary>
    ExtensibleMap,

    /// <summary>The components object: each keyword has a map.</summary>
    Components,

    /// <summary>A map of Callback Objects.</summary>
    CallbackMap,

    /// <summary>A Callback Object: its names are expressions, its values path items.</summary>
    Callback,

    /// <summary>A map of Example Objects.</summary>
    ExampleMap,

    /// <summary>An Example Object: its <c>value</c> is data.</summary>
    Example,

    /// <summary>A map of Link Objects.</summary>
    LinkMap,

    /// <summary>A Link Object: its <c>parameters</c> and <c>requestBody</c> are data.</summary>
    Link,

    /// <summary>Data, in which nothing is a reference.</summary>
    Data,
}
