using System.Text;
using System.Text.Json.Nodes;
using DryApi.Contracts;
using DryApi.OpenApi.Normalization;
using DryApi.OpenApi.Tests.Commands;
using DryApi.OpenApi.Tests.Documents;
using DryApi.OpenApi.Tests.Reading;
using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;
using Reader = DryApi.OpenApi.Tests.Reading.Reader;

namespace DryApi.OpenApi.Tests.Normalization;

/// <summary>The document that NSwag reads: plain 3.0, judged by a reader that is not ours.</summary>
public sealed class NormalizedDocumentTests
{
    public static TheoryData<string> Documents => ["30", "31", "only31", .. RepositoryFiles.DocumentNames];

    [Theory]
    [MemberData(nameof(Documents))]
    public void Write_OnDocument_IsValidOpenApi30(string name)
    {
        var read = OpenApiModelFactory.Parse(Normalize(name), "json");

        read.Diagnostic!.Errors.ShouldBeEmpty();
        read.Diagnostic.Warnings.ShouldBeEmpty();
        read.Diagnostic.SpecificationVersion.ShouldBe(OpenApiSpecVersion.OpenApi3_0);
        read.Document!.Paths.Count.ShouldBeGreaterThan(0);
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void Write_OnDocument_LeavesNothingThatNSwagGetsWrong(string name)
    {
        foreach (var node in Nodes(JsonNode.Parse(Normalize(name))!).OfType<JsonObject>())
        {
            // What its templates cannot see or get wrong: unions, 3.1, formats that it maps itself, integers without a format.
            node.Select(p => p.Key).ShouldNotContain(key => key == "oneOf" || key == "anyOf" || key == "allOf" || key == "not" || key == "const" || key == "nullable" || key == "patternProperties");
            if (node["type"] is JsonValue type)
            {
                type.GetValueKind().ShouldBe(System.Text.Json.JsonValueKind.String);
                (node["format"]?.ToString() ?? "").ShouldBeOneOf(type.ToString() switch
                {
                    "integer" => ["int64"],
                    "number" => ["double", "decimal"],
                    "string" => ["", "date-time"],
                    _ => [""],
                });
            }

            if (node["content"] is JsonObject content)
            {
                content.Select(c => c.Key).ShouldBe(["application/json"]);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void Write_OnDocument_HasEveryNameOfTheSurface(string name)
    {
        var contract = ContractOf(name);
        var surface = CSharpSurface.Of(contract);
        var document = JsonNode.Parse(Normalize(name))!;
        var schemas = document["components"]!["schemas"]!.AsObject();

        schemas.Select(s => s.Key).ShouldBe(
            surface.Models.Select(m => m.Name).Concat(surface.Enums.Select(e => e.Name)).Concat(surface.Unions.Select(u => u.Name)).Append("FileContent"),
            ignoreOrder: true);
        var declarations = DeclarationsOf(contract);
        foreach (var model in surface.Models)
        {
            schemas[model.Name]!["properties"]!.AsObject().Select(p => (p.Key, p.Value!["x-csharp"]!["wireName"]!.ToString(), declarations[(int)p.Value["x-csharp"]!["index"]!]))
                .ShouldBe(model.Properties.Select(p => (p.Name, CSharpLiteral.Quote(p.WireName), $"property {model.Name}.{p.Name} | {p.ContractLine}")));
        }

        document["paths"]!.AsObject().SelectMany(p => p.Value!.AsObject()).Count().ShouldBe(contract.Operations.Count(o => o.Kind == OperationKind.Operation));
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void Write_OnContractReadBackFromItsText_IsTheSameButForProse(string name)
    {
        var contract = ContractOf(name);
        var document = NormalizeOf(ContractReader.Read(ContractWriter.Write(contract)));

        WithoutProse(document).ShouldBe(WithoutProse(NormalizeOf(contract)));
    }

    [Theory]
    [InlineData("""{"type":"integer"}""", "integer", "int64")]
    [InlineData("""{"type":"integer","format":"int64"}""", "integer", "int64")]
    [InlineData("""{"type":"integer","format":"int32"}""", "integer", "int32")]
    [InlineData("""{"type":"integer","format":"uint8"}""", "integer", "int64")]
    [InlineData("""{"type":"number","format":"float"}""", "number", "double")]
    [InlineData("""{"type":"string","format":"uri"}""", "string", null)]
    [InlineData("""{"type":"string","format":"uuid"}""", "string", null)]
    [InlineData("""{"type":"string","format":"date-time"}""", "string", "date-time")]
    public void Write_OnType_GivesTheFormatOfItsCSharp(string schema, string type, string? format)
    {
        var document = JsonNode.Parse(NormalizeOf(Reader.Of(Reader.Document("""{"type":"object","properties":{"p":#}}""".Replace("#", schema)))))!;
        var property = document["components"]!["schemas"]!["ARequest"]!["properties"]!["P"]!;

        property["type"]!.ToString().ShouldBe(type);
        property["format"]?.ToString().ShouldBe(format);
    }

    [Fact]
    public void Write_OnTheSameFactsIn30And31_IsTheSame() => WithoutProse(Normalize("31")).ShouldBe(WithoutProse(Normalize("30")));

    [Fact]
    public async Task Commands_OnEveryDocument_GoThrough()
    {
        using var folder = new TemporaryFolder();
        foreach (var (name, text) in ((string, string)[])[("30", LendingService.In30), ("31", LendingService.In31), ("only31", LendingService.Only31)])
        {
            var document = folder.Write(name + ".json", text);

            (await Tool.RunAsync("contract", document, "--output", folder[name + ".txt"])).ExitCode.ShouldBe(0);
            (await Tool.RunAsync("normalize", document, "--output", folder[name + ".n.json"], "--contract", folder[name + ".txt"])).ExitCode.ShouldBe(0);
            File.ReadAllText(folder[name + ".txt"]).ShouldBe(Reader.TextOf(text));
            File.ReadAllText(folder[name + ".n.json"]).TrimEnd().ShouldBe(Normalize(name).TrimEnd());
        }
    }

    private static string Normalize(string name) => NormalizeOf(ContractOf(name));

    private static Contract ContractOf(string name) => name switch
    {
        "30" => Reader.Of(LendingService.In30),
        "31" => Reader.Of(LendingService.In31),
        "only31" => Reader.Of(LendingService.Only31),
        _ => AcceptedDocument.Of(name).Contract(),
    };

    private static string NormalizeOf(Contract contract)
    {
        using var stream = new MemoryStream();
        NormalizedDocument.Write(contract, stream, Stream.Null);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static string[] DeclarationsOf(Contract contract)
    {
        using var stream = new MemoryStream();
        NormalizedDocument.Write(contract, Stream.Null, stream);
        return Encoding.UTF8.GetString(stream.ToArray()).Split('\n');
    }

    private static string WithoutProse(string document)
    {
        var root = JsonNode.Parse(document)!;
        foreach (var node in Nodes(root).OfType<JsonObject>().ToList())
        {
            foreach (var key in (string[])["summary", "builderSummary", "submitSummary", "returns"])
            {
                if (node[key] is JsonArray)
                {
                    node.Remove(key);
                }
            }
        }

        return root.ToJsonString();
    }

    private static IEnumerable<JsonNode> Nodes(JsonNode node) => (node switch
    {
        JsonObject map => map.Select(p => p.Value).OfType<JsonNode>().SelectMany(Nodes),
        JsonArray items => items.OfType<JsonNode>().SelectMany(Nodes),
        _ => [],
    }).Prepend(node);
}
