using DryApi.OpenApi.Documents;
using DryApi.OpenApi.Normalization;
using DryApi.OpenApi.Tests.Commands;
using DryApi.OpenApi.Tests.Documents;

namespace DryApi.OpenApi.Tests.Normalization;

public sealed class ControllerDocumentTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Prepare_OnPathsWithOneTag_GivesEachPathItsOwn()
    {
        var root = Prepare("""{"/a/b/pets":{"get":{"tags":["All"]},"post":{"tags":["All"]}},"/a/b/pets/{id}":{"get":{}}}""");

        Find(root, "/paths/~1a~1b~1pets/get/tags").ShouldBe("""["Pets"]""");
        Find(root, "/paths/~1a~1b~1pets/post/tags").ShouldBe("""["Pets"]""");
        Find(root, "/paths/~1a~1b~1pets~1{id}/get/tags").ShouldBe("""["PetsItem"]""");
    }

    [Fact]
    public void Prepare_OnAnInlineForm_NamesItsSchemasAndKeepsMediaTypeAndFiles()
    {
        var root = Prepare(
            """
            {"/up":{"post":{"requestBody":{"content":{"multipart/form-data":{"schema":{"type":"object","required":["file"],"properties":{
              "file":{"type":"string","format":"binary"},
              "parts":{"type":"array","items":{"type":"object","properties":{"weight":{"type":"integer"}}}},
              "mode":{"type":"string","enum":["a","b"],"nullable":true}}}}}}}},"/down":{}}
            """);

        Find(root, "/paths/~1up/post/requestBody/content").ShouldBe("""{"multipart/form-data": {"schema": {"$ref": "#/components/schemas/UpRequest"}}}""");
        Find(root, "/components/schemas/UpRequest/properties/file").ShouldBe("""{"type": "string","format": "binary"}""");
        Find(root, "/components/schemas/UpRequest/properties/parts/items").ShouldBe("""{"$ref": "#/components/schemas/UpRequestPart"}""");
        Find(root, "/components/schemas/UpRequestPart/properties/weight").ShouldBe("""{"type": "integer","format": "int64"}""");
        Find(root, "/components/schemas/UpRequestMode").ShouldBe("""{"type": "string","enum": ["a","b"],"nullable": true}""");
    }

    [Fact]
    public void Prepare_OnWhatTheTemplatesGetWrong_MendsIt()
    {
        var root = Prepare(
            """
            {"/a":{"post":{"parameters":[
              {"$ref":"#/components/parameters/Accept"},
              {"name":"types","in":"query","explode":false,"schema":{"type":"array","items":{"type":"string","enum":["x"]}}}],
              "requestBody":{"content":{"application/json":{"schema":{"type":"object","properties":{
                "input":{"description":"One or several.","oneOf":[{"type":"string"},{"type":"array","items":{"type":"string"}}]},
                "codes":{"type":"array","items":{"type":"string","pattern":"^(a+)+$","maxLength":9}},
                "link":{"type":"string","format":"uri","pattern":"[\\S]","maxLength":9}}}}}}}},"/b":{}}
            """,
            """{"parameters":{"Accept":{"name":"Accept","in":"header","schema":{"type":"string","enum":["application/json"]}}}}""");

        Find(root, "/paths/~1a/post/parameters").ShouldBe("""[{"name": "types","in": "query","explode": false,"schema": {"type": "string"}}]""");
        Find(root, "/components/schemas/ARequest/properties/input").ShouldBe("{}");
        Find(root, "/components/schemas/ARequest/properties/codes/items").ShouldBe("""{"type": "string","maxLength": 9}""");
        Find(root, "/components/schemas/ARequest/properties/link").ShouldBe("""{"type": "string","maxLength": 9}""");
    }

    [Fact]
    public void Prepare_OnANameThatIsTaken_NamesBoth()
    {
        var message = Tree.FailureOf(() => Prepare(
            """{"/a":{"post":{"requestBody":{"content":{"application/json":{"schema":{"type":"object","properties":{}}}}}}},"/b":{}}""",
            """{"schemas":{"ARequest":{"type":"string"}}}"""));

        message.ShouldContain("\"ARequest\"");
    }

    [Fact]
    public async Task Normalize_OnForControllers_WritesTheDocument()
    {
        var document = _folder.Write("a.json", """{"openapi":"3.0.3","info":{"title":"t","version":"1"},"paths":{"/x/pets":{"get":{"responses":{}}},"/x/cats":{}}}""");

        var run = await Tool.RunAsync("normalize", document, "--for-controllers", "--output", _folder["b.json"]);

        run.ExitCode.ShouldBe(0, run.Error);
        Find(OpenApiDocument.Load(_folder["b.json"]).Root, "/paths/~1x~1pets/get/tags").ShouldBe("""["Pets"]""");
    }

    [Fact]
    public async Task Normalize_OnForControllersAndAContract_IsAUsageError()
    {
        var run = await Tool.RunAsync("normalize", "a.json", "--for-controllers", "--output", "b.json", "--contract", "c.txt");

        run.ShouldBeUnusable().ShouldContain("--contract cannot be used with --for-controllers");
    }

    [Fact]
    public async Task Normalize_OnForControllersAndADocumentOf31_RefusesIt()
    {
        var document = _folder.Write("a.json", """{"openapi":"3.1.0","info":{"title":"t","version":"1"},"paths":{}}""");

        var run = await Tool.RunAsync("normalize", document, "--for-controllers", "--output", _folder["b.json"]);

        run.ShouldBeUnusable().ShouldContain("OpenAPI 3.0 only");
    }

    private static DocumentNode Prepare(string paths, string components = "{}")
    {
        var document = OpenApiDocument.From(Tree.Json($$"""{"openapi":"3.0.3","info":{"title":"t","version":"1"},"paths":{{paths}},"components":{{components}}}"""));
        return ControllerDocument.Prepare(document).Root;
    }

    private static string Find(DocumentNode root, string pointer) => Tree.Compact(JsonPointer.Find(root, pointer).ShouldNotBeNull(pointer));
}
