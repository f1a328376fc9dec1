using System.Text.Json.Nodes;
using DryApi.Emulator.Documents;
using Microsoft.OpenApi;

namespace DryApi.Emulator.Handlers;

/// <summary>Responds to what only a newer document knows: with its example, or with the least that its schema allows.</summary>
internal sealed class ExampleHandler : IOperationHandler
{
    private const int MaxDepth = 6;

    /// <inheritdoc/>
    public JsonNode Respond(Call call) => call.Operation.Success is { } schema && Example(schema, 0) is { } example ? example : new JsonObject();

    private static JsonNode? Example(IOpenApiSchema schema, int depth)
    {
        if ((schema.Examples?.FirstOrDefault() ?? schema.Default ?? schema.Enum?.FirstOrDefault()) is { } said)
        {
            return said.DeepClone();
        }

        var types = schema.Types();
        if (depth >= MaxDepth)
        {
            return null;
        }

        return types.HasFlag(JsonSchemaType.Object) || schema.PropertyNames().Any() ? new JsonObject(schema.PropertyNames().Select(name => KeyValuePair.Create(name, Example(schema.PropertyNamed(name)!, depth + 1))).Where(each => each.Value is not null))
            : types.HasFlag(JsonSchemaType.Array) ? new JsonArray([.. Enumerable.Repeat(schema.ItemSchema(), schema.MinItems ?? 1).OfType<IOpenApiSchema>().Select(item => Example(item, depth + 1))])
            : types.HasFlag(JsonSchemaType.String) ? JsonValue.Create(Text(schema))
            : types.HasFlag(JsonSchemaType.Integer) || types.HasFlag(JsonSchemaType.Number) ? JsonNode.Parse(schema.Minimum ?? "0")
            : types.HasFlag(JsonSchemaType.Boolean) ? JsonValue.Create(true)
            : null;
    }

    private static string Text(IOpenApiSchema schema) => schema.Format switch
    {
        "date-time" => "2026-01-01T00:00:00Z",
        "date" => "2026-01-01",
        "uuid" => "00000000-0000-4000-8000-000000000000",
        "uri" or "url" => "https://example.com/",
        _ => "text".PadRight(Math.Min(schema.MinLength ?? 0, 1000), 't')[..Math.Clamp(schema.MaxLength ?? int.MaxValue, 0, Math.Max(4, Math.Min(schema.MinLength ?? 0, 1000)))],
    };
}
