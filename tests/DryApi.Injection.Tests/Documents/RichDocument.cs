using System.Text.Json.Nodes;

namespace DryApi.Injection.Tests.Documents;

/// <summary>A document with a text in every place that OpenAPI has for one, and each construct that becomes code.</summary>
internal static class RichDocument
{
    /// <summary>OpenAPI 3.0.</summary>
    public static JsonObject In30 => JsonNode.Parse(
        """
        {
          "openapi": "3.0.3",
          "x-root": "root",
          "info": {
            "title": "Bakery", "description": "Bakes.", "x-note": "note", "termsOfService": "https://bakery.example/terms", "version": "1.2",
            "contact": { "x-note": "note", "name": "Baker", "url": "https://bakery.example/contact", "email": "baker@bakery.example" },
            "license": { "x-note": "note", "name": "Bread", "url": "https://bakery.example/license" }
          },
          "externalDocs": { "x-note": "note", "description": "More.", "url": "https://bakery.example/more" },
          "servers": [{ "url": "https://{region}.bakery.example", "description": "Oven.", "x-note": "note", "variables": { "region": { "x-note": "note", "default": "eu", "description": "Where.", "enum": ["eu", "us"] } } }],
          "tags": [{ "x-note": "note", "name": "Loaves", "description": "Of loaves.", "externalDocs": { "description": "Loaf.", "url": "https://bakery.example/loaf" } }],
          "security": [{ "key": [] }, { "oauth": ["bake"] }],
          "paths": {
            "x-note": "note",
            "/v1/loaves": {
              "x-note": "note", "summary": "Loaves", "description": "All loaves.",
              "servers": [{ "url": "https://loaves.example", "description": "Loaves only." }],
              "parameters": [{ "$ref": "#/components/parameters/Branch" }],
              "post": {
                "operationId": "bake", "summary": "Bake a loaf", "description": "Bakes one.", "tags": ["Loaves"], "deprecated": false,
                "externalDocs": { "description": "Bake.", "url": "https://bakery.example/bake" },
                "servers": [{ "url": "https://bake.example", "description": "Baking." }],
                "security": [{ "key": [] }],
                "x-note": "note",
                "requestBody": {
                  "x-note": "note", "description": "The loaf.", "required": true,
                  "content": {
                    "application/json": {
                      "x-note": "note",
                      "schema": { "$ref": "#/components/schemas/LoafRequest" },
                      "example": { "flour": "rye" },
                      "examples": { "plain": { "x-note": "note", "summary": "Plain", "description": "A plain one.", "value": { "flour": "rye" } }, "far": { "externalValue": "https://bakery.example/far.json" } }
                    }
                  }
                },
                "responses": {
                  "x-note": "note",
                  "200": {
                    "x-note": "note",
                    "description": "Baked.",
                    "headers": { "X-Oven": { "x-note": "note", "description": "The oven.", "required": true, "schema": { "type": "string" }, "example": "north" } },
                    "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Loaf" } } },
                    "links": { "eat": { "x-note": "note", "operationId": "slice", "parameters": { "loaf": "$response.body#/id" }, "requestBody": "all", "description": "Eat it.", "server": { "url": "https://eat.example", "description": "Table." } },
                               "see": { "operationRef": "#/paths/~1v1~1loaves~1{loaf}/get" } }
                  },
                  "422": { "$ref": "#/components/responses/Refused" },
                  "default": { "description": "Anything else." }
                },
                "callbacks": { "baked": { "x-note": "note", "{$request.body#/callback}": { "post": { "requestBody": { "content": { "application/json": { "schema": { "type": "string" } } } }, "responses": { "204": { "description": "Thanks." } } } } } }
              }
            },
            "/v1/loaves/{loaf}": {
              "get": {
                "operationId": "slice",
                "parameters": [
                  { "x-note": "note", "name": "loaf", "in": "path", "required": true, "description": "Which.", "schema": { "type": "string" } },
                  { "name": "cut", "in": "query", "description": "How.", "style": "form", "explode": false, "schema": { "type": "array", "items": { "type": "string", "enum": ["thin", "thick"] } }, "example": "thin" },
                  { "name": "sort[by]", "in": "query", "schema": { "type": "string", "pattern": "^[a-z]+$", "default": "name" }, "examples": { "one": { "summary": "One", "value": "name" } } },
                  { "name": "X-Trace", "in": "header", "schema": { "type": "string", "format": "uuid" } },
                  { "name": "filter", "in": "query", "content": { "application/json": { "schema": { "type": "object" } } } }
                ],
                "responses": { "200": { "description": "A slice.", "content": { "application/json": { "schema": { "type": "object", "title": "Slice", "properties": { "weight": { "type": "number", "description": "In grams." }, "shape": { "$ref": "#/components/schemas/Shape" } } } } } } }
              },
              "delete": { "responses": { "204": { "description": "Gone." } } }
            },
            "/v1/pictures": {
              "post": {
                "requestBody": {
                  "required": true,
                  "content": {
                    "multipart/form-data": {
                      "schema": { "oneOf": [{ "$ref": "#/components/schemas/PictureFile" }, { "$ref": "#/components/schemas/PictureSize" }] },
                      "encoding": { "picture": { "x-note": "note", "contentType": "image/png", "style": "form", "headers": { "X-Part": { "description": "Part.", "schema": { "type": "string" } } } } }
                    }
                  }
                },
                "responses": { "200": { "description": "Seen.", "content": { "application/json": { "schema": { "oneOf": [{ "type": "string" }, { "$ref": "#/components/schemas/Loaf" }] } } } } }
              }
            }
          },
          "components": {
            "x-note": "note",
            "securitySchemes": {
              "key": { "x-note": "note", "type": "apiKey", "in": "header", "name": "X-Key", "description": "A key." },
              "basic": { "type": "http", "scheme": "bearer", "bearerFormat": "JWT" },
              "open": { "type": "openIdConnect", "openIdConnectUrl": "https://bakery.example/open" },
              "oauth": { "type": "oauth2", "flows": { "x-note": "note", "authorizationCode": { "x-note": "note", "authorizationUrl": "https://bakery.example/a", "tokenUrl": "https://bakery.example/t", "refreshUrl": "https://bakery.example/r", "scopes": { "bake": "May bake." } } } }
            },
            "parameters": { "Branch": { "name": "branch", "in": "query", "description": "Branch.", "schema": { "type": "integer", "minimum": 1 } } },
            "headers": { "Limit": { "description": "Limit.", "schema": { "type": "integer" }, "examples": { "ten": { "value": 10 } } }, "Free": { "content": { "text/plain": { "schema": { "type": "string" } } } } },
            "examples": { "Rye": { "summary": "Rye", "description": "Of rye.", "value": "rye" } },
            "requestBodies": { "Any": { "description": "Any.", "content": { "application/json": { "schema": { "type": "string" } } } } },
            "links": { "Next": { "operationId": "slice", "description": "Next." } },
            "callbacks": { "Done": { "{$request.body#/done}": { "post": { "responses": { "200": { "description": "Done." } } } } } },
            "responses": { "Refused": { "description": "No.", "content": { "application/json": { "schema": { "type": "object", "properties": { "why": { "type": "string" } } } } } } },
            "schemas": {
              "LoafRequest": {
                "x-note": "note", "type": "object", "title": "Loaf", "description": "A loaf to bake.", "required": ["flour", "kind"],
                "externalDocs": { "description": "Loaves.", "url": "https://bakery.example/loaves" },
                "example": { "flour": "wheat" },
                "properties": {
                  "flour": { "type": "string", "description": "What of.", "default": "rye", "example": "rye", "maxLength": 20, "pattern": "^[a-z]+$" },
                  "kind": { "type": "string", "enum": ["round", "long"], "description": "Its shape." },
                  "weight": { "type": "number", "minimum": 1, "maximum": 5, "multipleOf": 0.5, "description": "In kilograms." },
                  "count": { "type": "integer", "enum": [1, 2], "default": 1 },
                  "callback": { "type": "string", "format": "uri", "maxLength": 2048 },
                  "seeds": { "type": "array", "items": { "type": "string", "minLength": 1 }, "uniqueItems": true, "maxItems": 3 },
                  "input": { "oneOf": [{ "type": "string" }, { "type": "array", "items": { "type": "string" } }] },
                  "topping": { "type": "object", "description": "On top.", "properties": { "name": { "type": "string" } } },
                  "old": { "type": "string", "deprecated": true, "nullable": true },
                  "labels": { "type": "object", "additionalProperties": { "type": "string" } }
                }
              },
              "Loaf": {
                "type": "object", "required": ["id", "state"],
                "properties": {
                  "id": { "type": "string", "readOnly": true, "xml": { "x-note": "note", "name": "id", "namespace": "https://bakery.example/ns", "prefix": "b" } },
                  "state": { "type": "string", "enum": ["dough", "bread"] },
                  "when": { "type": "string", "format": "date-time" },
                  "parts": { "type": "array", "items": { "$ref": "#/components/schemas/Loaf" } }
                }
              },
              "Shape": { "oneOf": [{ "$ref": "#/components/schemas/Round" }, { "$ref": "#/components/schemas/Long" }], "discriminator": { "propertyName": "kind", "mapping": { "round": "#/components/schemas/Round" } } },
              "Round": { "type": "object", "required": ["kind", "radius"], "properties": { "kind": { "type": "string" }, "radius": { "type": "integer" } } },
              "Long": { "type": "object", "required": ["kind", "length"], "properties": { "kind": { "type": "string" }, "length": { "type": "integer" } } },
              "PictureFile": { "type": "object", "required": ["picture"], "properties": { "picture": { "type": "string", "format": "binary", "description": "The file." }, "pictures[]": { "type": "array", "items": { "type": "string", "format": "binary" } } } },
              "PictureSize": { "type": "object", "required": ["width"], "properties": { "width": { "type": "integer" } } }
            }
          }
        }
        """)!.AsObject();

    /// <summary>OpenAPI 3.1: the same, and what only 3.1 has.</summary>
    public static JsonObject In31
    {
        get
        {
            var document = In30;
            document["openapi"] = "3.1.0";
            document["jsonSchemaDialect"] = "https://spec.openapis.org/oas/3.1/dialect/base";
            document["info"]!["summary"] = "Breads.";
            document["info"]!["license"] = JsonNode.Parse("""{ "name": "Bread", "identifier": "MIT" }""");
            document["webhooks"] = JsonNode.Parse("""{ "risen": { "summary": "Risen", "description": "It rose.", "post": { "summary": "Tell", "requestBody": { "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Loaf" } } } }, "responses": { "200": { "description": "Good." } } } } }""");
            document["components"]!["pathItems"] = JsonNode.Parse("""{ "Spare": { "summary": "Spare", "get": { "responses": { "200": { "description": "Spare." } } } } }""");
            var schemas = document["components"]!["schemas"]!.AsObject();
            schemas["LoafRequest"]!["properties"]!["old"] = JsonNode.Parse("""{ "type": ["string", "null"], "deprecated": true }""");
            schemas["Shape"]!["discriminator"]!["x-note"] = "note";
            schemas["Extra"] = JsonNode.Parse(
                """
                {
                  "$id": "https://bakery.example/extra", "$schema": "https://json-schema.org/draft/2020-12/schema", "$comment": "Hidden.", "$anchor": "extra",
                  "$defs": { "Grain": { "type": "string", "examples": ["corn"] } }, "$vocabulary": { "https://bakery.example/vocabulary": true },
                  "type": "object", "dependentRequired": { "a": ["b"] }, "dependentSchemas": { "a": { "minProperties": 1 } }, "patternProperties": { "^x": { "type": "string" } },
                  "properties": { "a": { "const": "one" }, "c": { "type": "number", "exclusiveMinimum": 1, "exclusiveMaximum": 2 }, "b": { "type": "string", "contentEncoding": "base64", "contentMediaType": "image/png" } }
                }
                """);
            schemas["Loaf"]!["properties"]!["extra"] = JsonNode.Parse("""{ "$ref": "#/components/schemas/Extra", "description": "Extra.", "summary": "More" }""");
            return document;
        }
    }
}
