using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using NJsonSchema;
using NSwag;

namespace DryApi.Emulator.Tests.Documents;

/// <summary>The documents as NSwag reads them.</summary>
internal static class SecondReading
{
    private static readonly ConcurrentDictionary<string, Task<OpenApiDocument>> Documents = new();

    /// <summary>The schema of an operation's success.</summary>
    public static async Task<JsonSchema> SuccessAsync(DocumentedOperation operation) =>
        (await FindAsync(operation)).ActualResponses.First(each => each.Key.StartsWith('2')).Value.Content["application/json"].Schema!.ActualSchema;

    /// <summary>The schema of an operation's body in JSON.</summary>
    public static async Task<JsonSchema> BodyAsync(DocumentedOperation operation) => (await FindAsync(operation)).ActualRequestBody!.Content["application/json"].Schema!.ActualSchema;

    private static async Task<OpenApiOperation> FindAsync(DocumentedOperation operation)
    {
        var document = await Documents.GetOrAdd(operation.Version, _ => OpenApiDocument.FromJsonAsync(WithoutRequiredOfTexts(operation.Document)));
        return document.Paths[operation.Path].Single(each => each.Key.Equals(operation.Method, StringComparison.OrdinalIgnoreCase)).Value;
    }

    /// <summary>Both documents have a text that requires properties, which says nothing of a text; NJsonSchema asks it for them.</summary>
    private static string WithoutRequiredOfTexts(JsonNode document)
    {
        var copy = document.DeepClone();
        Visit(copy);
        return copy.ToJsonString();

        static void Visit(JsonNode? node)
        {
            if (node is JsonObject members)
            {
                if (members["type"] is JsonValue type && type.ToString() == "string" && members["required"] is JsonArray)
                {
                    members.Remove("required");
                }

                members.Select(member => member.Value).ToList().ForEach(Visit);
            }
            else if (node is JsonArray items)
            {
                items.ToList().ForEach(Visit);
            }
        }
    }
}
