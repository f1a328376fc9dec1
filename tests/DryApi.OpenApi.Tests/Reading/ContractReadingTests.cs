using System.Text.Json.Nodes;
using DryApi.Contracts;
using DryApi.OpenApi.Documents;
using DryApi.OpenApi.Tests.Documents;

namespace DryApi.OpenApi.Tests.Reading;

public sealed class ContractReadingTests
{
    [Fact]
    public void Read_On30_IsTheContract() => Reader.TextOf(LendingService.In30).ShouldBe(LendingService.Contract.ReplaceLineEndings("\n"));

    [Fact]
    public void Read_OnTheSameFactsIn31_IsTheSameContract() => Reader.TextOf(LendingService.In31).ShouldBe(Reader.TextOf(LendingService.In30));

    [Fact]
    public void Read_OnWhatOnly31CanSay_KeepsAllOfIt() => Reader.TextOf(LendingService.Only31).ShouldBe(
        """
        contract 1
        title: "Tool workshop"
        version: "1"
        prefix: "/jobs"

        operation GET /jobs/{kind}/{id}
          security: none
          path id: string required minLength=1
          path kind: string required enum=["drill","saw"]
          query limit: integer nullable exclusiveMaximum=101 exclusiveMinimum=0
          response 200 application/json: any
          response 404 empty

        operation POST /jobs/{kind}/{id}
          security: none
          body application/json: ItemItemRequest
          response 202 empty
          response 202 header X-Left: integer required

        webhook POST finished
          security: none
          body application/json: FinishedRequest
          response 200 empty

        callback POST POST /jobs/{kind}/{id} done {$request.body#/url}
          security: none
          body application/json: Part
          response 204 empty

        schema ComponentsSchemasPartDefsScrew: object
          length: number
          next: ComponentsSchemasPartDefsScrew

        schema Drill: object
          bits: integer required
          kind: string required enum=["drill"]

        schema FinishedRequest: object
          id: string

        schema ItemItemRequest: object dependentRequired={"size":["part"]}
          input: ItemItemRequestInput
          local: ComponentsSchemasPartDefsScrew
          meta: ItemItemRequestMeta
          never: not<any>
          nothing: null
          pair: array<not<any>> prefixItems=["string","integer"]
          part: ItemItemRequestPart
          size: anyOf<integer minimum=1, string maxLength=3>
          state: string nullable enum=["off","on"]
          tool: oneOf<Drill, Saw> discriminator={"mapping":{"Drill":"#/components/schemas/Drill","saw":"#/components/schemas/Saw"},"propertyName":"kind"}
          unlike: not<string>
          whatever: any

        schema ItemItemRequestInput: object
          pattern "^[a-z]+$": any

        schema ItemItemRequestMeta: object
          owner: string
          pattern "^x-": string

        schema ItemItemRequestPart: object maxProperties=4
          parts: array<Part>
          screw: ComponentsSchemasPartDefsScrew

        schema Part: object
          parts: array<Part>
          screw: ComponentsSchemasPartDefsScrew

        schema Saw: object
          kind: string required enum=["saw"]
          teeth: integer required

        """.ReplaceLineEndings("\n"));

    [Theory]
    [InlineData("""{"type":"string","nullable":true}""", """{"type":["string","null"]}""")]
    [InlineData("""{"type":"string","nullable":true}""", """{"type":["null","string"]}""")]
    [InlineData("""{"type":"string","nullable":true}""", """{"anyOf":[{"type":"string"},{"type":"null"}]}""")]
    [InlineData("""{"type":"string","nullable":true}""", """{"oneOf":[{"type":"null"},{"type":"string"}]}""")]
    [InlineData("""{"type":"string","nullable":false}""", """{"type":"string"}""")]
    [InlineData("""{"type":"string","nullable":true,"enum":["a",null]}""", """{"type":["string","null"],"enum":[null,"a"]}""")]
    [InlineData("""{"type":"integer","nullable":true,"minimum":1}""", """{"anyOf":[{"type":"null"},{"type":"integer","minimum":1}]}""")]
    [InlineData("""{"nullable":true,"oneOf":[{"type":"string"},{"type":"integer"}]}""", """{"oneOf":[{"type":"integer"},{"type":"string"},{"type":"null"}]}""")]
    [InlineData("""{"nullable":true,"allOf":[{"$ref":"#/components/schemas/A"}]}""", """{"anyOf":[{"$ref":"#/components/schemas/A"},{"type":"null"}]}""")]
    [InlineData("""{"type":"number","minimum":0,"exclusiveMinimum":true}""", """{"type":"number","exclusiveMinimum":0}""")]
    [InlineData("""{"type":"number","maximum":5,"exclusiveMaximum":true}""", """{"type":"number","exclusiveMaximum":5.0}""")]
    [InlineData("""{"type":"number","minimum":0,"exclusiveMinimum":false}""", """{"type":"number","minimum":0}""")]
    [InlineData("""{"type":"string","enum":["a"]}""", """{"type":"string","const":"a"}""")]
    [InlineData("""{"type":"string","enum":["a","b"]}""", """{"anyOf":[{"const":"b"},{"const":"a"}]}""")]
    [InlineData("""{"type":"string","enum":["b","a"]}""", """{"type":"string","enum":["a","b"]}""")]
    [InlineData("""{"type":"string","format":"binary"}""", """{"type":"string","contentMediaType":"application/octet-stream"}""")]
    [InlineData("""{"type":"string","maxLength":5}""", """{"allOf":[{"$ref":"#/components/schemas/B"}],"maxLength":5}""")]
    [InlineData("""{"type":"string","x-schemes":["https"]}""", """{"allOf":[{"$ref":"#/components/schemas/B"}],"x-schemes":["https"]}""")]
    [InlineData("""{"readOnly":true,"allOf":[{"$ref":"#/components/schemas/A"}]}""", """{"allOf":[{"$ref":"#/components/schemas/A"}],"readOnly":true}""")]
    [InlineData("""{"type":"object"}""", """{"type":"object","additionalProperties":true}""")]
    [InlineData("""{"type":"object"}""", """{"type":"object","additionalProperties":{}}""")]
    [InlineData("""{}""", """true""")]
    public void Read_On30And31_SaysTheSame(string in30, string in31)
    {
        const string components = """{"A":{"type":"object","properties":{"x":{"type":"string"}}},"B":{"type":"string"}}""";
        var body = """{"type":"object","properties":{"p":#}}""";

        Reader.SchemasOf(body.Replace("#", in31), components).ShouldBe(Reader.SchemasOf(body.Replace("#", in30), components, "3.0.3"));
    }

    [Theory]
    // Both hold: the narrower bound stays, requirements add up, nullability has to be allowed by all.
    [InlineData("""{"allOf":[{"type":"string","maxLength":9},{"type":"string","maxLength":5,"minLength":1}]}""", "string maxLength=5 minLength=1")]
    [InlineData("""{"allOf":[{"type":"number","minimum":1},{"type":"integer","minimum":0}]}""", "integer minimum=1")]
    [InlineData("""{"type":"string","allOf":[{"enum":["a","b"]},{"enum":["b","c"]}]}""", "string enum=[\"b\"]")]
    [InlineData("""{"allOf":[{"type":["string","null"]},{"type":"string"}]}""", "string")]
    [InlineData("""{"allOf":[{"type":["string","null"]},{"type":["string","null"]}]}""", "string nullable")]
    [InlineData("""{"allOf":[{"type":"string"}]}""", "string")]
    [InlineData("""{"allOf":[{"$ref":"#/components/schemas/A"}]}""", "A")]
    [InlineData("""{"allOf":[{"allOf":[{"type":"string"},{"maxLength":3}]},{"minLength":2}]}""", "string maxLength=3 minLength=2")]
    public void Read_OnAllOf_MergesIt(string schema, string expected) =>
        Reader.SchemasOf("""{"type":"object","properties":{"p":#}}""".Replace("#", schema), """{"A":{"type":"object","properties":{"x":{"type":"string"}}}}""")
            .Split((char)10).ShouldContain("  p: " + expected, schema);

    [Fact]
    public void Read_OnAllOfObjects_GathersTheirProperties() => Reader.SchemasOf(
        """{"allOf":[{"$ref":"#/components/schemas/A"},{"type":"object","required":["x"],"properties":{"x":{"type":"string","maxLength":3},"y":{"type":"integer"}}}]}""",
        """{"A":{"type":"object","required":["z"],"properties":{"x":{"type":"string","minLength":1},"z":{"type":"boolean"}}}}""").ShouldBe(
        """
        ARequest
        schema A: object
          x: string minLength=1
          z: boolean required
        schema ARequest: object
          x: string required maxLength=3 minLength=1
          y: integer
          z: boolean required
        """.ReplaceLineEndings("\n"));

    [Fact]
    public void Read_OnOtherKeyOrder_IsTheSame()
    {
        foreach (var document in (string[])[LendingService.In30, LendingService.In31, LendingService.Only31])
        {
            Reader.TextOf(Reversed(JsonNode.Parse(document)!)!.ToJsonString()).ShouldBe(Reader.TextOf(document));
        }
    }

    [Fact]
    public void Read_OnHoistedBody_ChangesItsNameAlone()
    {
        const string schema = """{"type":"object","required":["a"],"properties":{"a":{"type":"string","maxLength":3},"b":{"type":"array","items":{"type":"object","properties":{"c":{"type":"integer"}}}}}}""";
        var inline = Reader.SchemasOf(schema);
        var hoisted = Reader.SchemasOf("""{"$ref":"#/components/schemas/ARequest"}""", $$"""{"ARequest":{{schema}}}""");

        hoisted.ShouldBe(inline);
    }

    [Fact]
    public void Read_OnSeveralMediaTypes_SharesOneNameWhereTheyAreTheSame()
    {
        const string schema = """{"type":"object","properties":{"a":{"type":"string"}}}""";
        const string other = """{"type":"object","properties":{"b":{"type":"string"}}}""";
        var document = Reader.Document(schema).Replace(
            "\"application/json\":",
            $$"""
            "application/a+json": {"schema":{{schema}}}, "multipart/form-data": {"schema":{{other}}}, "application/json":
            """);

        Reader.Of(document).Operations.Single().Bodies.Select(b => $"{b.MediaType} {b.Type}")
            .ShouldBe(["application/a+json ARequest", "application/json ARequest", "multipart/form-data ARequestFormData"]);
    }

    [Theory]
    [InlineData("""{"A":{"type":"object","properties":{"a":{"$ref":"#/components/schemas/A"}}}}""", "schema A: object\n  a: A")]
    [InlineData("""{"A":{"type":"array","items":{"$ref":"#/components/schemas/A"}}}""", "schema A: array<A>")]
    [InlineData("""{"A":{"allOf":[{"$ref":"#/components/schemas/B"}]},"B":{"type":"object","properties":{"a":{"$ref":"#/components/schemas/A"}}}}""", "schema A: B\nschema B: object\n  a: A")]
    [InlineData("""{"A":{"oneOf":[{"type":"string"},{"type":"array","items":{"$ref":"#/components/schemas/A"}}]}}""", "schema A: oneOf<array<A>, string>")]
    [InlineData("""{"A":{"allOf":[{"$ref":"#/components/schemas/A"},{"type":"object","properties":{"x":{"type":"string"}}}]}}""", "schema A: object\n  x: string")]
    [InlineData("""{"A":{"type":"object","additionalProperties":{"$ref":"#/components/schemas/A"}}}""", "schema A: map<A>")]
    [InlineData("""{"A":{"type":"object","properties":{"x":{"type":"object","properties":{"y":{"$ref":"#/components/schemas/A/properties/x"}}}}}}""", "schema A: object\n  x: AX")]
    public void Read_OnSchemaThatHoldsItself_Ends(string components, string expected) =>
        Reader.SchemasOf("""{"$ref":"#/components/schemas/A"}""", components).ShouldStartWith("A\n" + expected);

    [Theory]
    [InlineData("""{"type":"object","properties":{"p":#}}""", 1_000)]
    [InlineData("""{"type":"array","items":#}""", 1_000)]
    [InlineData("""{"allOf":[#]}""", 700)]
    [InlineData("""{"oneOf":[#,{"type":"string"}]}""", 700)]
    [InlineData("""{"not":#}""", 1_000)]
    [InlineData("""{"type":"object","additionalProperties":#}""", 1_000)]
    public void Read_OnDeepNesting_GivesAResultOrAClearError(string level, int depth)
    {
        var parts = level.Split('#');
        var schema = string.Concat(Enumerable.Repeat(parts[0], depth)) + "{}" + string.Concat(Enumerable.Repeat(parts[1], depth));
        try
        {
            var text = Reader.TextOf(Reader.Document(schema));
            ContractWriter.Write(ContractReader.Read(text)).ShouldBe(text);
        }
        catch (Exception failure) when (failure is InputException or WorkLimitException)
        {
            failure.Message.ShouldMatch("objects and arrays are nested more than 1500 deep|schemas stand in one another.* more than 250 deep");
        }
    }

    private static JsonNode? Reversed(JsonNode? node) => node switch
    {
        JsonObject map => new JsonObject(map.Reverse().Select(p => KeyValuePair.Create(p.Key, Reversed(p.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Reversed)]),
        _ => node?.DeepClone(),
    };
}
