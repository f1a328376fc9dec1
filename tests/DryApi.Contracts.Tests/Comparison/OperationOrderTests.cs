using System.Text;
using System.Text.Json.Nodes;
using DryApi.OpenApi.Documents;
using DryApi.OpenApi.Reading;

namespace DryApi.Contracts.Tests.Comparison;

/// <summary>The order in which a document says its operations, parameters, responses, media types and alternatives says nothing.</summary>
public sealed class OperationOrderTests
{
    private const string Document =
        """
        {
          "openapi": "3.1.0",
          "info": { "title": "Things", "version": "1" },
          "security": [{ "key": [] }, { "login": ["write", "read"] }, { "login": ["admin"] }, { "key": [], "login": ["read"] }],
          "paths": {
            "/pets/{id}": {
              "parameters": [{ "name": "trace", "in": "header", "schema": { "type": "string" } }, { "name": "id", "in": "path", "required": true, "schema": { "type": "string" } }],
              "get": {
                "tags": ["pets", "all"],
                "parameters": [
                  { "name": "page", "in": "query", "schema": { "type": "integer" } },
                  { "name": "size", "in": "query", "schema": { "type": "integer" } },
                  { "name": "filter", "in": "query", "style": "deepObject", "schema": { "type": "object", "properties": { "a": { "type": "string" }, "b": { "type": "string" } } } }
                ],
                "responses": {
                  "200": { "description": "", "headers": { "X-A": { "schema": { "type": "string" } }, "X-B": { "schema": { "type": "string" } } }, "content": { "image/png": { "schema": { "type": "string" } }, "image/*": { "schema": { "type": "string", "maxLength": 9 } }, "*/*": {}, "application/json": { "schema": { "$ref": "#/components/schemas/Pet" } } } },
                  "2XX": { "description": "", "content": { "application/json": { "schema": { "type": "integer" } } } },
                  "404": { "description": "" },
                  "4XX": { "description": "", "content": { "text/plain": { "schema": { "type": "string" } } } },
                  "default": { "$ref": "#/components/responses/Failure" }
                }
              },
              "delete": { "security": [{ "login": ["admin", "write"] }, {}], "responses": { "204": { "description": "" } } }
            },
            "/pets/{name}": {
              "get": { "parameters": [{ "name": "name", "in": "path", "required": true, "schema": { "type": "string" } }], "responses": { "200": { "description": "", "content": { "application/json": { "schema": { "type": "object", "properties": { "b": { "type": "string" } } } } } } } }
            },
            "/pets": {
              "post": {
                "requestBody": { "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Pet" } }, "application/xml": { "schema": { "$ref": "#/components/schemas/Pet" } }, "text/*": { "schema": { "type": "string" } }, "text/csv": { "schema": { "type": "string", "maxLength": 9 } } } },
                "responses": { "201": { "description": "" }, "202": { "description": "" }, "default": { "$ref": "#/components/responses/Failure" } },
                "callbacks": {
                  "done": { "{$request.body#/url}": { "post": { "responses": { "200": { "description": "" }, "2XX": { "description": "" } } } }, "{$request.body#/other}": { "post": { "responses": { "204": { "description": "" } } } } },
                  "failed": { "{$request.body#/url}": { "post": { "responses": { "200": { "description": "" } } } } }
                }
              }
            }
          },
          "webhooks": {
            "made": { "post": { "parameters": [{ "name": "X-Sign", "in": "header", "required": true, "schema": { "type": "string" } }, { "name": "X-At", "in": "header", "schema": { "type": "string" } }], "responses": { "200": { "description": "" }, "410": { "description": "" } } } },
            "gone": { "post": { "responses": { "2XX": { "description": "" } } } }
          },
          "components": {
            "securitySchemes": { "key": { "type": "apiKey", "in": "header", "name": "X-Key" }, "other": { "type": "apiKey", "in": "header", "name": "X-Key" }, "login": { "type": "oauth2", "flows": {} } },
            "responses": { "Failure": { "description": "", "content": { "application/json": { "schema": { "type": "object", "properties": { "code": { "type": "string" }, "text": { "type": "string" } } } } } }, "Unused": { "description": "" } },
            "schemas": { "Pet": { "type": "object", "properties": { "id": { "type": "string" }, "name": { "type": "string" } } } }
          }
        }
        """;

    /// <summary>Lists whose order says nothing, by the name that they stand under.</summary>
    private static readonly string[] Unordered = ["security", "parameters", "tags", "login"];

    private static readonly ComparisonOptions Options = new() { Today = new DateTime(2026, 1, 1) };

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, TestLength.Rounds(100))];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Compare_OnAPermutedDocument_FindsNothing(int seed)
    {
        var permuted = Permute(JsonNode.Parse(Document)!, new Random(seed), "");
        permuted.ToJsonString().ShouldNotBe(JsonNode.Parse(Document)!.ToJsonString());

        ContractComparer.Compare(Read(Document), Read(permuted.ToJsonString()), Options).ShouldBeEmpty();
        ContractComparer.Compare(Read(permuted.ToJsonString()), Read(Document), Options).ShouldBeEmpty();
    }

    /// <summary>The second version moves into a folder, adds and removes: whichever way both are written, what is found is the same.</summary>
    [Theory]
    [MemberData(nameof(Seeds))]
    public void Compare_OnPermutedVersions_FindsTheSame(int seed)
    {
        var other = Document
            .Replace("\"/pets", "\"/v2/pets", StringComparison.Ordinal)
            .Replace("\"2XX\": { \"description\": \"\", \"content\"", "\"203\": { \"description\": \"\", \"content\"", StringComparison.Ordinal)
            .Replace("\"login\": [\"admin\"]", "\"login\": [\"owner\"]", StringComparison.Ordinal)
            .Replace("\"image/png\"", "\"image/gif\"", StringComparison.Ordinal);
        var random = new Random(seed);

        var permuted = Changes(Permute(JsonNode.Parse(Document)!, random, "").ToJsonString(), Permute(JsonNode.Parse(other)!, random, "").ToJsonString());

        permuted.ShouldBe(Changes(Document, other));
        permuted.Count(change => change.StartsWith("operation-moved", StringComparison.Ordinal)).ShouldBe(4, string.Join("\n", permuted));
    }

    private static List<string> Changes(string before, string after) => ContractComparer.Compare(Read(before), Read(after), Options)
        .Select(change => $"{change.RuleName} {change.Severity} {change.Headline}").ToList();

    private static Contract Read(string text) => OpenApiContractReader.Read(DocumentReader.Read(Encoding.UTF8.GetBytes(text), "things.json"));

    private static JsonNode Permute(JsonNode node, Random random, string name)
    {
        switch (node)
        {
            case JsonObject parent:
                var properties = parent.Select(p => KeyValuePair.Create(p.Key, p.Value is null ? null : Permute(p.Value, random, p.Key))).ToArray();
                random.Shuffle(properties);
                return new JsonObject(properties);
            case JsonArray list:
                var items = list.Select(item => item is null ? null : Permute(item, random, "")).ToArray();
                if (Unordered.Contains(name))
                {
                    random.Shuffle(items);
                }

                return new JsonArray(items);
            default:
                return node.DeepClone();
        }
    }
}
