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

/// <summary>What is said in other words is no change on the wire. A few seeds each time; with <c>DRYAPI_LONG_TESTS=1</c> forty.</summary>
public sealed class EquivalentDocumentTests
{
    /// <summary>What is told of schemas that no operation uses.</summary>
    private static readonly string[] Unused = ["DRY1190", "DRY1191", "DRY1192"];

    private static readonly string[] Conditions = ["if", "then", "dependentSchemas", "prefixItems"];

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

    public static TheoryData<string> Names => [.. Rewriting.All.Select(rewriting => rewriting.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Diff_OnADocumentInOtherWords_IsNoChangeOnTheWire(string name)
    {
        var rewriting = Rewriting.All.Single(each => each.Name == name);
        var problems = new ConcurrentBag<string>();
        var count = 0;
        foreach (var (document, text, choices) in (IEnumerable<(string, string, IEnumerable<Choice>)>)
            [("words", Words, Halves(10)), ("accepted", AcceptedDocument.Text, Halves(Seeds)), .. new[] { 1, 2 }.Select(seed => GeneratedDocument.Of(seed)).Select(text => ("generated", text, Places(text)))])
        {
            var @base = Read(text);
            Parallel.ForEach(choices, (choice, _, number) =>
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

    private static IEnumerable<Choice> Halves(int count) => Enumerable.Range(0, count).Select(Choice.Half);

    /// <summary>
    /// One place at a time: alternatives that nothing but their conditions tells apart are known by all that they say, and so not known again
    /// where everything is written otherwise at once.
    /// </summary>
    private static IEnumerable<Choice> Places(string text)
    {
        var places = DocumentPlaces.Of(text).Where(place => place.Kind == ObjectKind.Schema && !place.Pointer.Split('/').Any(Conditions.Contains)).Select(place => place.Pointer).ToArray();
        new Random(4711).Shuffle(places);
        return places.Take(Seeds * 2).Select(place => new Choice(pointer => pointer == place));
    }

    /// <summary>What differs for who calls by HTTP: rules from DRY1600 on are of C# alone.</summary>
    private static IEnumerable<Change> OnTheWire(Contract @base, Contract head) =>
        ContractComparer.Compare(@base, head, new ComparisonOptions { Today = new DateTime(2026, 1, 1) })
            .Where(change => !Unused.Contains(change.Rule.Id) && !change.Rule.Id.StartsWith("DRY16", StringComparison.Ordinal));

    private static Contract Read(string document) => OpenApiContractReader.Read(OpenApiDocument.From(Tree.Json(document)).Root);
}
