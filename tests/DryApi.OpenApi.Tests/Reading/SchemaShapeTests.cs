using DryApi.Contracts;
using DryApi.OpenApi.Documents;
using DryApi.OpenApi.Tests.Documents;

namespace DryApi.OpenApi.Tests.Reading;

/// <summary>What is wrong inside a document: it is left out as if it were not there, with one finding at its place, and the rest is read.</summary>
public sealed class SchemaShapeTests
{
    [Theory]
    [InlineData("""{"type":"string","maxLength":"abc"}""", "string", "\"abc\", where a number of 0 or more was expected")]
    [InlineData("""{"type":"string","minLength":-1}""", "string", "-1, where")]
    [InlineData("""{"type":"integer","minimum":true}""", "integer", "a boolean, where a number was expected")]
    [InlineData("""{"type":"integer","exclusiveMaximum":"1"}""", "integer", "\"1\", where")]
    [InlineData("""{"type":"string","nullable":"yes"}""", "string", "\"yes\", where true or false was expected")]
    [InlineData("""{"type":"string","pattern":1}""", "string", "1, where a string was expected")]
    [InlineData("""{"type":"object","required":"a"}""", "object", "\"a\", where a list of strings was expected")]
    [InlineData("""{"type":"object","required":["a",1]}""", "object requires=[\"a\"]", "1, where a string was expected")]
    [InlineData("""{"type":"integer","enum":"a"}""", "integer", "\"a\", where a list was expected")]
    [InlineData("""{"type":"integer","oneOf":{}}""", "integer", "an object, where a list of schemas was expected")]
    [InlineData("""{"type":"integer","allOf":[1,{"minimum":2}]}""", "integer minimum=2", "1, where a schema was expected")]
    [InlineData("""{"type":"object","properties":{"a":1}}""", "object", "1, where a schema was expected")]
    [InlineData("""{"type":"array","items":[]}""", "array<any>", "an array, where a schema was expected")]
    [InlineData("""{"type":"strng","maxLength":3}""", "any maxLength=3", "\"strng\", where one of array, boolean")]
    [InlineData("""{"type":["string","int"]}""", "any", "an array, where one of array")]
    [InlineData("""{"type":[]}""", "any", "an array, where one of array")]
    public void Read_OnKeywordOfTheWrongKind_LeavesItOutWithAFinding(string schema, string type, string problem)
    {
        var document = OpenApiDocument.From(Tree.Json(Reader.Document(schema)));

        var finding = document.Findings.ShouldHaveSingleItem();
        finding.Rule.ShouldBe(ProseRules.ValueUnusable);
        finding.Problem.ShouldNotBeNull().ShouldContain(problem);
        finding.Pointer.ShouldStartWith("/paths/~1a/post/requestBody/content/application~1json/schema/");
        finding.Node.Position.Line.ShouldBe(2);
        Reader.SchemasOf(schema).ShouldStartWith(type);
    }

    [Theory]
    [InlineData("""{"in":"query","schema":{}}""")]
    [InlineData("""{"name":"a","schema":{}}""")]
    [InlineData("""{"name":"a","in":"body","schema":{}}""")]
    [InlineData("""{"$ref":"#/components/parameters/None"}""")]
    [InlineData("5")]
    public void Read_OnParameterThatIsNone_ReadsTheOthers(string parameter)
    {
        const string document = """{"openapi":"3.0.3","info":{},"paths":{"/a":{"get":{"parameters":[#,{"name":"b","in":"query","schema":{"type":"string"}}],"responses":{}}}}}""";

        OpenApiDocument.From(Tree.Json(document.Replace("#", parameter))).Findings.ShouldHaveSingleItem();
        Reader.TextOf(document.Replace("#", parameter)).ShouldBe(Reader.TextOf(document.Replace("#,", "")));
    }

    [Theory]
    [InlineData("\"get\":5")]
    [InlineData("\"parameters\":{}")]
    [InlineData("\"servers\":\"x\"")]
    [InlineData("\"gett\":{}")]
    [InlineData("\"query\":{\"responses\":{}}")]
    public void Read_OnWrongThingInAPath_ReadsTheRest(string wrong)
    {
        const string document = """{"openapi":"3.0.3","info":{},"paths":{"/a":{#,"post":{"responses":{}}}}}""";

        OpenApiDocument.From(Tree.Json(document.Replace("#", wrong))).Findings.ShouldHaveSingleItem();
        Reader.TextOf(document.Replace("#", wrong)).ShouldBe(Reader.TextOf(document.Replace("#,", "")));
    }

    [Fact]
    public void Read_OnOneIdOfTwoOperations_ReadsBothWithAFinding()
    {
        var document = OpenApiDocument.From(Tree.Json("""{"openapi":"3.0.3","paths":{"/a":{"get":{"operationId":"x","responses":{}}},"/b":{"get":{"operationId":"x","responses":{}}}}}"""));

        document.Findings.ShouldHaveSingleItem().Rule.ShouldBe(ProseRules.NameRepeated);
    }

    [Theory]
    [InlineData("""{"$ref":"#/components/schemas/S","maxLength":3}""", "3.0.3", 1)]
    [InlineData("""{"$ref":"#/components/schemas/S","maxLength":3}""", "3.1.0", 0)]
    [InlineData("""{"$ref":"#/components/schemas/S","description":"d","x-any":1}""", "3.0.3", 0)]
    public void Read_OnKeywordBesideReference_ReadsItInLaterVersionsOnly(string schema, string version, int findings)
    {
        const string components = """{"S":{"type":"string"}}""";

        OpenApiDocument.From(Tree.Json(Reader.Document(schema, components, version))).Findings.Count(f => f.Rule == ProseRules.ReferenceSiblingIgnored).ShouldBe(findings);
        Reader.SchemasOf(schema, components, version).Contains("maxLength").ShouldBe(version == "3.1.0" && schema.Contains("maxLength"));
    }

    [Fact]
    public void Read_OnWebhooksBesideEmptyPaths_ReadsThem() =>
        Reader.TextOf("""{"openapi":"3.1.0","info":{"title":"t","version":"1"},"paths":null,"webhooks":{"w":{"post":{"responses":{}}}}}""").ShouldContain("webhook POST w");
}
