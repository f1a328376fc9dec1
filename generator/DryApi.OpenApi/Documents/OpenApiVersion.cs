namespace DryApi.OpenApi.Documents;

/// <summary>The versions of the specification, in their order.</summary>
public enum OpenApiVersion
{
    /// <summary>OpenAPI 3.0.</summary>
    V30,

    /// <summary>OpenAPI 3.1, whose schemas are those of JSON Schema 2020-12.</summary>
    V31,

    /// <summary>OpenAPI 3.2.</summary>
    V32,
}
