using Json.Schema;
using Microsoft.OpenApi;

namespace DryApi.Emulator.Documents;

/// <summary>A body that an operation takes.</summary>
internal sealed class RequestBody(ServiceDocument document, string mediaType, IOpenApiSchema schema, string pointer) : IJudged
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
