using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using DryApi.Contracts;
using DryApi.OpenApi.Documents;
using DryApi.OpenApi.Reading;
using DryApi.OpenApi.Tests.Documents;
using DryApi.OpenApi.Tests.Drift.Equivalents;
using DryApi.OpenApi.Tests.Drift.Permutations;

namespace DryApi.OpenApi.Tests.Drift;

/// <summary>
/// A member that is inserted anywhere is found, and nothing else is, whatever stands before and after it. A sample of places each time; with
/// <c>DRYAPI_LONG_TESTS=1</c> forty times as many.
/// </summary>
public sealed class InsertionTests(ITestOutputHelper log)
{
    private const string Crafted = """
        {
          "openapi": "3.1.0", "info": { "title": "Port", "version": "1" },
          "servers": [{ "url": "https://a.example" }, { "url": "https://b.example" }],
          "paths": {
            "/ships": {
              "get": {
                "operationId": "listShips", "tags": ["a"],
                "security": [{ "key": [] }, { "login": ["read"] }],
                "parameters": [{ "name": "q", "in": "query", "schema": { "type": "string", "enum": ["b", "a"] } }, { "name": "page", "in": "query", "schema": { "type": "integer" } }],
                "responses": {
                  "200": { "description": "x", "headers": { "X-B": { "schema": { "type": "string" } }, "X-A": { "schema": { "type": "string" } } }, "content": { "text/csv": { "schema": { "type": "string" } }, "application/json": { "schema": { "type": "array", "items": { "$ref": "#/components/schemas/Ship" } } } } },
                  "404": { "description": "x" }, "default": { "$ref": "#/components/responses/Failure" }
                }
              },
              "post": {
                "operationId": "makeShip",
                "requestBody": { "content": { "application/xml": { "schema": { "$ref": "#/components/schemas/Order" } }, "application/json": { "schema": { "$ref": "#/components/schemas/Order" } } } },
                "responses": { "201": { "description": "x" }, "4XX": { "description": "x" } }
              }
            },
            "/ships/{id}": {
              "parameters": [{ "name": "id", "in": "path", "required": true, "schema": { "type": "string" } }],
              "get": { "operationId": "readShip", "responses": { "200": { "description": "x", "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Ship" } } } } } },
              "put": { "operationId": "writeShip", "requestBody": { "content": { "multipart/form-data": { "schema": { "type": "object", "required": ["b"], "properties": { "b": { "type": "string" }, "a": { "type": "integer" }, "c": { "type": "array", "items": { "type": "string" } } } } } } }, "responses": { "204": { "description": "x" } } }
            }
          },
          "components": {
            "securitySchemes": { "key": { "type": "apiKey", "in": "header", "name": "Key" }, "login": { "type": "oauth2", "flows": {} } },
            "responses": { "Failure": { "description": "x", "headers": { "Retry-After": { "schema": { "type": "integer" } } }, "content": { "application/json": { "schema": { "type": "object", "required": ["code"], "properties": { "text": { "type": "string" }, "code": { "type": "string", "enum": ["x", "y"] } } } } } } },
            "schemas": {
              "Ship": { "type": "object", "required": ["name"], "properties": { "name": { "type": "string" }, "cargo": { "$ref": "#/components/schemas/Cargo" }, "state": { "type": "string", "enum": ["out", "in", "lost"] }, "parts": { "type": "array", "items": { "anyOf": [{ "type": "string" }, { "type": "object", "required": ["mast"], "properties": { "mast": { "type": "integer" } } }] } } } },
              "Cargo": { "oneOf": [{ "$ref": "#/components/schemas/Coal" }, { "$ref": "#/components/schemas/Fish" }, { "type": "object", "properties": { "note": { "type": "string" } }, "required": ["note"] }] },
              "Coal": { "type": "object", "required": ["mass"], "properties": { "mass": { "type": "integer" }, "grade": { "type": "string" } }, "if": { "type": "object", "properties": { "mass": { "type": "integer", "minimum": 9 } } }, "then": { "type": "object", "properties": { "crane": { "type": "string" } }, "required": ["grade"] }, "dependentSchemas": { "grade": { "type": "object", "properties": { "seal": { "type": "string" }, "by": { "type": "string", "enum": ["x", "y"] } } } } },
              "Fish": { "allOf": [{ "type": "object", "required": ["count"], "properties": { "count": { "type": "integer" } } }, { "type": "object", "properties": { "kind": { "type": "string" } } }] },
              "Order": { "type": "object", "properties": { "cargo": { "$ref": "#/components/schemas/Coal" }, "by": { "oneOf": [{ "type": "string" }, { "type": "object", "required": ["id"], "properties": { "id": { "type": "string" }, "role": { "type": "string" } } }, { "type": "object", "required": ["url"], "properties": { "url": { "type": "string" } } }] }, "urgent": { "allOf": [{ "$ref": "#/components/schemas/Base" }, { "type": "object", "properties": { "day": { "type": "string" } } }] } }, "required": ["cargo"] },
              "Base": { "type": "object", "properties": { "at": { "type": "string" } } }
            }
          }
        }
        """;

    private static readonly Regex Digits = new("[0-9A-F]{6}");

    private static readonly bool IsLong = Environment.GetEnvironmentVariable("DRYAPI_LONG_TESTS") == "1";

    [Theory]
    [InlineData("crafted", 1_000)]
    [InlineData("generated 1", 25)]
    [InlineData("generated 2", 25)]
    public void Diff_OnAnInsertedMember_NamesItAndNothingElse(string name, int sample)
    {
        var text = name == "crafted" ? Crafted : GeneratedDocument.Of(name[^1] - '0');

        var all = Insertion.All(text).ToArray();
        new Random(4711).Shuffle(all);
        var @base = Read(text);
        var problems = new ConcurrentBag<string>();
        var kinds = new ConcurrentDictionary<string, int>();
        var repeated = 0;
        Parallel.ForEach(all.Take(IsLong ? 40 * sample : sample), insertion =>
        {
            var changes = Compare(@base, text, insertion);
            var signature = string.Join(" | ", changes.Select(change => change.Rule.Id + " " + change.Headline));
            kinds.AddOrUpdate(insertion.What.Split(' ')[0] + ": " + string.Join(" ", changes.Select(c => c.RuleName).Distinct().Order()), 1, (_, n) => n + 1);

            // What one part of a group gets another one can say already. Without the others it is found.
            if (changes.All(IsNamedByContent) && insertion.WithoutOtherParts(text) is var (alone, same))
            {
                changes = Compare(Read(alone), alone, same);
                Interlocked.Increment(ref repeated);
            }

            if (Problem(insertion, changes) is { } problem)
            {
                problems.Add($"{insertion}: {problem}: {signature}");
            }
        });

        log.WriteLine($"{repeated} say what another part says");
        log.WriteLine(string.Join("\n", kinds.OrderBy(k => k.Key).Select(k => k.Value + " " + k.Key)));
        problems.Order(StringComparer.Ordinal).Take(25).ShouldBeEmpty($"{problems.Count} in all");
    }

    private static string? Problem(Insertion insertion, IReadOnlyList<Change> changes) =>
        changes.All(IsNamedByContent) ? changes.Count == 0 ? "nothing" : "only names in C#"
        : changes.Any(change => !IsNamedByContent(change) && !change.Headline.Contains(insertion.Word, StringComparison.OrdinalIgnoreCase)) ? "something else"
        : null;

    /// <summary>What has no name and is told from others by its content alone is called by six digits of that, and so are the classes in it: what is inserted there renames them.</summary>
    private static bool IsNamedByContent(Change change) => change.Rule.Id == "DRY1600" && change is { Old: { } old, New: { } @new } && Digits.Replace(old, "#") == Digits.Replace(@new, "#");

    private static IReadOnlyList<Change> Compare(Contract @base, string text, Insertion insertion)
    {
        var root = JsonNode.Parse(text)!;
        insertion.Apply(root);
        return ContractComparer.Compare(@base, Read(root.ToJsonString()), new ComparisonOptions { Today = new DateTime(2026, 1, 1) });
    }

    private static Contract Read(string document) => OpenApiContractReader.Read(OpenApiDocument.From(Tree.Json(document)).Root);
}
