using Json.Schema;
using Microsoft.OpenApi;

namespace DryApi.Emulator.Documents;

/// <summary>A part of a request that has a schema.</summary>
internal interface IJudged
{
    /// <summary>The schema, as the library for documents reads it.</summary>
    IOpenApiSchema Schema { get; }

    /// <summary>The document that the schema stands in.</summary>
    ServiceDocument Document { get; }

    /// <summary>Where in it.</summary>
    string Pointer { get; }

    /// <summary>What judges a value by it.</summary>
    JsonSchema Validator { get; }
}
