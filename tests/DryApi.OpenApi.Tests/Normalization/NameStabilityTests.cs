using System.Text.Json.Nodes;
using DryApi.Contracts;

namespace DryApi.OpenApi.Tests.Normalization;

/// <summary>What is inserted somewhere renames nothing elsewhere: callers' code goes on compiling.</summary>
public sealed class NameStabilityTests
{
    private static readonly HashSet<string> Before = Names(CSharpSurface.Of(AcceptedDocument.V1.Contract()));

    [Fact]
    public void Names_OfTheAcceptedDocument_AreHundreds() => Before.Count.ShouldBeGreaterThan(500);

    [Theory]
    [InlineData("/api/v1/client/a-new-thing")]
    [InlineData("/api/v1/client/txt2img/again")]
    [InlineData("/api/v1/client/{id}")]
    [InlineData("/api/v1/admin/things")]
    [InlineData("/health")]
    [InlineData("/")]
    public void Names_AfterAnOperationAtTheTop_AreAllThere(string path)
    {
        var document = JsonNode.Parse(AcceptedDocument.V1.Text)!;
        document["paths"]!.AsObject().Insert(0, path, Operation());

        Added(document).ShouldNotBeEmpty();
    }

    [Fact]
    public void Names_AfterAnInlineObjectInEverySchema_AreAllThere()
    {
        var document = JsonNode.Parse(AcceptedDocument.V1.Text)!;
        var objects = Objects(document["paths"]!).Concat(Objects(document["components"]!)).ToList();
        foreach (var properties in objects)
        {
            properties.Insert(0, "inserted", JsonNode.Parse("""{"type":"object","properties":{"inner":{"type":"array","items":{"type":"object","properties":{"x":{"type":"string","enum":["a"]}}}}}}"""));
        }

        objects.Count.ShouldBeGreaterThan(100);
        Added(document).Count.ShouldBeGreaterThan(300);
    }

    [Fact]
    public void Names_AfterReversingThePaths_AreTheSame()
    {
        var document = JsonNode.Parse(AcceptedDocument.V1.Text)!;
        document["paths"] = new JsonObject(document["paths"]!.AsObject().Reverse().Select(p => KeyValuePair.Create(p.Key, p.Value?.DeepClone())).ToList());

        Added(document).ShouldBeEmpty();
    }

    [Fact]
    public void Names_AfterANewMethodOnEachPath_AreAllThere()
    {
        var document = JsonNode.Parse(AcceptedDocument.V1.Text)!;
        foreach (var path in document["paths"]!.AsObject())
        {
            path.Value!.AsObject().Insert(0, "put", Operation()["post"]!.DeepClone());
        }

        Added(document).Count.ShouldBeGreaterThan(100);
    }

    [Fact]
    public void Names_AfterAnotherMediaTypeOfEachBody_AreAllThere()
    {
        var document = JsonNode.Parse(AcceptedDocument.V1.Text)!;
        foreach (var content in document["paths"]!.AsObject().Select(p => p.Value!["post"]?["requestBody"]?["content"]?.AsObject()).OfType<JsonObject>())
        {
            content.Insert(0, "application/x-www-form-urlencoded", content.First().Value!.DeepClone());
        }

        Added(document).ShouldBeEmpty();
    }

    /// <summary>The new names; fails when an old one, or its type, is gone.</summary>
    private static List<string> Added(JsonNode document)
    {
        var after = Names(CSharpSurface.Of(AcceptedDocument.V1.Contract(document.ToJsonString())));

        Before.Except(after).ShouldBeEmpty();
        return [.. after.Except(Before)];
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
