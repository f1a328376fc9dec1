namespace DryApi.Constructs.Tests.Documents;

/// <summary>One document with a construct of each kind, so that one build judges them all.</summary>
internal static class Everything
{
    public const string Text =
        """
        {
          "openapi": "3.0.3",
          "info": { "title": "Bakery", "version": "1" },
          "servers": [{ "url": "https://{region}.bakery.example", "variables": { "region": { "default": "eu" } } }],
          "security": [{ "key": [] }],
          "paths": {
            "/loaves": {
              "get": {
                "parameters": [
                  { "name": "kinds", "in": "query", "style": "pipeDelimited", "explode": false, "schema": { "type": "array", "items": { "type": "integer" } } },
                  { "name": "tags", "in": "query", "style": "spaceDelimited", "explode": false, "schema": { "type": "array", "items": { "type": "string" } } },
                  { "name": "size", "in": "query", "style": "deepObject", "explode": true, "schema": { "type": "object", "properties": { "from": { "type": "integer" }, "to": { "type": "integer" } } } },
                  { "name": "filter", "in": "query", "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Loaf" } } } },
                  { "name": "labels", "in": "query", "schema": { "type": "object", "additionalProperties": { "type": "string" } } },
                  { "name": "flags", "in": "query", "schema": { "type": "array", "items": { "type": "boolean" } } },
                  { "name": "X-Trace", "in": "header", "required": true, "schema": { "type": "string" } },
                  { "name": "X-Days", "in": "header", "schema": { "type": "array", "items": { "type": "integer" } } },
                  { "name": "oven", "in": "cookie", "schema": { "type": "string" } },
                  { "name": "Accept", "in": "header", "schema": { "type": "string" } }
                ],
                "responses": { "200": { "description": "", "content": { "application/json": { "schema": { "type": "array", "items": { "$ref": "#/components/schemas/Loaf" } } } } } }
              },
              "post": {
                "requestBody": { "required": true, "content": { "application/vnd.bakery+json": { "schema": { "type": "array", "items": { "$ref": "#/components/schemas/Loaf" } } } } },
                "responses": { "201": { "description": "", "content": { "application/vnd.bakery+json": { "schema": { "type": "object", "additionalProperties": { "type": "integer" } } } } }, "204": { "description": "" } }
              }
            },
            "/loaves/{id}/": {
              "put": {
                "parameters": [{ "name": "id", "in": "path", "required": true, "schema": { "type": "string" } }],
                "requestBody": { "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Loaf" } } } },
                "responses": { "200": { "description": "", "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Loaf" } } } } }
              }
            },
            "/loaves/{id}/slices/{from}-{to}": {
              "get": {
                "parameters": [{ "name": "id", "in": "path", "required": true, "schema": { "type": "string" } }, { "name": "from", "in": "path", "required": true, "schema": { "type": "string" } }, { "name": "to", "in": "path", "required": true, "schema": { "type": "string" } }],
                "responses": { "200": { "description": "", "content": { "text/csv": { "schema": { "type": "string" } } } }, "204": { "description": "" } }
              }
            },
            "/pets": {
              "get": {
                "security": [{ "inQuery": [] }],
                "responses": { "default": { "description": "", "content": { "application/json": { "schema": { "type": "array", "items": { "$ref": "#/components/schemas/Pet" } } } } } }
              },
              "post": {
                "security": [{ "inCookie": [] }],
                "requestBody": { "required": true, "content": { "application/x-www-form-urlencoded": { "schema": { "$ref": "#/components/schemas/Task" } } } },
                "responses": { "2XX": { "description": "", "content": { "image/png": { "schema": { "type": "string", "format": "binary" } } } }, "204": { "description": "" } }
              }
            },
            "/ovens": {
              "get": {
                "security": [],
                "requestBody": { "required": false, "content": { "application/x-www-form-urlencoded": { "schema": { "type": "object", "properties": {}, "additionalProperties": false } } } },
                "responses": { "200": { "description": "", "content": { "application/json": { "schema": { "type": "integer" } } } } }
              }
            },
            "/notes": {
              "post": {
                "security": [],
                "requestBody": { "required": true, "content": { "text/plain": { "schema": { "type": "string" } } } },
                "responses": { "200": { "description": "", "content": { "application/json": { "schema": { "type": "string" } } } } }
              },
              "put": {
                "requestBody": { "required": true, "content": { "application/octet-stream": { "schema": { "type": "string", "format": "binary" } } } },
                "responses": { "200": { "description": "", "content": { "application/json": { "schema": {} } } } }
              }
            },
            "/pictures": {
              "post": { "requestBody": { "required": true, "content": { "multipart/form-data": { "schema": { "$ref": "#/components/schemas/Picture" } } } }, "responses": { "204": { "description": "" } } },
              "put": { "requestBody": { "required": true, "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Picture" } } } }, "responses": { "204": { "description": "" } } }
            },
            "/dispose": { "get": { "responses": { "204": { "description": "" } } } },
            "/": { "get": { "responses": { "200": { "description": "", "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Wide" } } } } } } },
            "/a-b": { "get": { "responses": { "204": { "description": "" } } } },
            "/a_b": { "get": { "deprecated": true, "responses": { "204": { "description": "" } } } }
          },
          "components": {
            "securitySchemes": {
              "key": { "type": "apiKey", "in": "header", "name": "X-Key" },
              "inQuery": { "type": "apiKey", "in": "query", "name": "key" },
              "inCookie": { "type": "apiKey", "in": "cookie", "name": "session" }
            },
            "schemas": {
              "Loaf": {
                "type": "object", "required": ["id", "name", "old", "secret", "nothing"],
                "properties": {
                  "id": { "type": "string", "readOnly": true },
                  "secret": { "type": "string", "writeOnly": true },
                  "name": { "type": "string", "maxLength": 20 },
                  "old": { "type": "integer", "deprecated": true },
                  "nothing": { "type": "string", "format": "date-time", "nullable": true },
                  "rules": { "type": "string", "pattern": "^a" },
                  "System": { "type": "string", "pattern": "^a", "maxLength": 3 },
                  "DryApi": { "type": "number", "maximum": 3 },
                  "model_writer": { "type": "string" },
                  "NAME": { "type": "string" },
                  "+1": { "type": "integer" }, "-1": { "type": "integer" },
                  "имя": { "type": "string" },
                  "größe": { "type": "string", "enum": ["<", ">", "name", "-name", "да", "нет", "say \"hi\""] },
                  "equals": { "type": "string" }, "equals_value": { "type": "string" }
                }
              },
              "Pet": { "oneOf": [{ "$ref": "#/components/schemas/Cat" }, { "$ref": "#/components/schemas/Dog" }], "discriminator": { "propertyName": "kind", "mapping": { "cat": "#/components/schemas/Cat", "dog": "#/components/schemas/Dog" } } },
              "Cat": { "type": "object", "required": ["kind"], "properties": { "kind": { "type": "string" }, "lives": { "type": "integer" } } },
              "Dog": { "type": "object", "required": ["kind"], "properties": { "kind": { "type": "string" } } },
              "Task": { "type": "object", "required": ["title"], "properties": { "title": { "type": "string" }, "many": { "type": "array", "items": { "type": "integer" } } } },
              "Picture": { "type": "object", "required": ["title"], "properties": { "title": { "type": "string" } } },
              "Wide": { "type": "object", "required": [REQUIRED], "properties": { PROPERTIES, "action": { "$ref": "#/components/schemas/Action" } } },
              "Action": { "type": "object", "properties": { "String": { "$ref": "#/components/schemas/String" }, "jobResult": { "$ref": "#/components/schemas/loaf" } } },
              "String": { "type": "object", "properties": { "x": { "type": "string" } } },
              "loaf": { "type": "object", "properties": { "y": { "type": "string" } } }
            }
          }
        }
        """;

    /// <summary>The document, whose widest class has as many required properties as no number has bits.</summary>
    public static string Document => Text
        .Replace("REQUIRED", string.Join(", ", Wide.Select(name => $"\"{name}\"")), StringComparison.Ordinal)
        .Replace("PROPERTIES", string.Join(", ", Wide.Select(name => $"\"{name}\": {{ \"type\": \"integer\" }}")), StringComparison.Ordinal);

    /// <summary>The names of its required properties.</summary>
    public static IEnumerable<string> Wide => Enumerable.Range(0, 70).Select(index => $"p{index:00}");
}
