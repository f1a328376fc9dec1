using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using DryApi.Contracts;
using DryApi.OpenApi.Documents;
using DryApi.OpenApi.Reading;
using DryApi.OpenApi.Tests.Documents;
using DryApi.OpenApi.Tests.Drift.Equivalents;
using DryApi.OpenApi.Tests.Drift.Permutations;
using DryApi.OpenApi.Tests.Normalization;

namespace DryApi.OpenApi.Tests.Drift;

/// <summary>
/// What is said in other words is no change on the wire, in one place, in many, or in all at once. A few seeds each time; with
/// <c>DRYAPI_LONG_TESTS=1</c> forty. Documents named in <c>DRYAPI_DOCUMENTS</c> are tried as well.
/// </summary>
public sealed class EquivalentDocumentTests
{
    /// <summary>What is told of schemas that no operation uses.</summary>
    private static readonly string[] Unused = ["DRY1190", "DRY1191", "DRY1192"];

    private static int Seeds => Environment.GetEnvironmentVariable("DRYAPI_LONG_TESTS") == "1" ? 40 : 1;

    /// <summary>What the other documents do not say: null, one value, lists of types, a kind by its name.</summary>
    private const string Words = """
        {
          "openapi": "3.1.0", "info": { "title": "Words", "version": "1" },
          "paths": {
            "/kites": {
              "post": {
                "parameters": [{ "name": "wind", "in": "query", "schema": { "type": ["integer", "null"], "minimum": 0 } }],
                "requestBody": { "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Kite" } } } },
                "responses": { "200": { "description": "x", "content": { "application/json": { "schema": { "type": ["array", "null"], "items": { "$ref": "#/components/schemas/Kite" } } } } } }
              }
            }
          },
          "components": {
            "schemas": {
              "Kite": { "oneOf": [{ "$ref": "#/components/schemas/Delta" }, { "$ref": "#/components/schemas/Box" }, { "type": "null" }], "discriminator": { "propertyName": "kind", "mapping": { "delta": "Delta" } } },
              "Delta": { "type": "object", "required": ["kind"], "properties": { "kind": { "const": "delta" }, "span": { "type": ["number", "null"], "maximum": 4 }, "tail": { "$ref": "#/components/schemas/Tail" } } },
              "Box": { "type": "object", "required": ["kind"], "properties": { "kind": { "type": "string", "enum": ["Box"] }, "cells": { "type": "integer", "enum": [4] }, "tail": { "oneOf": [{ "$ref": "#/components/schemas/Tail" }, { "type": "string", "nullable": true, "maxLength": 3 }] } } },
              "Tail": { "type": "object", "nullable": true, "additionalProperties": { "type": "string", "const": "ribbon" }, "properties": { "length": { "type": "integer", "nullable": true }, "knots": { "type": "array", "items": { "type": ["string", "null"], "enum": ["a", null] } } } }
            }
          }
        }
        """;

    private static IEnumerable<(string Name, string Text, int Seeds)> Documents =>
    [
        ("words", Words, 10),
        .. AcceptedDocument.All.Select(document => (document.Name, document.Text, Seeds)),
        ("generated 1", GeneratedDocument.Of(1), Seeds),
        ("generated 2", GeneratedDocument.Of(2), Seeds),
        .. OtherDocuments.Paths.Select(path => (path, File.ReadAllText(path), Seeds)),
    ];

    public static TheoryData<string> Names => [.. Rewriting.All.Select(rewriting => rewriting.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Diff_OnADocumentInOtherWords_IsNoChangeOnTheWire(string name)
    {
        var rewriting = Rewriting.All.Single(each => each.Name == name);
        var problems = new ConcurrentBag<string>();
        var count = 0;
        foreach (var (document, text, seeds) in Documents)
        {
            var @base = Read(text);
            Parallel.ForEach(Choices(seeds), (choice, _, number) =>
            {
                var root = JsonNode.Parse(text)!.AsObject();
                Interlocked.Add(ref count, rewriting.Apply(root, choice));
                var head = Read(root.ToJsonString());
                foreach (var change in OnTheWire(@base, head).Select(change => "there: " + change).Concat(OnTheWire(head, @base).Select(change => "back: " + change)))
                {
                    problems.Add($"{document} {number}: {change}");
                }
            });
        }

        problems.Order(StringComparer.Ordinal).Take(10).ShouldBeEmpty($"{problems.Count} in all, of {count} places");
        count.ShouldBeGreaterThan(0);
    }

    /// <summary>Everything at once, and what chance picks.</summary>
    private static IEnumerable<Choice> Choices(int seeds) => Enumerable.Range(0, seeds).Select(Choice.Half).Prepend(new Choice(_ => true));

    /// <summary>What differs for who calls by HTTP: rules from DRY1600 on are of C# alone.</summary>
    private static IEnumerable<Change> OnTheWire(Contract @base, Contract head) =>
        ContractComparer.Compare(@base, head, new ComparisonOptions { Today = new DateTime(2026, 1, 1) })
            .Where(change => !Unused.Contains(change.Rule.Id) && !change.Rule.Id.StartsWith("DRY16", StringComparison.Ordinal));

    private static Contract Read(string document) => OpenApiContractReader.Read(OpenApiDocument.From(Tree.Json(document)).Root);
}
