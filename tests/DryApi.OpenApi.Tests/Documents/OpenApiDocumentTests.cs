using DryApi.OpenApi.Documents;

namespace DryApi.OpenApi.Tests.Documents;

public sealed class OpenApiDocumentTests
{
    [Theory]
    [InlineData("""{"openapi":"3.0.0","paths":{}}""")]
    [InlineData("""{"openapi":"3.0.4","paths":{}}""")]
    [InlineData("""{"openapi":"3.1.1","paths":{}}""")]
    [InlineData("""{"openapi":"3.1.0","webhooks":{}}""")]
    [InlineData("""{"openapi":"3.1.0","components":{}}""")]
    [InlineData("""{"openapi":"3.2.0","paths":{}}""")]
    [InlineData("""{"openapi":"3.0.0"}""")]
    public void Documents_of_3_0_to_3_2_are_accepted(string text) => OpenApiDocument.From(Tree.Json(text)).Findings.ShouldBeEmpty();

    [Fact]
    public void Paths_that_are_none_are_left_out_with_a_finding()
    {
        var document = OpenApiDocument.From(Tree.Json("""{"openapi":"3.0.0","paths":[]}"""));

        document.Root["paths"].ShouldBeNull();
        document.Findings.ShouldHaveSingleItem().Problem.ShouldBe("an array, where an object was expected");
    }

    [Theory]
    [InlineData("[]", "(1,1): this is no OpenAPI document but an array;")]
    [InlineData("\"x\"", "(1,1): this is no OpenAPI document but a string;")]
    [InlineData("{}", "(1,1): this is no OpenAPI document, it has no \"openapi\";")]
    [InlineData("""{"swagger":"2.0","paths":{}}""", "(1,12): this is a Swagger \"2.0\" document;")]
    [InlineData("""{"openapi":3.0,"paths":{}}""", "(1,12): the \"openapi\" version is a number;")]
    [InlineData("""{"openapi":"2.0","paths":{}}""", "(1,12): OpenAPI \"2.0\" is not supported;")]
    [InlineData("""{"openapi":"3.3.0","paths":{}}""", "(1,12): OpenAPI \"3.3.0\" is not supported;")]
    [InlineData("""{"openapi":"3.10.0","paths":{}}""", "(1,12): OpenAPI \"3.10.0\" is not supported;")]
    [InlineData("""{"openapi":"3.0","paths":{}}""", "(1,12): OpenAPI \"3.0\" is not supported;")]
    public void Anything_else_is_refused_by_name(string text, string expected) =>
        Tree.FailureOf(() => OpenApiDocument.From(Tree.Json(text))).ShouldStartWith("a.json" + expected);

    [Fact]
    public void A_missing_file_is_one_sentence()
    {
        using var folder = new TemporaryFolder();

        Tree.FailureOf(() => OpenApiDocument.Load(folder["none.json"])).ShouldBe($"{folder["none.json"]}: there is no such file; check the path");
        Tree.FailureOf(() => OpenApiDocument.Load(folder["no/where.json"])).ShouldEndWith("there is no such file; check the path");
        Tree.FailureOf(() => OpenApiDocument.Load(folder[""])).ShouldEndWith("this is a directory; name a file in it");
        Tree.FailureOf(() => OpenApiDocument.Load("")).ShouldBe("the name of a file is empty; name an OpenAPI document");
        Tree.FailureOf(() => OpenApiDocument.Load("a\0b")).ShouldContain("it cannot be read");
    }

    [Fact]
    public void A_file_of_200_MB_is_refused_unread()
    {
        using var folder = new TemporaryFolder();
        using (var file = File.Create(folder["big.json"]))
        {
            file.SetLength(200L * 1024 * 1024);
        }

        Tree.FailureOf(() => OpenApiDocument.Load(folder["big.json"])).ShouldContain("it is larger than 50 MB");
    }
}
