using System.Text.Json.Nodes;
using DryApi.Contracts;
using DryApi.OpenApi.Tests.Commands;
using DryApi.OpenApi.Tests.Documents;

namespace DryApi.OpenApi.Tests.Reading;

/// <summary>No text of a document writes lines into the contract: found by walking a rich document, each name and each text in turn.</summary>
public sealed class ForgedLineTests : IDisposable
{
    private const string Document =
        """
        {
          "openapi": "3.1.0",
          "info": { "title": "Shop", "version": "1", "description": "d", "license": { "name": "n" } },
          "servers": [{ "url": "https://shop.example", "description": "d", "variables": { "v": { "default": "a", "enum": ["a", "b"] } } }],
          "security": [{ "key": [], "oauth": ["read"] }],
          "tags": [{ "name": "orders", "description": "d" }],
          "paths": {
            "/orders/{id}": {
              "summary": "s",
              "parameters": [{ "name": "id", "in": "path", "required": true, "schema": { "type": "string", "format": "uuid" } }],
              "post": {
                "operationId": "create", "summary": "s", "description": "d", "tags": ["orders", "all"], "x-sunset": "2030-01-01", "x-stability-level": "beta", "deprecated": true,
                "security": [{ "oauth": ["read", "write"] }, { "undefined": [] }],
                "parameters": [
                  { "name": "filter", "in": "query", "style": "deepObject", "schema": { "type": "object", "properties": { "by": { "type": "string" } } } },
                  { "name": "X-Trace", "in": "header", "content": { "application/json": { "schema": { "type": "string" } } } }
                ],
                "requestBody": { "required": true, "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Order" } }, "text/plain": { "schema": { "type": "string" } } } },
                "responses": {
                  "200": { "description": "d", "headers": { "X-Rate": { "schema": { "type": "integer" } } }, "content": { "application/json": { "schema": { "type": "object", "properties": { "inline": { "type": "string" } } } } } },
                  "4XX": { "$ref": "#/components/responses/Problem" }
                },
                "callbacks": { "done": { "{$request.body#/url}": { "post": { "responses": { "204": { "description": "d" } } } } } }
              }
            }
          },
          "webhooks": { "shipped": { "post": { "requestBody": { "content": { "application/json": { "schema": { "type": "string" } } } }, "responses": { "204": { "description": "d" } } } } },
          "components": {
            "securitySchemes": {
              "key": { "type": "apiKey", "in": "header", "name": "X-Key", "description": "d", "unknown": "u" },
              "oauth": { "type": "oauth2", "flows": { "implicit": { "authorizationUrl": "https://shop.example", "scopes": { "read": "d", "write": "d" } } } }
            },
            "responses": { "Problem": { "description": "d", "headers": { "Retry-After": { "schema": { "type": "string" } } }, "content": { "application/problem+json": { "schema": { "type": "object" } } } } },
            "schemas": {
              "Order": {
                "type": "object", "required": ["kind", "missing"], "description": "d", "title": "t",
                "properties": {
                  "kind": { "type": "string", "enum": ["gift", "own"], "default": "gift", "x-extensible-enum": ["other"] },
                  "note": { "type": "string", "pattern": "^a", "contentMediaType": "text/html", "contentEncoding": "base64" },
                  "const": { "const": "value" },
                  "data": { "default": { "name": ["text"] } },
                  "pair": { "type": "array", "prefixItems": [{ "type": "string", "title": "t" }] },
                  "animal": { "oneOf": [{ "$ref": "#/components/schemas/Cat" }, { "type": "string" }], "discriminator": { "propertyName": "kind", "mapping": { "cat": "#/components/schemas/Cat" } } },
                  "other": { "not": { "type": "string", "enum": ["no"] } },
                  "map": { "type": "object", "additionalProperties": { "type": "string", "format": "date" } }
                },
                "patternProperties": { "^x-": { "type": "string" } },
                "dependentRequired": { "note": ["kind"] },
                "if": { "properties": { "kind": { "const": "gift" } } }
              },
              "Cat": { "type": "object", "properties": { "kind": { "type": "string" } } }
            }
          }
        }
        """;

    private static readonly string[] Hostile =
    [
        // No slash: more folders are another prefix, which is a line of its own.
        "\n  forged line", "\r\n\r\nschema Forged: object", "\u2028a\u0085b\0\u202e", "\n\noperation GET forged\n  security: none", "a: b", " | none", " & key", "none", "a[\"b\"]\\", "others",
    ];

    /// <summary>How many lines the contract has with a harmless text in a place; null where that is no document.</summary>
    private static readonly Dictionary<string, int?> Lines = [];

    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Texts => [.. Hostile.Select(text => Uri.EscapeDataString(text))];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task Text_AtEveryPlaceOfADocument_WritesNoLines(string escaped)
    {
        var hostile = Uri.UnescapeDataString(escaped);
        var wrong = new List<string>();
        var judged = 0;
        foreach (var (place, change) in Places(JsonNode.Parse(Document)!, ""))
        {
            if (!Lines.TryGetValue(place, out var lines))
            {
                var harmless = await ReadAsync(change, "harmless");
                lines = Lines[place] = harmless.ExitCode == 0 ? harmless.Output.Split('\n').Length : null;
            }

            var run = await ReadAsync(change, hostile);
            if (lines is null || run.ExitCode != 0)
            {
                // A $ref, a type, a version: another text is none, and is refused in one line.
                (run.ExitCode == 2 ? run.ShouldBeUnusable() : "").ShouldNotContain("\n");
                continue;
            }

            judged++;
            if (run.Output.Split('\n').Length != lines)
            {
                wrong.Add($"{place}: {run.Output.Split('\n').Length} lines in place of {lines}");
            }
            else if (ContractWriter.Write(ContractReader.Read(run.Output)) != run.Output)
            {
                wrong.Add($"{place}: reads back as another contract");
            }
        }

        wrong.ShouldBeEmpty();
        judged.ShouldBeGreaterThan(120);
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task SecuritySchemes_OfAnyName_AreComparedByTheirNames(string escaped)
    {
        var name = Uri.UnescapeDataString(escaped);
        string Document(string scopes) => new JsonObject
        {
            ["openapi"] = "3.1.0",
            ["paths"] = new JsonObject { ["/a"] = new JsonObject { ["get"] = new JsonObject { ["security"] = new JsonArray(new JsonObject { [name] = JsonNode.Parse(scopes) }), ["responses"] = new JsonObject() } } },
            ["components"] = new JsonObject { ["securitySchemes"] = new JsonObject { [name] = new JsonObject { ["type"] = "oauth2" } } },
        }.ToJsonString();

        var contract = await Tool.RunAsync("contract", _folder.Write("a.json", Document("[\"read\"]")));
        var diff = await Tool.RunAsync("diff", _folder["a.json"], _folder.Write("b.json", Document("[\"read\",\"more\"]")), "--format", "json");

        contract.ShouldSucceed();
        var operation = ContractReader.Read(contract.Output).Operations.ShouldHaveSingleItem();
        var alternative = SecurityText.Read(operation.Security.ShouldHaveSingleItem()).ShouldHaveSingleItem();
        (alternative.Key, alternative.Value.ShouldHaveSingleItem()).ShouldBe((name, "\"read\""));
        diff.Error.ShouldBeEmpty();
        JsonNode.Parse(diff.Output)!["changes"]!.AsArray().ShouldHaveSingleItem()!["rule"]!.ToString().ShouldContain("scope-added");
    }

    private async Task<ProgramRun> ReadAsync(Func<string, JsonNode> change, string text)
    {
        var run = await Tool.RunAsync("contract", _folder.Write("a.json", change(text).ToJsonString()));

        // Warnings, each a line of its own.
        run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).ShouldAllBe(line => line.StartsWith(_folder["a.json"], StringComparison.Ordinal));
        return run;
    }

    /// <summary>Every text and every name, with what makes a document that has another one there.</summary>
    private static IEnumerable<(string Place, Func<string, JsonNode> Change)> Places(JsonNode node, string pointer)
    {
        switch (node)
        {
            case JsonObject members:
                foreach (var (name, value) in members)
                {
                    yield return ($"{pointer}/{name} (name)", text => With(pointer, holder =>
                    {
                        var properties = holder.AsObject().Select(p => (p.Key, Value: p.Value!.DeepClone())).ToList();
                        holder.AsObject().Clear();
                        properties.ForEach(p => holder.AsObject()[p.Key == name ? text : p.Key] = p.Value);
                    }));
                    foreach (var place in Places(value!, $"{pointer}/{name.Replace("~", "~0").Replace("/", "~1")}"))
                    {
                        yield return place;
                    }
                }

                break;
            case JsonArray items:
                for (var i = 0; i < items.Count; i++)
                {
                    foreach (var place in Places(items[i]!, $"{pointer}/{i}"))
                    {
                        yield return place;
                    }
                }

                break;
            case JsonValue value when value.GetValueKind() == System.Text.Json.JsonValueKind.String:
                yield return (pointer, text => With(pointer, found => found.ReplaceWith(text)));
                break;
        }
    }

    private static JsonNode With(string pointer, Action<JsonNode> change)
    {
        var root = JsonNode.Parse(Document)!;
        var node = root;
        foreach (var step in pointer.Split('/').Skip(1).Select(step => step.Replace("~1", "/").Replace("~0", "~")))
        {
            node = node is JsonArray items ? items[int.Parse(step, System.Globalization.CultureInfo.InvariantCulture)]! : node[step]!;
        }

        change(node);
        return root;
    }
}
