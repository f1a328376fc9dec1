using Json.Schema;
using Microsoft.OpenApi;

namespace DryApi.Emulator.Documents;

/// <summary>A body of one media type, that an operation takes or responds with.</summary>
internal sealed class Content(ServiceDocument document, string mediaType, IOpenApiSchema schema, string pointer) : IJudged
{
    private readonly Lazy<JsonSchema> _validator = new(() => document.SchemaAt(pointer));

    /// <summary>Its media type, such as <c>multipart/form-data</c>.</summary>
    public string MediaType => mediaType;

    /// <inheritdoc/>
    public IOpenApiSchema Schema => schema;

    /// <inheritdoc/>
    public ServiceDocument Document => document;

    /// <inheritdoc/>
    public string Pointer => pointer;

    /// <inheritdoc/>
    public JsonSchema Validator => _validator.Value;
}
