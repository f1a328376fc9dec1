namespace DryApi.OpenApi.Tests.Reading;

/// <summary>A small service that lends tools, described three times: in 3.0, in 3.1 with the same facts, and with what only 3.1 can say.</summary>
internal static class LendingService
{
    public const string In30 =
        """
        {
          "openapi": "3.0.3",
          "info": { "title": "Tool lending", "version": "2026-01-01" },
          "servers": [{ "url": "https://tools.example" }],
          "security": [{ "key": [] }],
          "paths": {
            "/v2/loans": {
              "parameters": [{ "$ref": "#/components/parameters/Branch" }],
              "post": {
                "operationId": "lend",
                "tags": ["Loans"],
                "requestBody": {
                  "required": true,
                  "content": {
                    "application/json": {
                      "schema": {
                        "type": "object",
                        "required": ["tool", "days", "borrower"],
                        "properties": {
                          "tool": { "type": "string", "minLength": 1 },
                          "days": { "type": "integer", "minimum": 0, "exclusiveMinimum": true, "maximum": 30 },
                          "deposit": { "type": "number", "minimum": 0, "maximum": 100, "exclusiveMaximum": true },
                          "note": { "type": "string", "nullable": true, "maxLength": 200 },
                          "currency": { "type": "string", "enum": ["EUR"] },
                          "speed": { "type": "string", "enum": ["normal", "express"], "nullable": true },
                          "borrower": { "type": "object", "required": ["name"], "properties": { "name": { "type": "string" }, "age": { "type": "integer", "nullable": true } } },
                          "extras": { "type": "array", "items": { "type": "object", "properties": { "kind": { "type": "string" } } } },
                          "labels": { "type": "object", "additionalProperties": { "type": "string", "maxLength": 9 } },
                          "photo": { "type": "string", "format": "binary" },
                          "where": { "nullable": true, "allOf": [{ "$ref": "#/components/schemas/Place" }] },
                          "reference": { "oneOf": [{ "type": "string" }, { "type": "array", "items": { "type": "string" } }] }
                        }
                      }
                    }
                  }
                },
                "responses": {
                  "201": { "description": "Lent.", "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Loan" } } } },
                  "409": { "description": "Lent already." },
                  "422": { "$ref": "#/components/responses/Refused" }
                }
              }
            },
            "/v2/loans/{loan}": {
              "get": {
                "parameters": [
                  { "name": "loan", "in": "path", "required": true, "schema": { "type": "string" } },
                  { "name": "fields", "in": "query", "explode": false, "schema": { "type": "array", "items": { "type": "string" } } }
                ],
                "responses": { "200": { "description": "It.", "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Loan" } }, "text/plain": {} } } }
              }
            }
          },
          "components": {
            "securitySchemes": { "key": { "type": "apiKey", "in": "header", "name": "X-Key" } },
            "parameters": { "Branch": { "name": "branch", "in": "query", "schema": { "type": "integer", "minimum": 1 } } },
            "responses": { "Refused": { "description": "No.", "content": { "application/json": { "schema": { "type": "object", "properties": { "why": { "type": "string" } } } } } } },
            "schemas": {
              "Place": { "type": "object", "properties": { "shelf": { "type": "string" }, "inside": { "$ref": "#/components/schemas/Place" } } },
              "Loan": {
                "allOf": [
                  { "$ref": "#/components/schemas/Thing" },
                  { "type": "object", "required": ["due"], "properties": { "due": { "type": "string", "format": "date-time" }, "id": { "type": "string", "maxLength": 20 } } }
                ]
              },
              "Thing": { "type": "object", "required": ["id"], "properties": { "id": { "type": "string", "maxLength": 40 } } }
            }
          }
        }
        """;

    public const string In31 =
        """
        {
          "openapi": "3.1.0",
          "info": { "title": "Tool lending", "version": "2026-01-01" },
          "servers": [{ "url": "https://tools.example" }],
          "security": [{ "key": [] }],
          "paths": {
            "/v2/loans": {
              "parameters": [{ "$ref": "#/components/parameters/Branch" }],
              "post": {
                "operationId": "lend",
                "tags": ["Loans"],
                "requestBody": {
                  "required": true,
                  "content": {
                    "application/json": {
                      "schema": {
                        "type": "object",
                        "required": ["borrower", "tool", "days"],
                        "properties": {
                          "reference": { "oneOf": [{ "type": "array", "items": { "type": "string" } }, { "type": "string" }] },
                          "tool": { "type": ["string"], "minLength": 1, "examples": ["saw"] },
                          "days": { "type": "integer", "exclusiveMinimum": 0, "maximum": 30.0 },
                          "deposit": { "type": "number", "minimum": 0, "exclusiveMaximum": 1e2 },
                          "note": { "type": ["null", "string"], "maxLength": 200 },
                          "currency": { "type": "string", "const": "EUR" },
                          "speed": { "anyOf": [{ "type": "string", "const": "normal" }, { "type": "string", "const": "express" }, { "type": "null" }] },
                          "borrower": { "type": "object", "required": ["name"], "properties": { "age": { "type": ["integer", "null"] }, "name": { "type": "string" } } },
                          "extras": { "type": "array", "items": { "type": "object", "properties": { "kind": { "type": "string" } }, "additionalProperties": true } },
                          "labels": { "type": "object", "additionalProperties": { "type": "string", "maxLength": 9 } },
                          "photo": { "type": "string", "contentMediaType": "image/png" },
                          "where": { "anyOf": [{ "$ref": "#/components/schemas/Place" }, { "type": "null" }] }
                        }
                      }
                    }
                  }
                },
                "responses": {
                  "201": { "description": "Lent.", "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Loan" } } } },
                  "409": { "description": "Lent already." },
                  "422": { "$ref": "#/components/responses/Refused" }
                }
              }
            },
            "/v2/loans/{loan}": {
              "get": {
                "parameters": [
                  { "name": "fields", "in": "query", "explode": false, "schema": { "type": "array", "items": { "type": "string" } } },
                  { "name": "loan", "in": "path", "required": true, "schema": { "type": "string" } }
                ],
                "responses": { "200": { "description": "It.", "content": { "text/plain": {}, "application/json": { "schema": { "$ref": "#/components/schemas/Loan" } } } } }
              }
            }
          },
          "components": {
            "securitySchemes": { "key": { "type": "apiKey", "in": "header", "name": "X-Key" } },
            "parameters": { "Branch": { "name": "branch", "in": "query", "schema": { "type": "integer", "minimum": 1 } } },
            "responses": { "Refused": { "description": "No.", "content": { "application/json": { "schema": { "type": "object", "properties": { "why": { "type": "string" } } } } } } },
            "schemas": {
              "Thing": { "type": "object", "required": ["id"], "properties": { "id": { "type": "string", "maxLength": 40 } } },
              "Loan": {
                "allOf": [
                  { "$ref": "#/components/schemas/Thing" },
                  { "type": "object", "required": ["due"], "properties": { "id": { "type": "string", "maxLength": 20 }, "due": { "type": "string", "format": "date-time" } } }
                ]
              },
              "Place": { "type": "object", "properties": { "inside": { "$ref": "#/components/schemas/Place" }, "shelf": { "type": "string" } } }
            }
          }
        }
        """;

    public const string Contract =
        """
        contract 1
        title: "Tool lending"
        version: "2026-01-01"
        server: "https://tools.example"
        prefix: "/v2"
        security key: apiKey in="header" name="X-Key"

        operation POST /v2/loans
          id: "lend"
          tags: "Loans"
          security: key
          query branch: integer minimum=1
          body application/json: LoansRequest required
          response 201 application/json: Loan
          response 409 empty
          response 422: Refused

        operation GET /v2/loans/{loan}
          security: key
          path loan: string required
          query fields: array<string> explode=false
          response 200 application/json: Loan
          response 200 text/plain: any

        response Refused
          application/json: RefusedResponse

        schema Loan: object
          due: string required format="date-time"
          id: string required maxLength=20

        schema LoansRequest: object
          borrower: LoansRequestBorrower required
          currency: string enum=["EUR"]
          days: integer required exclusiveMinimum=0 maximum=30
          deposit: number exclusiveMaximum=100 minimum=0
          extras: array<LoansRequestExtra>
          labels: map<string maxLength=9>
          note: string nullable maxLength=200
          photo: string format="binary"
          reference: oneOf<array<string>, string>
          speed: string nullable enum=["express","normal"]
          tool: string required minLength=1
          where: Place nullable

        schema LoansRequestBorrower: object
          age: integer nullable
          name: string required

        schema LoansRequestExtra: object
          kind: string

        schema Place: object
          inside: Place
          shelf: string

        schema RefusedResponse: object
          why: string

        schema Thing: object
          id: string required maxLength=40

        """;

    public const string Only31 =
        """
        {
          "openapi": "3.1.0",
          "info": { "title": "Tool workshop", "version": "1" },
          "jsonSchemaDialect": "https://json-schema.org/draft/2020-12/schema",
          "paths": {
            "/jobs/{kind}/{id}": {
              "get": {
                "parameters": [
                  { "name": "kind", "in": "path", "required": true, "schema": { "anyOf": [{ "const": "saw" }, { "const": "drill" }] } },
                  { "name": "id", "in": "path", "required": true, "schema": { "type": "string", "minLength": 1 } },
                  { "name": "limit", "in": "query", "schema": { "type": ["integer", "null"], "exclusiveMinimum": 0, "exclusiveMaximum": 101 } }
                ],
                "responses": { "200": { "description": "Any.", "content": { "application/json": {} } }, "404": { "description": "None." } }
              },
              "post": {
                "requestBody": {
                  "content": {
                    "application/json": {
                      "schema": {
                        "type": "object",
                        "additionalProperties": true,
                        "properties": {
                          "input": { "type": "object", "patternProperties": { "^[a-z]+$": {} } },
                          "meta": { "type": "object", "patternProperties": { "^x-": { "type": "string" } }, "properties": { "owner": { "type": "string" } } },
                          "size": { "type": ["string", "integer"], "minimum": 1, "maxLength": 3 },
                          "part": { "$ref": "#/components/schemas/Part", "description": "With siblings.", "maxProperties": 4 },
                          "local": { "$ref": "#/components/schemas/Part/$defs/screw" },
                          "tool": { "oneOf": [{ "$ref": "#/components/schemas/Saw" }, { "$ref": "#/components/schemas/Drill" }], "discriminator": { "propertyName": "kind", "mapping": { "saw": "#/components/schemas/Saw" } } },
                          "never": false,
                          "whatever": true,
                          "unlike": { "not": { "type": "string" } },
                          "pair": { "type": "array", "prefixItems": [{ "type": "string" }, { "type": "integer" }], "items": false },
                          "state": { "enum": ["on", null, "off"] },
                          "nothing": { "type": "null" }
                        },
                        "dependentRequired": { "size": ["part"] }
                      }
                    }
                  }
                },
                "callbacks": { "done": { "{$request.body#/url}": { "post": { "requestBody": { "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Part" } } } }, "responses": { "204": { "description": "Heard." } } } } } },
                "responses": { "202": { "description": "Taken.", "headers": { "X-Left": { "required": true, "schema": { "type": "integer" } } } } }
              }
            }
          },
          "webhooks": {
            "finished": { "post": { "requestBody": { "content": { "application/json": { "schema": { "type": "object", "properties": { "id": { "type": "string" } } } } } }, "responses": { "200": { "description": "Heard." } } } }
          },
          "components": {
            "schemas": {
              "Part": { "type": "object", "$defs": { "screw": { "type": "object", "properties": { "length": { "type": "number" }, "next": { "$ref": "#/components/schemas/Part/$defs/screw" } } } }, "properties": { "parts": { "type": "array", "items": { "$ref": "#/components/schemas/Part" } }, "screw": { "$ref": "#/components/schemas/Part/$defs/screw" } } },
              "Saw": { "type": "object", "required": ["kind", "teeth"], "properties": { "kind": { "const": "saw" }, "teeth": { "type": "integer" } } },
              "Drill": { "type": "object", "required": ["kind", "bits"], "properties": { "kind": { "const": "drill" }, "bits": { "type": "integer" } } }
            }
          }
        }
        """;
}
