namespace DryApi.Constructs.Tests.Documents;

/// <summary>A document with each way to say that a response is a stream of events, and with a websocket.</summary>
internal static class Streams
{
    public const string Document =
        """
        {
          "openapi": "3.2.0",
          "info": { "title": "Newsroom", "version": "1" },
          "servers": [{ "url": "https://news.example" }],
          "paths": {
            "/ticks": { "get": { "responses": { "200": { "description": "", "content": { "text/event-stream": {} } } } } },
            "/words": { "get": { "responses": { "200": { "description": "", "content": { "text/event-stream; charset=utf-8": { "schema": { "type": "string" } } } }, "204": { "description": "" } } } },
            "/counts": { "get": { "deprecated": true, "responses": { "200": { "description": "", "content": { "text/event-stream": { "schema": { "type": "integer" } } } } } } },
            "/chat": {
              "post": {
                "requestBody": { "required": true, "content": { "application/json": { "schema": { "type": "object", "required": ["prompt"], "properties": { "prompt": { "type": "string", "minLength": 1 }, "stream": { "type": "boolean" } } } } } },
                "responses": { "200": { "description": "", "content": {
                  "application/json": { "schema": { "type": "object", "required": ["text"], "properties": { "text": { "type": "string" } } } },
                  "text/event-stream": { "schema": { "type": "object", "required": ["delta"], "properties": { "delta": { "type": "string" } } } }
                } } }
              }
            },
            "/log": {
              "get": { "responses": { "200": { "description": "", "content": { "text/plain": { "schema": { "type": "string" } }, "text/event-stream": { "schema": { "type": "string" } } } } } }
            },
            "/stories": {
              "get": { "responses": { "200": { "description": "", "content": { "text/event-stream": { "itemSchema": {
                "type": "object", "required": ["data"],
                "properties": { "id": { "type": "string" }, "data": { "type": "string", "contentMediaType": "application/json", "contentSchema": { "$ref": "#/components/schemas/Story" } } }
              } } } } } }
            },
            "/news": {
              "get": { "responses": { "200": { "description": "", "content": { "text/event-stream": { "itemSchema": {
                "type": "object",
                "properties": { "event": { "type": "string" }, "data": { "type": "string" } },
                "oneOf": [
                  { "properties": { "event": { "const": "story" }, "data": { "contentMediaType": "application/json", "contentSchema": { "$ref": "#/components/schemas/Story" } } } },
                  { "properties": { "event": { "const": "weather" }, "data": { "contentMediaType": "application/json", "contentSchema": { "type": "object", "required": ["degrees"], "properties": { "degrees": { "type": "integer" } } } } } }
                ]
              } } } } } }
            },
            "/mixed": {
              "get": { "responses": { "200": { "description": "", "content": { "text/event-stream": { "itemSchema": {
                "oneOf": [
                  { "properties": { "event": { "const": "word" }, "data": { "type": "string" } } },
                  { "properties": { "event": { "const": "story" }, "data": { "contentSchema": { "$ref": "#/components/schemas/Story" } } } }
                ]
              } } } } } }
            },
            "/plain": { "get": { "responses": { "200": { "description": "", "content": { "text/event-stream": { "itemSchema": { "$ref": "#/components/schemas/Story" } } } } } } },
            "/rooms/{id}": {
              "parameters": [{ "name": "id", "in": "path", "required": true, "schema": { "type": "string" } }],
              "get": {
                "security": [{ "key": [] }],
                "parameters": [{ "name": "since", "in": "query", "required": true, "schema": { "type": "integer" } }],
                "responses": { "101": { "$ref": "#/components/responses/Open" }, "404": { "description": "" } }
              }
            },
            "/rooms": { "get": { "responses": { "101": { "description": "" }, "200": { "description": "", "content": { "application/json": { "schema": { "type": "string" } } } } } } }
          },
          "components": {
            "securitySchemes": { "key": { "type": "apiKey", "in": "query", "name": "key" } },
            "responses": { "Open": { "description": "It is open." } },
            "schemas": { "Story": { "type": "object", "required": ["title"], "properties": { "title": { "type": "string" } } } }
          }
        }
        """;
}
