using DryApi.Contracts;
using DryApi.OpenApi.Documents;

namespace DryApi.OpenApi.Tests.Documents;

public sealed class DocumentCheckTests
{
    private static string? Failure(string components) => Findings(components).FirstOrDefault() is { } finding ? $"{finding.Node.Position}: {finding.Problem}" : null;

    private static IEnumerable<DocumentFinding> Findings(string components) =>
        OpenApiDocument.From(Tree.Json($$"""{"openapi":"3.1.0","components":{{components}}}""")).Findings.Where(finding => finding.Rule == ProseRules.ReferenceUnresolved);

    /// <summary>A name that comes again is told where it counts, and what it replaced is not read: in JSON, in YAML, and in a file beside.</summary>
    [Theory]
    [InlineData("a.json", "{\"openapi\":\"3.1.0\",\"paths\":{},\n\"components\":{\"schemas\":{\"S\":{\"type\":\"string\",\"type\":\"integer\"}}}}", 2, "/components/schemas/S/type", 2)]
    [InlineData("a.yaml", "openapi: 3.1.0\npaths: {}\ncomponents:\n  schemas:\n    S: {type: string}\n    S:\n      type: integer", 6, "/components/schemas/S", 5)]
    [InlineData("b.yaml", "S:\n  type: string\n  type: integer", 3, "/components/schemas/S/type", 2)]
    public void A_name_that_comes_again_is_told_and_the_last_one_is_read(string name, string text, int line, string pointer, int first)
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write(name, text);
        if (name == "b.yaml")
        {
            path = folder.Write("a.yaml", "openapi: 3.1.0\npaths: {}\ncomponents: {schemas: {S: {$ref: 'b.yaml#/S'}}}");
        }

        var document = OpenApiDocument.Load(path);

        var finding = document.Findings.ShouldHaveSingleItem();
        finding.Rule.ShouldBe(ProseRules.NameRepeated);
        finding.Node.Place.Line.ShouldBe(line);
        finding.Node.Place.File.ShouldEndWith(name);
        finding.Pointer.ShouldBe(pointer);
        finding.Problem.ShouldNotBeNull().ShouldContain($"is there already at line {first}");
        document.Root["components"]!["schemas"]!["S"]!.GetString("type").ShouldBe("integer");
    }

    [Theory]
    [InlineData("""{"schemas":{"A":{"$ref":"#/components/schemas/B"},"B":{"type":"string"}}}""")]
    [InlineData("""{"schemas":{"A":{"properties":{"next":{"$ref":"#/components/schemas/A"}}}}}""")]
    [InlineData("""{"schemas":{"A b/c":{},"B":{"$ref":"#/components/schemas/A%20b~1c"}}}""")]
    [InlineData("""{"schemas":{"A":{"anyOf":[{"type":"string"},{"$ref":"#/components/schemas/A/anyOf/0"}]}}}""")]
    public void References_that_lead_somewhere_are_accepted(string components) => Failure(components).ShouldBeNull();

    [Theory]
    [InlineData("""{"schemas":{"A":{"properties":{"$ref":{"type":"string"}}}}}""")]
    [InlineData("""{"schemas":{"A":{"patternProperties":{"$ref":{"type":"string"}}}}}""")]
    [InlineData("""{"schemas":{"A":{"example":{"$ref":"#/no"}}}}""")]
    [InlineData("""{"schemas":{"A":{"default":{"$ref":"#/no"}}}}""")]
    [InlineData("""{"schemas":{"A":{"enum":[{"$ref":"#/no"}]}}}""")]
    [InlineData("""{"schemas":{"A":{"const":{"$ref":"#/no"}}}}""")]
    [InlineData("""{"schemas":{"A":{"examples":[{"$ref":"#/no"}]}}}""")]
    [InlineData("""{"schemas":{"A":{"x-any":{"$ref":"#/no"}}}}""")]
    [InlineData("""{"schemas":{"A":{"discriminator":{"propertyName":"p","mapping":{"$ref":"#/no"}}}}}""")]
    [InlineData("""{"examples":{"A":{"value":{"$ref":"#/no"}}}}""")]
    [InlineData("""{"links":{"A":{"parameters":{"p":{"$ref":"#/no"}},"requestBody":{"$ref":"#/no"}}}}""")]
    public void A_ref_in_data_is_no_reference(string components) => Failure(components).ShouldBeNull();

    [Theory]
    [InlineData("""{"schemas":{"A":{"items":{"$ref":"#/no"}}}}""")]
    [InlineData("""{"schemas":{"A":{"properties":{"example":{"$ref":"#/no"}}}}}""")]
    [InlineData("""{"schemas":{"A":{"properties":{"x-p":{"$ref":"#/no"}}}}}""")]
    [InlineData("""{"schemas":{"A":{"allOf":[{},{"$ref":"#/no"}]}}}""")]
    [InlineData("""{"schemas":{"A":{"additionalProperties":{"$ref":"#/no"}}}}""")]
    [InlineData("""{"schemas":{"A":{"$defs":{"d":{"$ref":"#/no"}}}}}""")]
    [InlineData("""{"examples":{"A":{"$ref":"#/no"}}}""")]
    [InlineData("""{"headers":{"x-limit":{"$ref":"#/no"}}}""")]
    [InlineData("""{"links":{"A":{"$ref":"#/no"}}}""")]
    [InlineData("""{"pathItems":{"P":{"get":{"responses":{"default":{"$ref":"#/no"}}}}}}""")]
    [InlineData("""{"pathItems":{"P":{"get":{"callbacks":{"c":{"{$url}":{"post":{"requestBody":{"$ref":"#/no"}}}}}}}}}""")]
    public void A_dangling_reference_is_told_at_its_place(string components)
    {
        const string before = """{"openapi":"3.1.0","components":""";
        var column = before.Length + components.IndexOf("\"#/no\"", StringComparison.Ordinal) + 1;

        Failure(components).ShouldBe($"a.json(1,{column}): \"#/no\" names nothing in this document");
    }

    [Theory]
    [InlineData("""{"schemas":{"A":{"$ref":"#/components/schemas/A"}}}""")]
    [InlineData("""{"schemas":{"A":{"$ref":"#/components/schemas/B"},"B":{"$ref":"#/components/schemas/A"}}}""")]
    [InlineData("""{"schemas":{"Z":{"items":{"$ref":"#/components/schemas/A"}},"A":{"$ref":"#/components/schemas/A"}}}""")]
    public void A_reference_that_leads_only_to_itself_is_told(string components)
    {
        var message = Failure(components).ShouldNotBeNull();

        message.ShouldContain("\"#/components/schemas/");
        message.ShouldContain("leads only to itself");
    }

    [Theory]
    [InlineData("other.json#/A", "leads out of the document")]
    [InlineData("https://example.com/a.json", "leads out of the document")]
    [InlineData("#anchor", "names nothing in this document")]
    [InlineData("#", "names nothing in this document")]
    [InlineData("", "leads out of the document")]
    public void A_reference_out_of_the_document_is_told_by_name(string reference, string problem) =>
        Failure("""{"schemas":{"A":{"$ref":"REF"}}}""".Replace("REF", reference)).ShouldNotBeNull().ShouldContain($"\"{reference}\" {problem}");

    [Fact]
    public void A_reference_that_is_no_string_is_told() =>
        Failure("""{"schemas":{"A":{"$ref":1}}}""").ShouldNotBeNull().ShouldContain("a number is no string");

    [Fact]
    public void A_long_chain_of_references_is_followed_once()
    {
        var schemas = Enumerable.Range(0, 20_000).Select(i => $$"""  "S{{i}}":{"$ref":"#/components/schemas/S{{i + 1}}"}""");

        Failure("{\"schemas\":{" + string.Join(',', schemas) + ",\"S20000\":{}}}").ShouldBeNull();
    }

    [Theory]
    [InlineData("""{"schemas":{"A":{"$ref":"#/components/responses/R"}},"responses":{"R":{"description":""}}}""", "leads to another kind of object")]
    [InlineData("""{"schemas":{"A":{"$ref":"#/components/examples/E/value"}},"examples":{"E":{"value":5}}}""", "leads to a number")]
    public void A_reference_to_something_else_than_stands_there_is_told(string components, string problem) => Failure(components).ShouldNotBeNull().ShouldContain(problem);

    [Theory]
    [InlineData("""{"schemas":{"A":{"$ref":"#/components/schemas/B"},"B":{"$ref":"#/components/schemas/C"},"C":{"$ref":"#/components/schemas/B"}}}""", 3)]
    [InlineData("""{"schemas":{"A":{"$ref":"#/components/schemas/B"},"B":{"$ref":"#/no"},"C":{"$ref":"#/components/schemas/A"}}}""", 3)]
    public void All_that_lead_nowhere_are_told_in_any_order(string components, int count)
    {
        Findings(components).Count().ShouldBe(count);
        Findings(components.Replace("\"A\"", "\"Z\"").Replace("/A\"", "/Z\"")).Count().ShouldBe(count);
    }

    [Fact]
    public void A_long_chain_that_ends_nowhere_is_followed_once()
    {
        var schemas = Enumerable.Range(0, 20_000).Select(i => $$"""  "S{{i}}":{"$ref":"#/components/schemas/S{{i + 1}}"}""");

        Findings("{\"schemas\":{" + string.Join(',', schemas) + "}}").Count().ShouldBe(20_000);
    }
}
