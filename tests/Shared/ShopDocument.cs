namespace DryApi.Tests;

/// <summary>A small service whose contract has an object that is sent, one that is received, an enumeration and a query.</summary>
internal static class ShopDocument
{
    public static string Text { get; } =
        """
        {
          "openapi": "3.0.3",
          "info": { "title": "Shop", "version": "1" },
          "paths": {
            "/v1/orders": {
              "post": {
                "requestBody": { "required": true, "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Order" } } } },
                "responses": { "200": { "description": "Made.", "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Receipt" } } } } }
              }
            },
            "/v1/orders/{id}": {
              "get": {
                "parameters": [
                  { "name": "id", "in": "path", "required": true, "schema": { "type": "string" } },
                  { "name": "lines", "in": "query", "schema": { "type": "integer" } },
                  { "name": "page", "in": "query", "schema": { "type": "integer" } }
                ],
                "responses": { "200": { "description": "One.", "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Receipt" } } } } }
              }
            }
          },
          "components": {
            "schemas": {
              "Order": {
                "type": "object",
                "required": ["item"],
                "properties": {
                  "item": { "type": "string" },
                  "note": { "type": "string", "maxLength": 20 },
                  "wrap": { "type": "string", "enum": ["paper", "box", "none"] }
                }
              },
              "Receipt": {
                "type": "object",
                "required": ["total", "items"],
                "properties": {
                  "total": { "type": "number" },
                  "items": { "type": "integer" },
                  "sent_at": { "type": "string" }
                }
              }
            }
          }
        }
        """.ReplaceLineEndings("\n");

    /// <summary>Line and column of the first place where a name stands in quotes, or where a text does.</summary>
    public static string PlaceOf(string name, string text)
    {
        var at = text.IndexOf(name.StartsWith('{') ? name : $"\"{name}\"", StringComparison.Ordinal);
        at.ShouldBeGreaterThanOrEqualTo(0, name);
        var lineStart = text.LastIndexOf('\n', at) + 1;
        return $"{text[..at].Count(c => c == '\n') + 1},{at - lineStart + 1}";
    }
}
