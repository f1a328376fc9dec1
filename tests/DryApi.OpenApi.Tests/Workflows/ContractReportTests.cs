using System.Text;
using DryApi.OpenApi.Tests.Commands;
using DryApi.OpenApi.Tests.Encoders;

namespace DryApi.OpenApi.Tests.Workflows;

public sealed class ContractReportTests : IAsyncLifetime
{
    private const string Contract = RepositoryFiles.ContractFile;
    private const string Snapshots = "tests/DryApi.Surface.Tests/__snapshots__/";
    private const int LongestComment = 65_536;

    private ScriptFolder _folder = null!;

    public async ValueTask InitializeAsync()
    {
        _folder = await ScriptFolder.CreateAsync();
        _folder.Write(Contract, ContractOf(20));
        _folder.Write(Snapshots + "Shop.net8.0.snap", SurfaceOf("public string? Name { get; set; }", 'a'));
        _folder.Write(Snapshots + "Shop.net10.0.snap", SurfaceOf("public string? Name { get; set; }", 'a'));
        await _folder.CommitAsync();
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Nothing_changed_is_one_sentence()
    {
        (await ReportAsync()).ShouldBe("No change of contract or surface.\n");
    }

    [Fact]
    public async Task Other_line_ends_are_no_change()
    {
        await ShouldBeNoChangeAsync("\r\n");

        await _folder.CommitAsync();
        await ShouldBeNoChangeAsync("\n");

        async Task ShouldBeNoChangeAsync(string lineEnd)
        {
            foreach (var file in new[] { Contract, Snapshots + "Shop.net8.0.snap" })
            {
                _folder.Write(file, _folder.Read(file).ReplaceLineEndings(lineEnd));
            }

            (await ReportAsync()).ShouldBe("No change of contract or surface.\n");
        }
    }

    [Fact]
    public async Task A_breaking_change_is_in_the_table_and_fails_nothing()
    {
        _folder.Write(Contract, ContractOf(10));

        var report = await ReportAsync();

        report.ShouldStartWith("### Contract: 1 breaking, 0 warnings, 0 for information\n");
        report.ShouldContain("\n#### ❌ Breaking\n");
        Html.Of(report).Codes.ShouldBe(["POST /things", "contract.txt:11", "components.schemas.Thing.properties.name", "maxLength 20 → 10", "Thing.Name"]);
        report.ShouldNotContain("### C# surface");
    }

    [Fact]
    public async Task A_changed_surface_is_a_folded_difference_told_once_for_equal_ones()
    {
        _folder.Write(Snapshots + "Shop.net8.0.snap", SurfaceOf("public required string Name { get; set; }", 'b'));
        _folder.Write(Snapshots + "Shop.net10.0.snap", SurfaceOf("public required string Name { get; set; }", 'b'));

        var report = await ReportAsync();

        report.ShouldBe("""

            ### C# surface

            <details><summary>Shop.net10.0.snap: +1 −1 lines</summary>

            ```diff
            @@ -9,5 +9,5 @@ public class Thing
                 public Thing();
                 public string A { get; }
                 public string B { get; }
            -    public string? Name { get; set; }
            +    public required string Name { get; set; }
             }
            ```

            </details>

            `Shop.net8.0.snap`: the same lines.

            `DryApiContract.Hash` is another one, as with each change of the contract.

            """.ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task Another_hash_alone_is_one_line()
    {
        _folder.Write(Snapshots + "Shop.net8.0.snap", SurfaceOf("public string? Name { get; set; }", 'b'));

        (await ReportAsync()).ShouldBe("\n### C# surface\n\n`DryApiContract.Hash` is another one, as with each change of the contract.\n");
    }

    [Fact]
    public async Task New_and_removed_snapshots_are_told()
    {
        File.Delete(_folder.PathOf(Snapshots + "Shop.net8.0.snap"));
        _folder.Write(Snapshots + "Shop.Extras.net10.0.snap", "public class Extra\n{\n}\n");

        var report = await ReportAsync();

        report.ShouldContain("<summary>Shop.Extras.net10.0.snap: +3 −0 lines</summary>");
        report.ShouldContain("<summary>Shop.net8.0.snap: +0 −13 lines</summary>");
    }

    [Fact]
    public async Task A_base_without_the_files_is_said_in_a_sentence()
    {
        await _folder.GitAsync("rm", "-q", "-r", "--cached", "openapi", "tests");
        await _folder.GitAsync("commit", "-q", "-m", "None");

        var report = await ReportAsync();

        report.ShouldMatch(@"^### Contract\n\n`openapi/v1/contract\.txt` is new: [0-9a-f]+ has none to compare it with\.\n");
        report.ShouldMatch(@"The snapshots of the surface are new: [0-9a-f]+ has none to compare them with\.\n$");
    }

    [Fact]
    public async Task A_surface_cannot_end_its_block_nor_turn_its_text()
    {
        _folder.Write(Snapshots + "Shop.net8.0.snap", SurfaceOf("public string? Name { get; set; }", 'a') + "```\n</details> @octocat\n````x\n// \u202eleft\u2066\ufeff\e[31m\n");

        var report = await ReportAsync();

        report.ShouldContain("\n`````diff\n@@ ");
        report.ShouldContain("\n+// ?left??[31m\n`````\n\n</details>\n");
        var html = Html.Of(report);
        (html.Count("pre"), html.Count("details"), html.Count("/details")).ShouldBe((1, 1, 1), html.ToString());
    }

    [Fact]
    public async Task Texts_alone_are_told_beside_no_change_of_the_contract()
    {
        const string boats = """{ "openapi": "3.0.3", "info": { "title": "Boats", "version": "1" }, "paths": { "/boats": { "description": "All", "get": { "responses": { "200": { "description": "Some" } } } } } }""";
        const string overlay = """{ "overlay": "1.0.0", "info": { "title": "More", "version": "1" }, "actions": [{ "target": "$.paths['/boats']", "update": { "summary": "Ours" } }] }""";
        _folder.Write(RepositoryFiles.DocumentFile, boats);
        _folder.Write(RepositoryFiles.OverlayFile, overlay);
        await _folder.CommitAsync();
        (await ReportAsync()).ShouldBe("No change of contract or surface.\n");

        _folder.Write(RepositoryFiles.DocumentFile, boats.Replace("\"Some\"", "\"Some </details> @octocat\"", StringComparison.Ordinal).Replace("\"description\": \"All\", ", "", StringComparison.Ordinal));
        _folder.Write(RepositoryFiles.OverlayFile, overlay.Replace("Ours", "Ours, again", StringComparison.Ordinal));
        var report = await ReportAsync();

        report.ShouldStartWith("### Contract: no change of the contract; 3 texts changed\n\n<details><summary>Text changes alone: 3 texts changed</summary>\n\n");
        report.ShouldEndWith("\n</details>\n");
        Html.Of(report).Codes.ShouldBe(
        [
            "paths./boats.get.responses.200.description", "dryapi.json:1", "\"Some\" → \"Some </details> \\u0040octocat\"",
            "paths./boats.summary", "overlay.json:1", "\"Ours\" → \"Ours, again\"",
            "paths./boats.description", "dryapi.json:1", "− \"All\"",
        ]);
    }

    [Fact]
    public async Task A_change_of_the_document_has_its_place_and_links_to_both_commits()
    {
        const string boats = """{ "openapi": "3.0.3", "info": { "title": "Boats", "version": "1" }, "paths": { "/boats": { "get": { "parameters": [{ "name": "page", "in": "query", "schema": { "type": "integer", "maximum": 9 } }], "responses": { "204": { "description": "" } } }, "put": { "responses": { "204": { "description": "" } } } } } }""";
        _folder.Write(RepositoryFiles.DocumentFile, boats);
        await _folder.CommitAsync();
        var @base = await _folder.GitAsync("rev-parse", "HEAD");
        _folder.Write(RepositoryFiles.DocumentFile, boats.Replace("\"maximum\": 9", "\"maximum\": 5", StringComparison.Ordinal).Replace("\"put\"", "\"x-put\"", StringComparison.Ordinal));
        await _folder.CommitAsync();
        var head = await _folder.GitAsync("rev-parse", "HEAD");
        (_folder.Environment["GITHUB_SERVER_URL"], _folder.Environment["GITHUB_REPOSITORY"], _folder.Environment["GITHUB_RUN_ID"]) = ("https://example.com", "shop/boats", "7");

        var run = await _folder.RunAsync("contract-report.sh", @base);

        run.ShouldSucceed();
        var html = Html.Of(run.Output);
        html.Codes.ShouldContain("parameters[page].schema");
        html.Links.ShouldContain($"https://example.com/shop/boats/blob/{head}/openapi/v1/dryapi.json#L1");
        html.Links.ShouldContain($"https://example.com/shop/boats/blob/{@base}/openapi/v1/dryapi.json#L1");
        run.Output.ShouldEndWith("\nEvery change, whole: `v1.changes.json` in the artifact `report` of [this run](https://example.com/shop/boats/actions/runs/7#artifacts).\n");
        _folder.Read("artifacts/report/v1.changes.json").ShouldContain("\"summary\": {\n    \"breaking\": 2,");
    }

    [Fact]
    public async Task Each_document_has_its_part_and_names_of_its_own_project()
    {
        const string job = """{ "openapi": "3.0.3", "info": { "title": "Jobs", "version": "1" }, "paths": { "/jobs": { "post": { "requestBody": { "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Job" } } } }, "responses": { "204": { "description": "" } } } } }, "components": { "schemas": { "Job": { "type": "object", "properties": { "name": { "type": "string", "maxLength": 20 } } } } } }""";
        foreach (var name in new[] { "v2", "v3", "v4" })
        {
            _folder.Write($"openapi/{name}/dryapi.json", job);
        }

        _folder.Write("src/Jobs/Jobs.csproj", "<OpenApiDocument Contract=\"../../openapi/v2/contract.txt\" ClientName=\"JobsClient\" />");
        _folder.Write("src/Jobs/Queues/Job.cs", "public class Job;");
        _folder.Write("src/Jobs/obj/Thing.cs", "public class Thing;");
        await _folder.CommitAsync();
        _folder.Write(Contract, ContractOf(10));
        _folder.Write("openapi/v2/dryapi.json", job.Replace("h\": 20", "h\": 5", StringComparison.Ordinal));
        _folder.Write("openapi/v3/dryapi.json", job.Replace("h\": 20", "h\": 7", StringComparison.Ordinal));

        var report = await ReportAsync();

        report.ShouldStartWith("\n## openapi/v1\n\n### Contract: 1 breaking, 0 warnings, 0 for information\n");
        report.ShouldContain("\n## openapi/v2\n\n### Contract: 1 breaking, 0 warnings, 0 for information\n");
        report.ShouldContain("\n## openapi/v3\n\n### Contract: 1 breaking, 0 warnings, 0 for information\n");
        report.ShouldNotContain("openapi/v4");
        // The project of the second document has a class Job by hand, so that the document's is called otherwise.
        Html.Of(report).Codes.Where(code => code.EndsWith(".Name", StringComparison.Ordinal)).ShouldBe(["Thing.Name", "JobModel.Name", "Job.Name"]);
        _folder.Read("artifacts/report/v2.changes.json").ShouldContain("\"new\": \"5\"");
    }

    [Fact]
    public async Task A_code_host_that_is_no_URL_gives_no_link()
    {
        _folder.Write(Contract, ContractOf(10));
        (_folder.Environment["GITHUB_SERVER_URL"], _folder.Environment["GITHUB_REPOSITORY"]) = ("https://example.com", "shop/boats)[x](y");

        Html.Of(await ReportAsync()).Links.ShouldAllBe(url => url.Contains("/RULES.md#dry1311", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_document_that_cannot_be_compared_is_said_with_the_tools_line()
    {
        _folder.Write(RepositoryFiles.DocumentFile, "{}");
        await _folder.CommitAsync();
        _folder.Write(RepositoryFiles.DocumentFile, "{ broken");

        var report = await ReportAsync();

        report.ShouldContain("The document changed, and cannot be compared with that of");
        report.ShouldMatch(@"```\n(openapi/v1/)?dryapi\.json\(1,\d+\): this is ");
    }

    [Fact]
    public async Task A_base_of_another_form_is_said_with_the_tools_line()
    {
        _folder.Write(Contract, "contract 99\n");
        await _folder.CommitAsync();
        _folder.Write(Contract, ContractOf(20));

        var report = await ReportAsync();

        report.ShouldContain("The contract changed, and cannot be compared with that of");
        report.ShouldContain("contract.txt(1,1): ");
    }

    [Fact]
    public async Task A_long_report_stays_below_the_length_of_a_comment()
    {
        _folder.Write(Contract, ContractOf(20, properties: 900));
        foreach (var framework in new[] { "net6.0", "net7.0", "net8.0", "net10.0" })
        {
            _folder.Write(Snapshots + $"Shop.{framework}.snap", string.Concat(Enumerable.Range(0, 2000).Select(i => $"public class Läden{framework}{i}\n{{\n}}\n")));
        }

        await _folder.CommitAsync();
        _folder.Write(Contract, ContractOf(20, properties: 900).Replace("maxLength=7", "maxLength=8", StringComparison.Ordinal));
        foreach (var framework in new[] { "net6.0", "net7.0", "net8.0", "net10.0" })
        {
            _folder.Write(Snapshots + $"Shop.{framework}.snap", "public class One\n{\n}\n");
        }

        var report = await ReportAsync();

        Encoding.UTF8.GetByteCount(report).ShouldBeLessThan(LongestComment - 100);
        report.ShouldMatch(@"… and \d+ more lines, for which there is no room here\.");
        report.ShouldContain("<summary>Shop.net6.0.snap: ");
        report.Split("<details>").Length.ShouldBe(report.Split("</details>").Length);
        report.Split('\n').Count(line => line.StartsWith("```", StringComparison.Ordinal)).ShouldBe(8);
    }

    [Fact]
    public async Task An_unknown_base_is_one_sentence()
    {
        var run = await _folder.RunAsync("contract-report.sh", "no-such-branch");

        run.ShouldBe(new ProgramRun(1, "", "build/contract-report.sh: there is no commit no-such-branch here; fetch it, or name another.\n"));
    }

    private async Task<string> ReportAsync()
    {
        var run = await _folder.RunAsync("contract-report.sh", "HEAD");
        run.ShouldSucceed();
        return run.Output;
    }

    private static string ContractOf(int maxLength, int properties = 0) => $"""
        contract 1
        title: "Shop"
        version: "1"

        operation POST /things
          id: "makeThing"
          body application/json: Thing required
          response 200: string

        schema Thing: object
          name: string required maxLength={maxLength}
        {string.Concat(Enumerable.Range(0, properties).Select(i => $"  p{i:0000}: string maxLength=7\n"))}
        """.ReplaceLineEndings("\n").TrimEnd('\n') + "\n";

    private static string SurfaceOf(string member, char hash) => $$"""
        public static class DryApiContract
        {
            public const string Hash = "{{new string(hash, 64)}}";
        }

        public class Thing
        {
            public Thing(string name);
            public Thing();
            public string A { get; }
            public string B { get; }
            {{member}}
        }
        """.ReplaceLineEndings("\n") + "\n";
}
