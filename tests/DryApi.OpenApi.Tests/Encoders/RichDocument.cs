using System.Text.Json.Nodes;

namespace DryApi.OpenApi.Tests.Encoders;

/// <summary>A document with every kind of place that a text can stand in, found by walking it.</summary>
internal static class RichDocument
{
    /// <summary>Objects whose names the document chooses.</summary>
    private static readonly HashSet<string> Maps = new(StringComparer.Ordinal)
    {
        "paths", "properties", "patternProperties", "schemas", "responses", "parameters", "requestBodies", "headers", "examples", "securitySchemes",
        "scopes", "content", "callbacks", "links", "variables", "mapping", "encoding", "example", "default", "x-notes",
    };

    public static string Text { get; } = """
        {
          "openapi": "3.0.3",
          "info": {
            "title": "Boats", "version": "1.0", "description": "Rents boats.", "termsOfService": "https://example.com/terms",
            "contact": { "name": "Harbor", "url": "https://example.com", "email": "harbor@example.com" }, "license": { "name": "MIT", "url": "https://example.com/mit" }
          },
          "externalDocs": { "description": "More", "url": "https://example.com/docs" },
          "servers": [ { "url": "https://{region}.example.com", "description": "Live", "variables": { "region": { "default": "eu", "enum": ["eu", "us"], "description": "Where" } } } ],
          "tags": [ { "name": "boats", "description": "All boats", "externalDocs": { "url": "https://example.com/boats" } } ],
          "security": [ { "key": [] } ],
          "paths": {
            "/boats/{name}": {
              "summary": "One boat", "description": "A boat by its name.",
              "parameters": [ { "name": "name", "in": "path", "required": true, "description": "Its name", "schema": { "type": "string" }, "example": "Ada" } ],
              "get": {
                "operationId": "getBoat", "summary": "Gets a boat", "description": "Max 20 characters.", "tags": ["boats"],
                "parameters": [
                  { "name": "color", "in": "query", "description": "Max 10 characters.", "schema": { "type": "string", "enum": ["red", "blue"], "default": "red" }, "examples": { "first": { "summary": "Red", "description": "As red", "value": "red" } } },
                  { "name": "X-Trace", "in": "header", "schema": { "type": "string", "pattern": "^[a-z]+$", "format": "uuid" } },
                  { "$ref": "#/components/parameters/page" }
                ],
                "responses": {
                  "200": { "description": "A boat.", "headers": { "X-Left": { "description": "Left", "schema": { "type": "integer" } } }, "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Boat" }, "example": { "name": "Ada" } } },
                    "links": { "next": { "operationId": "getBoat", "description": "The next", "parameters": { "name": "$response.body#/name" } } } },
                  "404": { "$ref": "#/components/responses/Missing" }
                },
                "x-notes": { "kept": "for us" }
              },
              "post": {
                "deprecated": true, "x-deprecated-reason": "Use put.", "externalDocs": { "description": "Deep", "url": "https://example.com/post" },
                "requestBody": { "description": "The boat", "required": true, "content": { "multipart/form-data": { "schema": { "type": "object", "properties": { "photo": { "type": "string", "format": "binary" } } }, "encoding": { "photo": { "contentType": "image/png" } } } } },
                "responses": { "204": { "description": "Done." } },
                "security": [ { "login": ["boats:write"] } ],
                "callbacks": { "done": { "{$request.body#/url}": { "post": { "responses": { "200": { "description": "Taken." } } } } } }
              }
            }
          },
          "components": {
            "schemas": {
              "Boat": {
                "title": "A boat", "description": "Floats.", "type": "object", "required": ["name"],
                "properties": {
                  "name": { "type": "string", "title": "Name", "description": "Max 20 characters.", "example": "Ada", "maxLength": 20 },
                  "kind": { "type": "string", "enum": ["sail", "motor"], "default": "sail", "description": "One of: sail, motor." },
                  "parts": { "type": "array", "items": { "$ref": "#/components/schemas/Part" } },
                  "owner": { "oneOf": [ { "$ref": "#/components/schemas/Part" }, { "type": "string", "description": "A name" } ] },
                  "more": { "type": "object", "additionalProperties": { "type": "string", "description": "Anything" } },
                  "free": { "type": "object", "default": { "deep": "value" }, "example": { "deep": "value" } }
                },
                "externalDocs": { "description": "Boats", "url": "https://example.com/boat" }
              },
              "Part": { "type": "object", "properties": { "type": { "type": "string" }, "weight": { "type": "number", "description": "Between 1 and 5." } }, "discriminator": { "propertyName": "type", "mapping": { "mast": "#/components/schemas/Part" } } }
            },
            "parameters": { "page": { "name": "page", "in": "query", "description": "Page", "schema": { "type": "integer" } } },
            "responses": { "Missing": { "description": "None.", "content": { "application/problem+json": { "schema": { "type": "object", "properties": { "title": { "type": "string" } } } } } } },
            "securitySchemes": {
              "key": { "type": "http", "scheme": "bearer", "bearerFormat": "JWT", "description": "A key" },
              "login": { "type": "oauth2", "description": "A login", "flows": { "clientCredentials": { "tokenUrl": "https://example.com/token", "scopes": { "boats:write": "Changes boats" } } } }
            }
          }
        }
        """;

    /// <summary>The places, as <c>value /pointer</c> for a text and <c>name /pointer</c> for a name that the document chose.</summary>
    public static IReadOnlyList<Position> Positions { get; } = [.. Walk(JsonNode.Parse(Text)!, [])];

    /// <summary>The document with another text in a place.</summary>
    public static string With(Position position, string text)
    {
        var root = JsonNode.Parse(Text)!;
        var parent = position.Path[..^1].Aggregate(root, (node, step) => node is JsonArray array ? array[int.Parse(step, System.Globalization.CultureInfo.InvariantCulture)]! : node[step]!);
        var last = position.Path[^1];
        if (!position.IsName)
        {
            if (parent is JsonArray list)
            {
                list[int.Parse(last, System.Globalization.CultureInfo.InvariantCulture)] = text;
            }
            else
            {
                parent[last] = text;
            }

            return root.ToJsonString();
        }

        var map = parent.AsObject();
        var entries = map.Select(entry => (Name: entry.Key == last ? text : entry.Key, entry.Value)).ToList();
        map.Clear();
        foreach (var (name, value) in entries)
        {
            map[name] = value;
        }

        return root.ToJsonString();
    }

    private static IEnumerable<Position> Walk(JsonNode node, string[] path)
    {
        var (children, isMap) = node switch
        {
            JsonObject map => (map.Select(entry => (entry.Key, entry.Value)), path.Length > 0 && Maps.Contains(path[^1])),
            JsonArray list => (list.Select((item, index) => (Key: index.ToString(System.Globalization.CultureInfo.InvariantCulture), Value: item)), false),
            _ => ([], false),
        };
        foreach (var (key, value) in children)
        {
            string[] inner = [.. path, key];
            if (isMap)
            {
                yield return new Position(inner, IsName: true);
            }

            if (value is JsonValue text && text.TryGetValue<string>(out _))
            {
                yield return new Position(inner, IsName: false);
            }

            foreach (var position in Walk(value!, inner))
            {
                yield return position;
            }
        }
    }
}
