using System.Text.Json.Nodes;
using DryApi.Contracts;

namespace DryApi.OpenApi.Tests.Normalization;

/// <summary>What is inserted somewhere renames nothing elsewhere: callers' code goes on compiling.</summary>
public sealed class NameStabilityTests
{
    private static readonly Dictionary<string, HashSet<string>> Before = AcceptedDocument.All.ToDictionary(document => document.Name, document => Names(CSharpSurface.Of(document.Contract())));

    public static TheoryData<string> Documents => AcceptedDocument.Names;

    /// <summary>Paths to insert; <c>FIRST</c> is the first one of the document, <c>BELOW</c> what all its paths have in common.</summary>
    public static MatrixTheoryData<string, string> Paths => new(AcceptedDocument.All.Select(document => document.Name), ["BELOW/a-new-thing", "FIRST/again", "BELOW/{id}", "/api/v1/admin/things", "/health", "/"]);

    [Theory]
    [MemberData(nameof(Documents))]
    public void Names_OfTheAcceptedDocument_AreHundreds(string name) => Before[name].Count.ShouldBeGreaterThan(500);

    [Theory]
    [MemberData(nameof(Paths))]
    public void Names_AfterAnOperationAtTheTop_AreAllThere(string name, string path)
    {
        var document = JsonNode.Parse(AcceptedDocument.Of(name).Text)!;
        var first = document["paths"]!.AsObject().First().Key;
        document["paths"]!.AsObject().Insert(0, path.Replace("FIRST", first, StringComparison.Ordinal).Replace("BELOW", AcceptedDocument.Of(name).Contract().PathPrefix, StringComparison.Ordinal), Operation());

        Added(name, document).ShouldNotBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void Names_AfterAnInlineObjectInEverySchema_AreAllThere(string name)
    {
        var document = JsonNode.Parse(AcceptedDocument.Of(name).Text)!;
        var objects = Objects(document["paths"]!).Concat(Objects(document["components"]!)).ToList();
        foreach (var properties in objects)
        {
            properties.Insert(0, "inserted", JsonNode.Parse("""{"type":"object","properties":{"inner":{"type":"array","items":{"type":"object","properties":{"x":{"type":"string","enum":["a"]}}}}}}"""));
        }

        objects.Count.ShouldBeGreaterThan(100);
        Added(name, document).Count.ShouldBeGreaterThan(300);
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void Names_AfterReversingThePaths_AreTheSame(string name)
    {
        var document = JsonNode.Parse(AcceptedDocument.Of(name).Text)!;
        document["paths"] = new JsonObject(document["paths"]!.AsObject().Reverse().Select(p => KeyValuePair.Create(p.Key, p.Value?.DeepClone())).ToList());

        Added(name, document).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void Names_AfterANewMethodOnEachPath_AreAllThere(string name)
    {
        var document = JsonNode.Parse(AcceptedDocument.Of(name).Text)!;
        foreach (var path in document["paths"]!.AsObject())
        {
            path.Value!.AsObject().Insert(0, "put", Operation()["post"]!.DeepClone());
        }

        Added(name, document).Count.ShouldBeGreaterThan(100);
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void Names_AfterAnotherMediaTypeOfEachBody_AreAllThere(string name)
    {
        var document = JsonNode.Parse(AcceptedDocument.Of(name).Text)!;
        foreach (var content in document["paths"]!.AsObject().Select(p => p.Value!["post"]?["requestBody"]?["content"]?.AsObject()).OfType<JsonObject>())
        {
            content.Insert(0, "application/x-www-form-urlencoded", content.First().Value!.DeepClone());
        }

        Added(name, document).ShouldBeEmpty();
    }

    /// <summary>The new names; fails when an old one, or its type, is gone.</summary>
    private static List<string> Added(string name, JsonNode document)
    {
        var after = Names(CSharpSurface.Of(AcceptedDocument.Of(name).Contract(document.ToJsonString())));

        Before[name].Except(after).ShouldBeEmpty();
        return [.. after.Except(Before[name])];
    }

    private static HashSet<string> Names(CSharpSurface surface) =>
    [
        .. surface.Models.SelectMany(m => m.Properties.Select(p => $"{m.Name}.{p.Name}: {(p.IsRequired ? "required " : "")}{p.Declaration}").Prepend($"class {m.Name}")),
        .. surface.Enums.SelectMany(e => e.Values.Select(v => $"{e.Name}.{CSharpName.Pascal(v)}").Prepend($"enum {e.Name}")),
        .. surface.Unions.SelectMany(u => u.Members.Select(m => $"{u.Name}.{m.Name}: {m.Type.Name}").Prepend($"union {u.Name}")),
        .. surface.Builders.SelectMany(b => b.Operations.Select(o => $"{b.Name}.{o.Name}({o.Body?.Name}, {o.Query?.Name}): {o.Result?.Name}")),
        .. surface.Builders.Prepend(surface.Root).SelectMany(b => b.Children.Select(c => $"{b.Name}.{c.Member ?? "[" + string.Join(", ", c.Parameters) + "]"}: {c.Name}")),
    ];

    private static JsonObject Operation() => JsonNode.Parse(
        """
        {"post":{"requestBody":{"content":{"application/json":{"schema":{"type":"object","properties":{"a":{"type":"object","properties":{"b":{"type":"string","enum":["x"]}}}}}}}},
         "responses":{"200":{"description":"","content":{"application/json":{"schema":{"type":"object","properties":{"data":{"type":"object","properties":{"c":{"type":"string"}}}}}}}}}}}
        """)!.AsObject();

    private static IEnumerable<JsonObject> Objects(JsonNode node) => (node switch
    {
        JsonObject map => map.Where(p => p.Key is not ("example" or "examples")).Select(p => p.Value).OfType<JsonNode>().SelectMany(Objects),
        JsonArray items => items.OfType<JsonNode>().SelectMany(Objects),
        _ => [],
    }).Concat(node is JsonObject schema && schema["type"]?.ToString() == "object" && schema["properties"] is JsonObject properties ? [properties] : []);
}
