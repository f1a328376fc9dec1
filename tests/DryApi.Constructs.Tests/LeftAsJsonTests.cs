using DryApi.Constructs.Tests.Pipeline;

namespace DryApi.Constructs.Tests;

/// <summary>What was read of a union that nothing tells apart is nobody's type, and is not written.</summary>
public sealed class LeftAsJsonTests
{
    private const string Document =
        """
        {
          "openapi": "3.0.3",
          "info": { "title": "Bakery", "version": "1" },
          "paths": {
            "/loaves": {
              "post": {
                "requestBody": { "required": true, "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Order" } } } },
                "responses": { "200": { "description": "", "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Kept" } } } } }
              }
            }
          },
          "components": {
            "schemas": {
              "Order": {
                "type": "object",
                "properties": {
                  "input": { "oneOf": [
                    { "type": "array", "items": { "oneOf": [{ "$ref": "#/components/schemas/Crust" }, { "$ref": "#/components/schemas/Crumb" }] } },
                    { "type": "array", "items": { "type": "string" } },
                    { "type": "string" }
                  ] },
                  "kept": { "$ref": "#/components/schemas/Kept" }
                }
              },
              "Crust": { "type": "object", "required": ["crust"], "properties": { "crust": { "type": "string" } } },
              "Crumb": { "type": "object", "required": ["crumb"], "properties": { "crumb": { "type": "string" } } },
              "Kept": { "type": "object", "properties": { "kind": { "type": "string" } } }
            }
          }
        }
        """;

    [Fact]
    public async Task Build_OnAUnionInAUnion_HasOnlyTheTypesThatAreUsed()
    {
        var result = await ClientBuild.OfAsync(Document);

        result.Raw.ShouldBeEmpty();
        result.Image.ShouldNotBeNull();
        var types = result.Files["Models.g.cs"].Split('\n').Where(line => line.Contains("partial class ", StringComparison.Ordinal)).Select(line => line.Split(' ')[2].TrimEnd()).ToList();
        types.ShouldBe(["Kept", "Order"]);
    }
}
