using DryApi.Contracts;
using DryApi.OpenApi.Documents;
using DryApi.OpenApi.Tests.Documents;

namespace DryApi.OpenApi.Tests.Reading;

/// <summary>Facts that stand where one easily overlooks them, or that only some versions have.</summary>
public sealed class DocumentFactTests
{
    private const string Ok = "\"responses\":{\"204\":{\"description\":\"\"}}";

    [Theory]
    [InlineData("securitySchemes", """{"x-key":{"type":"apiKey","in":"header","name":"K"}}""", "security x-key: apiKey in=\"header\" name=\"K\"")]
    [InlineData("responses", """{"x-ok":{"description":"","headers":{"x-meta":{"content":{"application/json":{"schema":{"type":"string"}}}}}}}""", "header x-meta: string content=\"application/json\"")]
    public void Name_ThatBeginsLikeAnExtension_IsAFactWhereTheAuthorChoosesNames(string folder, string content, string line) =>
        Reader.TextOf("""{"openapi":"3.0.3","paths":{},"components":{"<folder>":<content>}}""".Replace("<content>", content).Replace("<folder>", folder)).ShouldContain(line);

    [Fact]
    public void Name_ThatBeginsLikeAnExtension_IsNoneWhereExtensionsStand() =>
        Reader.TextOf("""{"openapi":"3.0.3","paths":{"/a":{"get":{"responses":{"204":{"description":""},"x-any":{"description":""}}}},"x-any":{"get":{}}}}""").ShouldNotContain("x-any");

    [Fact]
    public void Callback_NamedLikeAnExtension_IsRead() =>
        Reader.TextOf("""{"openapi":"3.0.3","paths":{"/a":{"get":{<Ok>,"callbacks":{"x-done":{"{$url}":{"post":{<Ok>}}}}}}}}""".Replace("<Ok>", Ok)).ShouldContain("callback POST GET /a x-done {$url}");

    [Fact]
    public void Operations_BesideAReference_AreThosOfThePathToo()
    {
        var contract = Reader.Of("""
            {"openapi":"3.1.0","paths":{"/a":{"$ref":"#/components/pathItems/P","post":{<Ok>},"parameters":[{"name":"q","in":"query","schema":{}}]}},
             "components":{"pathItems":{"P":{"$ref":"#/components/pathItems/Q","put":{<Ok>}},"Q":{"get":{<Ok>},"post":{"deprecated":true,<Ok>}}}}}
            """.Replace("<Ok>", Ok));

        contract.Operations.Select(o => $"{o} {o.Parameters.Count} {o.Facts.Count}").ShouldBe(["GET /a 1 0", "POST /a 1 0", "PUT /a 1 0"]);
    }

    [Fact]
    public void Server_WithVariables_StandsForEachUrl() => Reader.Of(
        """
        {"openapi":"3.0.3","paths":{},"servers":[{"url":"https://{r}.example/{v}","variables":{"r":{"default":"eu","enum":["us","eu"]},"v":{"default":"v1"}}},{"url":"/{none}"}]}
        """).Servers.ShouldBe(["https://eu.example/v1", "https://us.example/v1", "/{none}"]);

    [Theory]
    [InlineData("3.2.0", "operation QUERY /a", true)]
    [InlineData("3.2.0", "operation LINK /a", true)]
    [InlineData("3.1.0", "operation QUERY /a", false)]
    [InlineData("3.1.0", "operation LINK /a", false)]
    public void Method_OfVersion32_IsReadInItAlone(string version, string line, bool isRead)
    {
        var text = """{"openapi":"<version>","paths":{"/a":{"query":{<Ok>},"additionalOperations":{"LINK":{<Ok>},"GET":{<Ok>},"a b":{<Ok>}}}}}""".Replace("<Ok>", Ok).Replace("<version>", version);

        Reader.TextOf(text).Contains(line).ShouldBe(isRead);
        Reader.TextOf(text).ShouldNotContain("a b");
        OpenApiDocument.From(Tree.Json(text)).Findings.Select(f => f.Rule.Id).ShouldBe(isRead ? ["DRY1723", "DRY1723"] : ["DRY1725", "DRY1725"]);
    }

    [Fact]
    public void ItemSchema_IsTheListOfWhatComes() =>
        Reader.TextOf("""{"openapi":"3.2.0","paths":{"/a":{"get":{"responses":{"200":{"description":"","content":{"application/jsonl":{"itemSchema":{"type":"integer"}}}}}}}}}""")
            .ShouldContain("response 200 application/jsonl: array<integer>");

    [Theory]
    [InlineData("$ref", "#node", "$anchor")]
    [InlineData("$ref", "#node", "$dynamicAnchor")]
    [InlineData("$dynamicRef", "#node", "$dynamicAnchor")]
    [InlineData("$dynamicRef", "#/components/schemas/T", "$anchor")]
    public void Reference_ToAnAnchor_LeadsToIt(string keyword, string reference, string anchor)
    {
        var text = """{"openapi":"3.1.0","components":{"schemas":{"T":{"<anchor>":"node","type":"object","properties":{"kids":{"type":"array","items":{"<keyword>":"<reference>"}}}}}}}""".Replace("<anchor>", anchor).Replace("<keyword>", keyword).Replace("<reference>", reference);

        Reader.TextOf(text).ShouldContain("kids: array<T>");
        OpenApiDocument.From(Tree.Json(text)).Findings.ShouldBeEmpty();
    }

    [Fact]
    public void Reference_ToNoAnchor_IsAFinding() =>
        OpenApiDocument.From(Tree.Json("""{"openapi":"3.1.0","components":{"schemas":{"T":{"$ref":"#node"}}}}""")).Findings.ShouldHaveSingleItem().Rule.ShouldBe(ProseRules.ReferenceUnresolved);

    [Fact]
    public void Encoding_OfAForm_IsAFactThatItsTextKeeps()
    {
        var contract = Reader.Of("""
            {"openapi":"3.0.3","paths":{"/a":{"post":{"requestBody":{"content":{"multipart/form-data":{"schema":{"type":"object"},
             "encoding":{"odd \"name\"":{"contentType":"image/png","style":"form","headers":{"x-a":{"required":true,"schema":{"type":"string","maxLength":3}}}}}}}},<Ok>}}}}
            """.Replace("<Ok>", Ok));
        var text = ContractWriter.Write(contract);

        contract.Operations[0].Facts.Select(f => f.Value).ShouldBe(["\"image/png\"", "\"required string maxLength=3\""]);
        ContractWriter.Write(ContractReader.Read(text)).ShouldBe(text);
        ContractReader.Read(text).Operations[0].Facts.Select(f => f.Name).ShouldBe(contract.Operations[0].Facts.Select(f => f.Name));
    }
}
