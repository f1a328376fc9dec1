using System.Text.Json.Nodes;

namespace DryApi.Tests.Pairs;

/// <summary>Puts a fragment where a case says that it stands, in a whole document.</summary>
internal static class PairPlace
{
    /// <summary>Which ways a value in that place goes: sent, received, or both in turn.</summary>
    public static IReadOnlyList<string> DirectionsOf(string place) => place switch
    {
        "response" or "response body" or "response property" => ["response"],
        "property" or "body" or "webhook property" => ["request", "response"],
        "header" => ["response"],
        _ => ["request"],
    };

    public static JsonObject Complete(string place, string direction, JsonNode? fragment, JsonObject? schemas, string version)
    {
        var document = place == "document" ? fragment!.AsObject() : new JsonObject { [place == "webhooks" ? "webhooks" : "paths"] = PathsOf(place, direction, fragment) };
        document["openapi"] = version == "3.0" ? "3.0.3" : "3.1.0";
        document["info"] ??= new JsonObject { ["title"] = "Things", ["version"] = "1" };
        document["paths"] ??= new JsonObject();
        if (schemas is not null)
        {
            document["components"] ??= new JsonObject();
            document["components"]!["schemas"] = schemas;
        }

        return place == "webhook property" ? AsWebhook(document) : document;
    }

    private static JsonNode? PathsOf(string place, string direction, JsonNode? fragment) => place switch
    {
        "paths" or "webhooks" => fragment,
        "operation" => PathOf(fragment!.AsObject()),
        "parameter" => PathOf(new JsonObject { ["parameters"] = new JsonArray(new JsonObject { ["name"] = "p", ["in"] = "query", ["schema"] = fragment }) }),
        "parameters" => PathOf(new JsonObject { ["parameters"] = fragment }),
        "form" => PathOf(new JsonObject { ["requestBody"] = Content("multipart/form-data", ObjectWith(fragment)) }),
        "header" => PathOf(Response(new JsonObject { ["description"] = "", ["headers"] = new JsonObject { ["X-P"] = new JsonObject { ["schema"] = fragment } } })),
        "response" => PathOf(Response(fragment!.AsObject())),
        "body" or "request body" or "response body" => PathOf(Message(direction, fragment)),
        "property" or "request property" or "response property" => PathOf(Message(direction, ObjectWith(fragment))),

        // The service sends the body of a webhook: it is what its receiver gets.
        "webhook property" => PathOf(Message(direction == "request" ? "response" : "request", ObjectWith(fragment))),
        _ => throw new InvalidOperationException($"There is no place \"{place}\"."),
    };

    private static JsonObject AsWebhook(JsonObject document)
    {
        var path = document["paths"]!["/things"];
        document["paths"] = new JsonObject();
        document["webhooks"] = new JsonObject { ["things"] = path!.DeepClone() };
        return document;
    }

    private static JsonObject PathOf(JsonObject operation)
    {
        operation["responses"] ??= new JsonObject { ["204"] = new JsonObject { ["description"] = "" } };
        return new JsonObject { ["/things"] = new JsonObject { ["post"] = operation } };
    }

    private static JsonObject Message(string direction, JsonNode? schema) => direction == "request"
        ? new JsonObject { ["requestBody"] = Content("application/json", schema) }
        : Response(Content("application/json", schema));

    private static JsonObject Response(JsonObject answer)
    {
        answer["description"] = "";
        return new JsonObject { ["responses"] = new JsonObject { ["200"] = answer } };
    }

    private static JsonObject Content(string mediaType, JsonNode? schema) =>
        new() { ["content"] = new JsonObject { [mediaType] = new JsonObject { ["schema"] = schema } } };

    /// <summary>An object that has the schema as its property <c>p</c>; none where the fragment is null.</summary>
    private static JsonObject ObjectWith(JsonNode? schema)
    {
        var properties = new JsonObject { ["a"] = new JsonObject { ["type"] = "string" } };
        if (schema is not null)
        {
            properties["p"] = schema;
        }

        return new JsonObject { ["type"] = "object", ["properties"] = properties };
    }
}
