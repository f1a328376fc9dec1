using DryApi.OpenApi.Tests.Documents;

namespace DryApi.OpenApi.Tests.Commands;

public sealed class CommandLineTests : IDisposable
{
    private const string Document =
        """
        {
          "openapi": "3.0.3",
          "info": { "title": "Shop", "version": "1" },
          "paths": {
            "/pets": {
              "get": {
                "operationId": "listPets",
                "tags": ["Pets"],
                "responses": {
                  "200": { "description": "All.", "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Pet" } } } }
                }
              }
            }
          },
          "components": {
            "schemas": {
              "Pet": { "type": "object", "required": ["name"], "properties": { "name": { "type": "string", "maxLength": 77 } } }
            }
          }
        }
        """;

    private const string LongerNames =
        """
        {"overlay":"1.0.0","info":{"title":"t","version":"1"},"actions":[
          {"target":"$.components.schemas.Pet.properties.name","update":{"maxLength":88}}]}
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("", "Required command was not provided; see dryapi-openapi --help")]
    [InlineData("nothing", "'nothing'")]
    [InlineData("contract", "Required argument 'DOCUMENT' missing for command: 'contract'; see dryapi-openapi contract --help")]
    [InlineData("contract a.json b.json", "Unrecognized command or argument 'b.json'")]
    [InlineData("contract a.json --unknown", "'--unknown'")]
    [InlineData("contract @a.json --unknown", "'--unknown'")]
    [InlineData("normalize a.json", "Option '--output' is required")]
    [InlineData("pull --output a.json", "Option '--source' is required")]
    [InlineData("pull --source a.json", "Option '--output' is required")]
    [InlineData("pull --source a.json --output b.json --timeout soon", "Cannot parse argument 'soon' for option '--timeout'")]
    [InlineData("pull --source a.json --output b.json --timeout 0", "--timeout is 0; give it seconds above 0, at most 86400")]
    [InlineData("pull --source a.json --output b.json --timeout NaN", "--timeout is NaN; give it seconds above 0, at most 86400")]
    public async Task A_usage_error_is_one_line_and_exits_with_2(string args, string expected)
    {
        var run = await Tool.RunAsync(args.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        run.ShouldBeUnusable().ShouldContain(expected);
    }

    [Theory]
    [InlineData("--help", "pull", "contract", "normalize")]
    [InlineData("pull --help", "--source", "--output", "--timeout")]
    [InlineData("normalize --help", "--overlay", "--contract", "--accept-with")]
    public async Task Help_is_printed_and_is_no_error(string args, params string[] expected)
    {
        var run = await Tool.RunAsync(args.Split(' '));

        run.ShouldSucceed();
        expected.ShouldAllBe(word => run.Output.Contains(word));
    }

    [Fact]
    public async Task Arguments_from_a_file_are_its_lines_as_they_are()
    {
        var document = _folder.Write("a b $(c);'d`e`.json", Document);

        var run = await Tool.RunAsync("@" + _folder.Write("told.args", $"contract\n{document}\n"));

        run.ShouldSucceed();
        run.Output.ShouldContain("maxLength=77");
    }

    [Fact]
    public async Task Arguments_from_a_file_that_is_not_there_are_one_line()
    {
        var run = await Tool.RunAsync("@" + _folder["none.args"]);

        run.ShouldBeUnusable().ShouldContain("none.args: there is no such file");
    }

    [Fact]
    public async Task An_unexpected_exception_is_one_line_without_its_stack()
    {
        using var error = new StringWriter { NewLine = "\n" };
        var broken = new OpenApi.Commands.CommandLine(new BrokenWriter(), error, client: null!, TimeProvider.System);

        var exitCode = await broken.RunAsync(["contract", _folder.Write("a.json", Document)], TestContext.Current.CancellationToken);

        exitCode.ShouldBe(2);
        error.ToString().ShouldBe("dryapi-openapi: internal error: InvalidOperationException: broken\\nwriter\n");
    }

    [Fact]
    public async Task Contract_goes_to_the_standard_output_or_to_a_file()
    {
        var document = _folder.Write("a.json", Document);

        var printed = await Tool.RunAsync("contract", document);
        var written = await Tool.RunAsync("contract", document, "--output", _folder["sub/contract.txt"]);

        printed.ShouldSucceed();
        written.ShouldSucceed();
        written.Output.ShouldBeEmpty();
        printed.Output.ShouldEndWith("\n");
        printed.Output.ShouldContain("/pets");
        File.ReadAllText(_folder["sub/contract.txt"]).ShouldBe(printed.Output);
    }

    [Fact]
    public async Task An_overlay_changes_the_contract()
    {
        var document = _folder.Write("a.json", Document);

        var plain = await Tool.RunAsync("contract", document);
        var changed = await Tool.RunAsync("contract", document, "--overlay", _folder.Write("o.json", LongerNames));

        changed.ShouldSucceed();
        plain.Output.ShouldContain("77");
        changed.Output.ShouldContain("88");
        changed.Output.ShouldNotContain("77");
    }

    [Fact]
    public async Task Normalize_writes_what_the_accepted_contract_covers()
    {
        var document = _folder.Write("a.json", Document);
        (await Tool.RunAsync("contract", document, "--output", _folder["contract.txt"])).ShouldSucceed();

        (await Tool.RunAsync("normalize", document, "--output", _folder["n.json"], "--contract", _folder["contract.txt"])).ShouldSucceed();

        Tree.Json(File.ReadAllText(_folder["n.json"])).GetString("openapi").ShouldNotBeNull().ShouldStartWith("3.0.");
    }

    [Fact]
    public async Task Normalize_writes_nothing_when_the_accepted_contract_is_stale()
    {
        var document = _folder.Write("a.json", Document);
        (await Tool.RunAsync("contract", document, "--output", _folder["contract.txt"])).ShouldSucceed();

        var run = await Tool.RunAsync(
            "normalize", document, "--overlay", _folder.Write("o.json", LongerNames),
            "--output", _folder["n.json"], "--contract", _folder["contract.txt"], "--accept-with", "make accept");

        run.ExitCode.ShouldBe(1);
        var lines = run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines[0].ShouldStartWith($"{_folder["o.json"]}(2,66): error DRY1510: GET /pets: Pet.name: maxLength 77 → 88. ");
        lines[1].ShouldStartWith($"{_folder["contract.txt"]}(");
        lines[1].ShouldEndWith("error DRY1001: the accepted contract is stale: 1 breaking, 0 warnings, 0 for information; to accept the document's contract, review the changes and run: make accept");
        lines.Length.ShouldBe(2);
        File.Exists(_folder["n.json"]).ShouldBeFalse();
    }

    [Theory]
    [InlineData("none.json", null, "none.json: there is no such file; check the path")]
    [InlineData("a.json", "this is text", "a.json(1,2): this is not JSON: ")]
    [InlineData("a.json", "{\"name\":\"x\"}", "a.json(1,1): this is no OpenAPI document")]
    public async Task A_document_that_cannot_be_used_is_one_line_and_writes_nothing(string name, string? content, string expected)
    {
        if (content is not null)
        {
            _folder.Write(name, content);
        }

        var contract = await Tool.RunAsync("contract", _folder[name], "--output", _folder["out"]);
        var normalize = await Tool.RunAsync("normalize", _folder[name], "--output", _folder["out"]);

        contract.ShouldBeUnusable().ShouldStartWith(_folder[expected]);
        normalize.ShouldBeUnusable().ShouldBe(contract.Error.TrimEnd());
        File.Exists(_folder["out"]).ShouldBeFalse();
    }

    [Theory]
    [InlineData("""{"target":"$.nothing","update":{}}""", "o.json(1,66): the overlay's target \"$.nothing\" matches nothing in the document; correct the target or remove the action")]
    public async Task An_overlay_that_does_not_fit_is_one_line(string action, string expected)
    {
        var document = _folder.Write("a.json", Document.ReplaceLineEndings("\n"));
        var overlay = _folder.Write("o.json", $$$"""{"overlay":"1.0.0","info":{"title":"t","version":"1"},"actions":[{{{action}}}]}""");

        var run = await Tool.RunAsync("contract", document, "--overlay", overlay, "--output", _folder["out"]);

        run.ShouldBeUnusable().ShouldBe(_folder[expected]);
        File.Exists(_folder["out"]).ShouldBeFalse();
    }

    [Theory]
    [InlineData("""{"target":"$.components","remove":true}""", "a.json(10,90): warning DRY1724: /paths/~1pets/get/responses/200/content/application~1json/schema/$ref: \"#/components/schemas/Pet\" names nothing in this document. ")]
    [InlineData("""{"target":"$.components.schemas.Pet","update":{"items":{"$ref":"#/no"}}}""", "o.json(1,122): warning DRY1724: /components/schemas/Pet/items/$ref: \"#/no\" names nothing in this document. ")]
    public async Task An_overlay_that_makes_a_reference_dangle_is_warned_of(string action, string expected)
    {
        var document = _folder.Write("a.json", Document.ReplaceLineEndings("\n"));
        var overlay = _folder.Write("o.json", $$$"""{"overlay":"1.0.0","info":{"title":"t","version":"1"},"actions":[{{{action}}}]}""");

        foreach (var args in (string[][])[["contract", document, "--output", _folder["out"]], ["normalize", document, "--output", _folder["out"]]])
        {
            var run = await Tool.RunAsync([.. args, "--overlay", overlay]);

            run.ExitCode.ShouldBe(0);
            run.Error.ShouldStartWith(_folder[expected]);
            File.Exists(_folder["out"]).ShouldBeTrue();
        }
    }

    private sealed class BrokenWriter : StringWriter
    {
        public override void Write(string? value) => throw new InvalidOperationException("broken\nwriter");
    }
}
