using DryApi.OpenApi.Tests.Commands;
using DryApi.OpenApi.Tests.Documents;

namespace DryApi.OpenApi.Tests.Bundling;

/// <summary>What a document refers to in other files is read as if it stood in the document.</summary>
public sealed class OtherFileTests : IDisposable
{
    private const string Head = "openapi: 3.1.0\ninfo: { title: t, version: '1' }\n";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <param name="document">A document that refers to parts.yaml.</param>
    /// <param name="part">What is there under the name Part.</param>
    /// <param name="whole">The same document, where Part is a component.</param>
    [Theory]
    [InlineData("paths: { /a: { $ref: 'parts.yaml#/Part' } }", "{ get: { responses: { '204': { description: x } } } }", "paths: { /a: { get: { responses: { '204': { description: x } } } } }")]
    [InlineData("paths: { /a: { get: { parameters: [{ $ref: 'parts.yaml#/Part' }], responses: { '204': { description: x } } } } }", "{ name: q, in: query, schema: { type: string, enum: [a, b] } }", "paths: { /a: { get: { parameters: [{ $ref: '#/components/parameters/Part' }], responses: { '204': { description: x } } } } }\ncomponents: { parameters: { Part: PART } }")]
    [InlineData("paths: { /a: { post: { requestBody: { $ref: 'parts.yaml#/Part' }, responses: { '204': { description: x } } } } }", "{ required: true, content: { application/json: { schema: { type: object, properties: { a: { type: string } } } } } }", "paths: { /a: { post: { requestBody: { $ref: '#/components/requestBodies/Part' }, responses: { '204': { description: x } } } } }\ncomponents: { requestBodies: { Part: PART } }")]
    [InlineData("paths: { /a: { get: { responses: { '200': { $ref: 'parts.yaml#/Part' } } } } }", "{ description: x, content: { application/json: { schema: { type: object, properties: { a: { type: string } } } } } }", "paths: { /a: { get: { responses: { '200': { $ref: '#/components/responses/Part' } } } } }\ncomponents: { responses: { Part: PART } }")]
    [InlineData("paths: { /a: { get: { responses: { '200': { description: x, headers: { X-A: { $ref: 'parts.yaml#/Part' } } } } } } }", "{ required: true, schema: { type: integer } }", "paths: { /a: { get: { responses: { '200': { description: x, headers: { X-A: { $ref: '#/components/headers/Part' } } } } } } }\ncomponents: { headers: { Part: PART } }")]
    [InlineData("paths: { /a: { get: { security: [{ k: [] }], responses: { '204': { description: x } } } } }\ncomponents: { securitySchemes: { k: { $ref: 'parts.yaml#/Part' } } }", "{ type: http, scheme: bearer }", "paths: { /a: { get: { security: [{ k: [] }], responses: { '204': { description: x } } } } }\ncomponents: { securitySchemes: { k: PART } }")]
    [InlineData("paths: { /a: { post: { callbacks: { done: { $ref: 'parts.yaml#/Part' } }, responses: { '204': { description: x } } } } }", "{ '{$request.body#/url}': { post: { responses: { '204': { description: x } } } } }", "paths: { /a: { post: { callbacks: { done: { $ref: '#/components/callbacks/Part' } }, responses: { '204': { description: x } } } } }\ncomponents: { callbacks: { Part: PART } }")]
    [InlineData("webhooks: { done: { $ref: 'parts.yaml#/Part' } }", "{ post: { responses: { '204': { description: x } } } }", "webhooks: { done: PART }")]
    [InlineData("components: { schemas: { Own: { type: array, items: { $ref: 'parts.yaml#/Part' } } } }", "{ type: object, properties: { next: { $ref: '#/Part' } } }", "components: { schemas: { Own: { type: array, items: { $ref: '#/components/schemas/Part' } }, Part: { type: object, properties: { next: { $ref: '#/components/schemas/Part' } } } } }")]
    [InlineData("components: { schemas: { Own: { $ref: 'parts.yaml#/Part' } } }", "{ type: object, properties: { next: { $ref: '#/Part' } } }", "components: { schemas: { Own: { type: object, properties: { next: { $ref: '#/components/schemas/Own' } } } } }")]
    [InlineData("components: { schemas: { Own: { $dynamicRef: 'parts.yaml#part' } } }", "{ $dynamicAnchor: part, type: object, properties: { next: { $dynamicRef: '#part' } } }", "components: { schemas: { Own: { type: object, properties: { next: { $ref: '#/components/schemas/Own' } } } } }")]
    [InlineData("components: { schemas: { Own: { type: array, items: { $ref: 'parts.yaml#part' } } } }", "{ $anchor: part, type: string }", "components: { schemas: { Own: { type: array, items: { $ref: '#/components/schemas/Part' } }, Part: { type: string } } }")]
    [InlineData("components: { schemas: { Own: { type: object, properties: { a: { $ref: 'parts.yaml#/Part/properties/b' }, c: { $ref: 'parts.yaml#/Part' } } } } }", "{ type: object, properties: { b: { type: string, maxLength: 7 } } }", "components: { schemas: { Own: { type: object, properties: { a: { $ref: '#/components/schemas/Part/properties/b' }, c: { $ref: '#/components/schemas/Part' } } }, Part: PART } }")]
    [InlineData("components: { schemas: { Own: { type: array, items: { $ref: 'parts.yaml#/Part' } } } }", "{ type: object, properties: { a: { $ref: '#/Part/$defs/Inner' } }, $defs: { Inner: { type: object, properties: { b: { type: string } } } } }", "components: { schemas: { Own: { type: array, items: { $ref: '#/components/schemas/Part' } }, Part: { type: object, properties: { a: { $ref: '#/components/schemas/Inner' } } }, Inner: { type: object, properties: { b: { type: string } } } } }")]
    [InlineData("components: { schemas: { Own: { oneOf: [{ $ref: 'parts.yaml#/Part' }, { type: string }], discriminator: { propertyName: kind, mapping: { p: 'parts.yaml#/Part' } } } } }", "{ type: object, properties: { kind: { type: string } } }", "components: { schemas: { Own: { oneOf: [{ $ref: '#/components/schemas/Part' }, { type: string }], discriminator: { propertyName: kind, mapping: { p: '#/components/schemas/Part' } } }, Part: PART } }")]
    public async Task Contract_OnReferenceIntoAnotherFile_IsAsInOneDocument(string document, string part, string whole)
    {
        _folder.Write("parts.yaml", "Part: " + part + "\n");

        (await ContractAsync(document)).ShouldBe(await ContractAsync(whole.Replace("PART", part, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Contract_OnFilesThatReferToOneAnother_IsAsInOneDocument()
    {
        _folder.Write("schemas/pet.json", """{ "type": "object", "properties": { "owner": { "$ref": "people/owner.yaml" }, "tag": { "$ref": "../document.yaml#/components/schemas/Tag" }, "mother": { "$ref": "#" } } }""");
        _folder.Write("schemas/people/owner.yaml", "type: object\nproperties:\n  pets: { type: array, items: { $ref: ../pet.json } }\n  friend: { $ref: index.yaml#/friend }\n");
        _folder.Write("schemas/people/index.yaml", "friend: { $ref: './owner.yaml' }\n");

        (await ContractAsync("components: { schemas: { Tag: { type: string }, Shelter: { type: array, items: { $ref: schemas/pet.json } } } }")).ShouldBe(await ContractAsync("""
            components:
              schemas:
                Tag: { type: string }
                Shelter: { type: array, items: { $ref: '#/components/schemas/pet' } }
                pet: { type: object, properties: { owner: { $ref: '#/components/schemas/owner' }, tag: { $ref: '#/components/schemas/Tag' }, mother: { $ref: '#/components/schemas/pet' } } }
                owner: { type: object, properties: { pets: { type: array, items: { $ref: '#/components/schemas/pet' } }, friend: { $ref: '#/components/schemas/owner' } } }
            """));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Contract_OnThingsOfOneNameInTwoFiles_NamesThemByTheirFiles(bool isReversed)
    {
        _folder.Write("a/errors.yaml", "Error: { type: string }\n");
        _folder.Write("b/errors.yaml", "Error: { type: integer }\n");
        string[] items = ["{ $ref: a/errors.yaml#/Error }", "{ $ref: b/errors.yaml#/Error }"];

        var contract = await ContractAsync($"components: {{ schemas: {{ Own: {{ oneOf: [{string.Join(", ", isReversed ? items.Reverse() : items)}] }}, Error: {{ type: boolean }} }} }}");

        contract.ShouldContain("\nschema Error: boolean\n");
        contract.ShouldContain("\nschema a.errors.Error: string\n");
        contract.ShouldContain("\nschema b.errors.Error: integer\n");
    }

    [Fact]
    public async Task Diff_OnChangeInAnotherFile_NamesItsPlace()
    {
        const string document = "openapi: 3.0.3\ninfo: { title: t, version: '1' }\npaths: { /c: { get: { responses: { '200': { description: x, content: { application/json: { schema: { $ref: 'parts/crate.yaml' } } } } } } } }\n";
        var (@base, head) = (_folder.Write("base/api.yaml", document), _folder.Write("head/api.yaml", document));
        _folder.Write("base/parts/crate.yaml", "type: object\nproperties:\n  mass: { type: integer }\n");
        _folder.Write("head/parts/crate.yaml", "type: object\n\nproperties:\n  mass: { type: string }\n");

        var run = await Tool.RunAsync("diff", @base, head, "--format", "msbuild");

        run.ExitCode.ShouldBe(1);
        run.Output.ShouldStartWith($"{_folder["head/parts/crate.yaml"]}(4,11): error DRY1400: ");
        (await Tool.RunAsync("diff", head, head)).ExitCode.ShouldBe(0);
    }

    [Theory]
    [InlineData("gone.yaml#/A", "names a file that is not there")]
    [InlineData("parts.yaml#/A", "names nothing in ")]
    [InlineData("parts.yaml#a", "names nothing in ")]
    [InlineData("parts.yaml#/List", "leads to an array")]
    [InlineData("parts.yaml#/Again", "leads only to itself")]
    [InlineData("parts.yaml#/Far", "leads to \"gone.yaml\", which names a file that is not there")]
    [InlineData("broken.json", "names what cannot be read: ")]
    [InlineData("empty.json", "names a file that is empty")]
    [InlineData("inside", "names a directory")]
    [InlineData("../secret.yaml#/Secret", "leads out of the folder of the document")]
    [InlineData("%2e%2e/secret.yaml#/Secret", "leads out of the folder of the document")]
    [InlineData("inside/../../secret.yaml#/Secret", "leads out of the folder of the document")]
    [InlineData("../api-of-another/secret.yaml#/Secret", "leads out of the folder of the document")]
    [InlineData("%2Fsecret.yaml#/Secret", "leads out of the folder of the document")]
    [InlineData("link.yaml#/Secret", "leads out of the folder of the document")]
    [InlineData("linked/secret.yaml#/Secret", "leads out of the folder of the document")]
    [InlineData("/secret.yaml#/Secret", "is no way from one file")]
    [InlineData("//localhost/secret.yaml#/Secret", "is no way from one file")]
    [InlineData("file:///secret.yaml#/Secret", "is no way from one file")]
    [InlineData("file:secret.yaml#/Secret", "is no way from one file")]
    [InlineData("C:/secret.yaml#/Secret", "is no way from one file")]
    [InlineData("..\\\\secret.yaml#/Secret", "is no way from one file")]
    [InlineData("a%00b.yaml", "is no way from one file")]
    [InlineData("https://localhost:1/secret.yaml#/Secret", "--allow-remote")]
    public async Task Contract_OnReferenceThatIsNotFollowed_WarnsAtItsLineAndReadsTheRest(string reference, string problem)
    {
        foreach (var folder in (string[])["", "api-of-another/"])
        {
            _folder.Write(folder + "secret.yaml", "Secret: { type: string, maxLength: 4711 }\n");
        }

        _folder.Write("api/inside/a.yaml", "a: 1\n");
        _folder.Write("api/broken.json", "{ \"a\"");
        _folder.Write("api/empty.json", "");
        _folder.Write("api/parts.yaml", "List: []\nAgain: { $ref: '#/Against' }\nAgainst: { $ref: 'parts.yaml#/Again' }\nFar: { $ref: gone.yaml }\n");
        File.CreateSymbolicLink(_folder["api/link.yaml"], _folder["secret.yaml"]);
        Directory.CreateSymbolicLink(_folder["api/linked"], _folder[""]);
        var document = _folder.Write("api/api.yaml", Head + "components:\n  schemas:\n    Own:\n      type: object\n      properties:\n        a:\n          $ref: \"" + reference + "\"\n        b: { type: string, maxLength: 5 }\n");

        var run = await Tool.RunAsync("contract", document);

        run.ExitCode.ShouldBe(0);
        run.Output.ShouldContain("\nschema Own: object\n  a: any\n  b: string maxLength=5\n");
        run.Output.ShouldNotContain("4711");
        var line = run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).ShouldHaveSingleItem();
        line.ShouldStartWith(document + "(9,11): warning DRY1724: ");
        line.ShouldContain("\"" + reference.Replace("\\\\", "\\", StringComparison.Ordinal) + "\" ");
        line.ShouldContain(problem);
    }

    [Fact]
    public async Task Contract_OnLinkThatStaysInTheFolder_FollowsIt()
    {
        _folder.Write("api/real/pet.yaml", "type: string\n");
        Directory.CreateSymbolicLink(_folder["api/linked"], "real");
        File.CreateSymbolicLink(_folder["other"], "api");
        _folder.Write("api/api.yaml", Head + "components: { schemas: { Own: { type: array, items: { $ref: linked/pet.yaml } } } }\n");

        (await Tool.RunAsync("contract", _folder["other/api.yaml"])).Output.ShouldContain("\nschema Own: array<pet>\n");
    }

    [Fact]
    public async Task Contract_OnReferenceOfAnotherFileThatIsNotFollowed_NeverReadsItInTheDocument()
    {
        var parts = _folder.Write("parts.yaml", "Part:\n  type: array\n  items: { $ref: '#/components/schemas/Own' }\n");

        var run = await Tool.RunAsync("contract", _folder.Write("document.yaml", Head + "components: { schemas: { Own: { type: object, properties: { a: { $ref: 'parts.yaml#/Part' } } } } }\n"));

        run.Output.ShouldContain("\nschema Part: array<any>\n");
        run.Error.ShouldStartWith($"{parts}(3,12): warning DRY1724: ");
        run.Error.ShouldContain("\"#/components/schemas/Own\" names nothing in ");
    }

    [Fact]
    public async Task Contract_OnWordsOfTheOverlayInAnotherFile_IgnoresThem()
    {
        var parts = _folder.Write("parts.yaml", "Part: { type: object, x-csharp-name: Evil, properties: { a: { type: string } } }\n");

        var run = await Tool.RunAsync("contract", _folder.Write("document.yaml", Head + "components: { schemas: { Own: { type: array, items: { $ref: 'parts.yaml#/Part' } } } }\n"));

        run.Output.ShouldNotContain("Evil");
        run.Error.ShouldStartWith($"{parts}(1,23): warning DRY1720: ");
    }

    [Theory]
    [InlineData("--max-files", "1")]
    [InlineData("--max-nodes", "60")]
    [InlineData("--max-size", "1")]
    [InlineData("--max-depth", "20")]
    public async Task Contract_OnFilesThatAreTooMuchTogether_IsRefused(string option, string value)
    {
        var text = new string('x', 400_000);
        var values = string.Join(',', Enumerable.Range(0, 20));
        for (var i = 0; i < 3; i++)
        {
            _folder.Write($"part{i}.json", $$"""{"type":"string","description":"{{text}}","x-values":[{{values}}],"x-deep":{{(i == 2 ? new string('[', 21) + new string(']', 21) : "1")}}}""");
        }

        var document = _folder.Write("document.yaml", Head + "components: { schemas: { Own: { oneOf: [{ $ref: part0.json }, { $ref: part1.json }, { $ref: part2.json }] } } }\n");

        (await Tool.RunAsync("contract", document, option, value)).ShouldBeUnusable().ShouldContain(option);
        (await Tool.RunAsync("contract", document)).ExitCode.ShouldBe(0);
    }

    private async Task<string> ContractAsync(string document)
    {
        var run = await Tool.RunAsync("contract", _folder.Write("document.yaml", Head + document + "\n"));
        run.Error.ShouldBeEmpty(document);
        return run.Output;
    }
}
