using System.Text.Json.Nodes;

namespace DryApi.Tests;

/// <summary>What a service adds to its document on any day: none of it may break a build.</summary>
internal static class OrdinaryChanges
{
    /// <summary>Schemas that are called as types by hand, of the runtime and of the framework.</summary>
    public static readonly string[] Names = ["JobResult", "JobKind", "DryApiJob", "DryApiClient", "DryApiContract", "DryApiOperations", "WebhookEvent", "Action", "String", "Task", "ApiTransport", "ServiceException", "FileContent", "System"];

    private const string Note =
        """
        {
          "type": "object",
          "required": ["title", "sort"],
          "description": "One line\u2028and another, with \u0001 inside.",
          "properties": {
            "title": { "type": "string", "description": "A\u2028B\u0001C" },
            "sort": { "type": "string", "enum": ["name", "-name"] },
            "comparison": { "type": "string", "enum": ["<", ">"] },
            "confirmed": { "type": "string", "enum": ["да", "нет", "say \"hi\""] },
            "rules": { "type": "string", "pattern": "^a" },
            "System": { "type": "string", "pattern": "^b" },
            "amount": { "type": "number", "maximum": 1e400 }
          }
        }
        """;

    /// <summary>Makes all of them in a document of ours.</summary>
    public static void Apply(JsonNode document)
    {
        JsonNode Operation(string name) => document["paths"]!["/api/v1/client/" + name]!["post"]!;
        Operation("txt2img")["requestBody"]!["content"]!["application/json"]!["schema"]!["properties"]!["negative_prompt"]!["deprecated"] = true;
        Operation("img-rmbg")["deprecated"] = true;
        var schemas = document["components"]!["schemas"]!;
        var note = JsonNode.Parse(Note)!;
        foreach (var name in Names)
        {
            schemas[name] = JsonNode.Parse("""{"type":"object","properties":{"line":{"type":"string"}}}""");
            note["properties"]!["of_" + name] = JsonNode.Parse($$"""{"$ref":"#/components/schemas/{{name}}"}""");
        }

        schemas["Note"] = note;
        const string Sent = """{"$ref":"#/components/schemas/Note"}""";
        Add(document, "notes", "post", "application/json", Sent, body: Sent);
        Add(document, "notes", "get", "application/json", """{"type":"array","items":{"$ref":"#/components/schemas/Note"}}""");
        Add(document, "facts", "get", "application/json", "{}");
        Add(document, "picture", "get", "image/png", """{"type":"string","format":"binary"}""");
        Add(document, "request-status/{request_id}/logs", "get", "application/json", """{"type":"array","items":{"type":"string"}}""",
            """[{"name":"request_id","in":"path","required":true,"schema":{"type":"string"}}]""");
    }

    private static void Add(JsonNode document, string path, string method, string mediaType, string result, string parameters = "[]", string? body = null)
    {
        var operation = JsonNode.Parse("""{"responses":{"200":{"description":"It."}},"security":[{"bearerAuth":[]}]}""")!;
        operation["summary"] = "Of " + path;
        operation["parameters"] = JsonNode.Parse(parameters);
        operation["responses"]!["200"]!["content"] = new JsonObject { [mediaType] = new JsonObject { ["schema"] = JsonNode.Parse(result) } };
        if (body is not null)
        {
            operation["requestBody"] = new JsonObject { ["required"] = true, ["content"] = new JsonObject { ["application/json"] = new JsonObject { ["schema"] = JsonNode.Parse(body) } } };
        }

        var paths = document["paths"]!;
        (paths["/api/v1/client/" + path] ??= new JsonObject())[method] = operation;
    }
}
