using Json.Schema;
using Microsoft.OpenApi;

namespace DryApi.Emulator.Documents;

/// <summary>A parameter of an operation.</summary>
internal sealed class Parameter(ServiceDocument document, IOpenApiParameter parameter, string pointer) : IJudged
{
    private readonly Lazy<JsonSchema> _validator = new(() => document.SchemaAt(pointer));

    /// <summary>Its name on the wire.</summary>
    public string Name { get; } = parameter.Name ?? "";

    /// <summary>Where it stands.</summary>
    public ParameterLocation? In { get; } = parameter.In;

    /// <summary>Whether a request has to have it.</summary>
    public bool IsRequired { get; } = parameter.Required;

    /// <inheritdoc/>
    public IOpenApiSchema Schema { get; } = parameter.Schema ?? new OpenApiSchema();

    /// <inheritdoc/>
    public ServiceDocument Document => document;

    /// <inheritdoc/>
    public string Pointer => pointer;

    /// <inheritdoc/>
    public JsonSchema Validator => _validator.Value;
}
