using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using DryApi.OpenApi.Tests.Commands;
using DryApi.OpenApi.Tests.Documents;
using DryApi.OpenApi.Tests.Encoders;

namespace DryApi.OpenApi.Tests.Drift;

/// <summary>What a reviewer reads in a comment.</summary>
public sealed class MarkdownReportTests : IDisposable
{
    private const string Links = "https://example.com/blob/head/openapi/{name}#L{line}";
    private const string BaseLinks = "https://example.com/blob/base/openapi/{name}#L{line}";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Report_OnAChangeOfEachKind_LooksLikeThis()
    {
        var head = Edited(document =>
        {
            Schema(document, "Order")["properties"]!["note"]!["maxLength"] = 5;
            Schema(document, "Order")["properties"]!["wrap"]!["enum"] = new JsonArray("none");
            Schema(document, "Order")["properties"]!["size"] = new JsonObject { ["type"] = "string", ["description"] = "New." };
            Schema(document, "Receipt")["properties"]!.AsObject().Remove("sent_at");
            document["paths"]!["/v1/orders"]!["post"]!["responses"]!["200"]!["description"] = "Made, and kept.";
            document["paths"]!["/v1/orders/{id}/returns"] = JsonNode.Parse("""
                { "post": {
                    "parameters": [{ "name": "id", "in": "path", "required": true, "schema": { "type": "string" } }],
                    "requestBody": { "required": true, "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Order" } } } },
                    "responses": { "200": { "description": "Taken.", "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Receipt" } } } } } } }
                """);
            document["components"]!["schemas"]!["Alone"] = new JsonObject { ["type"] = "object" };
        });

        var run = await ReportAsync(ShopDocument.Text, head, "--link", Links, "--base-link", BaseLinks);

        Snapshot.Match(run, "MarkdownReportTests.Each_kind");
        var html = Html.Of(run);
        html.Links.Where(url => url.Contains("RULES", StringComparison.Ordinal)).Distinct().Count().ShouldBe(6);
        html.Links.ShouldContain($"https://example.com/blob/head/openapi/head.json#L{LineOf(head, "\"maxLength\": 5")}");
        html.Links.ShouldContain($"https://example.com/blob/base/openapi/base.json#L{LineOf(ShopDocument.Text, "\"sent_at\"")}");
    }

    [Fact]
    public async Task Report_OnNothing_IsOneLine() => (await ReportAsync(ShopDocument.Text, ShopDocument.Text)).ShouldBe("### Contract: no change of the contract\n");

    [Fact]
    public async Task Report_OnANewOperation_HasTheCallOfTheSdk()
    {
        var head = Edited(document => document["paths"]!["/v1/orders/{id}"]!["put"] = JsonNode.Parse("""
            { "parameters": [{ "name": "id", "in": "path", "required": true, "schema": { "type": "string" } }],
              "requestBody": { "required": true, "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Order" } } } },
              "responses": { "204": { "description": "Done." } } }
            """));

        var report = await ReportAsync(ShopDocument.Text, head);

        Section(report, "#### ✨ New operations").Count.ShouldBe(1);
        Html.Of(report).Codes.ShouldBe(["PUT /v1/orders/{id}", $"head.json:{LineOf(head, "\"put\"")}", "client.Orders[id].PutAsync(new Order { Item = …, … })"]);
    }

    [Fact]
    public async Task Report_OnASharedSchema_HasOneRowWithAllItsOperations()
    {
        var (@base, head) = (Shared(20), Shared(10));

        var report = await ReportAsync(@base, head);

        var row = Section(report, "#### ❌ Breaking").ShouldHaveSingleItem();
        row.ShouldContain("<details><summary>and 9 more</summary>");
        Html.Of(report).Codes.Count(code => code.StartsWith("POST /p", StringComparison.Ordinal)).ShouldBe(12);
        Html.Of(report).Codes.Count(code => code == "maxLength 20 → 10").ShouldBe(1);

        static string Shared(int length) => Document(Enumerable.Range(0, 12).Select(i => ($"/p{i}", """{ "$ref": "#/components/schemas/Thing" }""")), $$"""{ "Thing": { "type": "object", "properties": { "name": { "type": "string", "maxLength": {{length}} } } } }""");
    }

    [Fact]
    public async Task Report_OnTheSameChangeOfManyInlineSchemas_HasOneRowWithTheirLines()
    {
        var (@base, head) = (Inline(20, 4), Inline(10, 4));

        var report = await ReportAsync(@base, head, "--link", Links);

        Section(report, "#### ❌ Breaking").ShouldHaveSingleItem().ShouldContain("**4 times** <code>url</code><br><code>maxLength 20 → 10</code>");
        Html.Of(report).Links.Count(url => url.Contains("/head.json#L", StringComparison.Ordinal)).ShouldBe(4);
    }

    [Fact]
    public async Task Report_OnAMovedOperation_SaysOnceWhatThatDoesToItsCalls()
    {
        var report = await ReportAsync(ShopDocument.Text, Edited(document =>
        {
            var paths = document["paths"]!.AsObject();
            paths["/v1/shop/orders"] = paths["/v1/orders"]!.DeepClone();
            paths["/v1/shop/orders"]!["post"]!["tags"] = new JsonArray("new");
            paths.Remove("/v1/orders");
        }));

        Section(report, "#### ❌ Breaking").ShouldHaveSingleItem().ShouldContain(" | <code>→ POST /v1/shop/orders</code><br>");
        report.Split("⛔").Length.ShouldBe(2, report);
        report.ShouldContain("<details><summary>1 more, for information</summary>");
    }

    [Fact]
    public async Task Report_OnSchemasThatNothingUses_FoldsThemLast()
    {
        var head = Edited(document =>
        {
            document["components"]!["schemas"]!["Alone"] = new JsonObject { ["type"] = "object" };
            document["components"]!["schemas"]!["Lonely"] = new JsonObject { ["type"] = "object" };
            Schema(document, "Order")["properties"]!["note"]!["maxLength"] = 50;
            document["info"]!["title"] = "Another";
        });

        var report = await ReportAsync(ShopDocument.Text, head);

        var folds = report.Split('\n').Where(line => line.StartsWith("<details>", StringComparison.Ordinal)).ToList();
        folds.ShouldBe(["<details><summary>1 more, for information</summary>", "<details><summary>1 text changed</summary>", "<details><summary>2 schemas that no operation uses</summary>"]);
    }

    /// <summary>Names of two and three bytes a sign, so that characters are no measure.</summary>
    [Theory]
    [InlineData(4_096)]
    [InlineData(8_000)]
    [InlineData(16_000)]
    [InlineData(30_000)]
    [InlineData(65_536)]
    public async Task Report_OnMoreThanFits_HasNoMoreBytesAndLeavesOutInformationFirst(int maxBytes)
    {
        const int each = 60;
        var head = Many(10, each);
        var report = await ReportAsync(Many(20, each), head, "--max-bytes", $"{maxBytes}");

        Encoding.UTF8.GetByteCount(report).ShouldBeLessThanOrEqualTo(maxBytes);
        var told = (Breaking: Section(report, "#### ❌ Breaking").Count, Warnings: Section(report, "#### ⚠️ To look at").Count, Infos: Section(report, $"<details><summary>{each} more, for information</summary>").Count);
        (told.Breaking + Left(report, "#### ❌ Breaking")).ShouldBe(each, report);
        (told.Warnings + Left(report, "#### ⚠️ To look at")).ShouldBe(each, report);
        (told.Infos + Left(report, $"<details><summary>{each} more, for information</summary>")).ShouldBe(each, report);
        (told.Infos == 0 || told.Breaking == each).ShouldBeTrue(report);
        (told.Warnings == 0 || told.Breaking == each).ShouldBeTrue(report);
        var html = Html.Of(report);
        (html.Count("details"), html.Rows).ShouldBe((html.Count("/details"), told.Breaking + told.Warnings + told.Infos), report);
        if (maxBytes >= 16_000)
        {
            told.Breaking.ShouldBe(each);
        }

        if (maxBytes < 30_000)
        {
            told.Infos.ShouldBeLessThan(each);
        }

        // Some lose a value, some a wish, some gain one: each its own property, so that no two are one row.
        static string Many(int length, int count) => Document([("/läden", $$"""{ "type": "object", "properties": { {{string.Join(", ", Enumerable.Range(0, count).SelectMany(i => (string[])
        [
            $$"""
            "enge日本{{i}}": { "type": "string", "maxLength": {{length}} }
            """,
            $$"""
            "weite日本{{i}}": { "type": "string", "maxLength": {{100 - length}} }
            """,
            .. length == 20 ? [$$"""
            "fort日本{{i}}": { "type": "string" }
            """] : (string[])[],
        ]))}} } }""")]);
    }

    [Fact]
    public async Task Report_OnAJobOperationWithoutItsMark_SaysWhatToAddToTheOverlay()
    {
        var overlay = _folder.Write("overlay.json", """{ "overlay": "1.0.0", "info": { "title": "t", "version": "1" }, "actions": [{ "target": "$.paths['/a'].post", "update": { "x-job": "image" } }] }""");
        var before = Jobs("/a");

        var report = await ReportAsync(before, Jobs("/a", "/it's"), "--overlay", overlay);

        Section(report, "#### ⚠️ To look at").ShouldHaveSingleItem();
        report.ShouldContain("[DRY1715]");
        Html.Of(report).Codes.ShouldContain("""Add to the overlay's actions, with the kind of its result (image): { "target": "$.paths['/it\\'s'].post", "update": { "x-job": "image" } }""");
        report.ShouldContain("### Contract: 0 breaking, 1 warning, 1 for information");

        // With what it says in the overlay there is nothing left to say.
        var marked = _folder.Write("marked.json", """{ "overlay": "1.0.0", "info": { "title": "t", "version": "1" }, "actions": [{ "target": "$.paths['/a'].post", "update": { "x-job": "image" } }, { "target": "$.paths['/it\\'s'].post", "update": { "x-job": "image" } }] }""");
        (await ReportAsync(before, Jobs("/a", "/it's"), "--overlay", marked, "--base-overlay", overlay)).ShouldNotContain("DRY1715");
    }

    [Theory]
    [InlineData("another response", "post", """{ "type": "object", "properties": { "price": { "type": "number" } } }""", true)]
    [InlineData("another method", "put", """{ "type": "object", "properties": { "request_id": { "type": "string" } } }""", true)]
    [InlineData("a response without properties", "post", """{ "type": "string" }""", true)]
    [InlineData("no job at all", "post", """{ "type": "object", "properties": { "request_id": { "type": "string" } } }""", false)]
    public async Task Report_OnANewOperation_ThatIsNoJob_AsksForNoMark(string why, string method, string response, bool isMarked)
    {
        var overlay = _folder.Write("overlay.json", $$"""{ "overlay": "1.0.0", "info": { "title": "t", "version": "1" }, "actions": [{ "target": "$.paths['/a'].post", "update": { {{(isMarked ? "\"x-job\": \"image\"" : "\"summary\": \"A\"")}} } }] }""");
        var head = JsonNode.Parse(Jobs("/a"))!;
        head["paths"]!["/b"] = JsonNode.Parse($$"""{ "{{method}}": { "responses": { "200": { "description": "", "content": { "application/json": { "schema": {{response}} } } } } } }""");

        var report = await ReportAsync(Jobs("/a"), head.ToJsonString(), "--overlay", overlay);

        Section(report, "#### ✨ New operations").Count.ShouldBe(1, why);
        report.ShouldNotContain("DRY1715", Case.Sensitive, why);
    }

    [Fact]
    public async Task Report_OnPlacesThatCannotBeRead_ListsThemOfBothDocuments()
    {
        var @base = ShopDocument.Text.Replace("\"note\": { \"type\": \"string\"", "\"note\": { \"type\": \"text\"", StringComparison.Ordinal);
        var head = Edited(document => Schema(document, "Receipt")["properties"]!["total"]!["type"] = "int");
        _folder.Write("base.json", @base);
        _folder.Write("head.json", head);

        var run = await Tool.RunAsync("diff", _folder["base.json"], _folder["head.json"], "--format", "markdown", "--fail-on", "none");

        run.Output.ShouldContain("<details><summary>2 places of the documents are not read as they stand</summary>");
        Html.Of(run.Output).Codes.ShouldContain($"head.json:{LineOf(head, "\"type\": \"int\"")}");
        Html.Of(run.Output).Codes.ShouldContain($"base.json:{LineOf(@base, "\"text\"")}");
        var lines = run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.Length.ShouldBe(2);
        lines[1].ShouldMatch(@"base\.json\(\d+,\d+\): warning DRY1723: in BASE alone, which is judged without it: ");

        // What both have wrong changes no judgment.
        (await Tool.RunAsync("diff", _folder["base.json"], _folder["base.json"])).Error.ShouldNotContain("in BASE alone");
        var moved = _folder.Write("moved.json", @base.Replace("\"Shop\"", "\"Store\"", StringComparison.Ordinal));
        (await Tool.RunAsync("diff", _folder["base.json"], moved)).Error.ShouldNotContain("in BASE alone");
    }

    [Theory]
    [InlineData("--link", "javascript:alert({file})")]
    [InlineData("--link", "https://example.com/{file}\"><b>")]
    [InlineData("--base-link", "https://example.com/blob")]
    [InlineData("--link", "https://example.com/{file} {line}")]
    [InlineData("--link", "{file}")]
    public async Task Diff_OnALinkThatIsNone_IsRefused(string option, string url)
    {
        _folder.Write("base.json", ShopDocument.Text);

        var run = await Tool.RunAsync("diff", _folder["base.json"], _folder["base.json"], option, url);

        run.ShouldBeUnusable().ShouldStartWith($"{option} is ");
    }

    [Theory]
    [InlineData("4095")]
    [InlineData("1048577")]
    [InlineData("-1")]
    public async Task Diff_OnANumberOfBytesOutOfItsRange_IsRefused(string bytes)
    {
        _folder.Write("base.json", ShopDocument.Text);

        (await Tool.RunAsync("diff", _folder["base.json"], _folder["base.json"], "--max-bytes", bytes)).ShouldBeUnusable().ShouldBe($"--max-bytes is {bytes}; give it a number from 4096 to 1048576");
    }

    [Fact]
    public async Task Links_OnAFileOfAnyName_LeadToItAndNowhereElse()
    {
        _folder.Write("base.json", ShopDocument.Text);
        _folder.Write("a b\"#&?%2e<ü>.json", Edited(document => Schema(document, "Order")["properties"]!["note"]!["maxLength"] = 5));

        var run = await Tool.RunAsync("diff", _folder["base.json"], _folder["a b\"#&?%2e<ü>.json"], "--format", "markdown", "--fail-on", "none", "--link", "https://example.com/a?x=1&file={file}#L{line}");

        var link = Html.Of(run.Output).Links.Single(url => url.StartsWith("https://example.com/", StringComparison.Ordinal));
        link.ShouldMatch(@"^https://example\.com/a\?x=1&file=[A-Za-z0-9/._~-]+/a%20b%22%23%26%3F%252e%3C%C3%BC%3E\.json#L\d+$");
    }

    private async Task<string> ReportAsync(string @base, string head, params string[] options)
    {
        _folder.Write("base.json", @base);
        _folder.Write("head.json", head);
        var run = await Tool.RunAsync(["diff", _folder["base.json"], _folder["head.json"], "--format", "markdown", "--fail-on", "none", .. options]);
        run.ExitCode.ShouldBe(0, run.Error);
        return run.Output;
    }

    /// <summary>The rows of the table below a line.</summary>
    private static IReadOnlyList<string> Section(string report, string title) =>
        [.. Below(report, title).SkipWhile(line => !line.StartsWith("|---", StringComparison.Ordinal)).Skip(1).TakeWhile(line => line.StartsWith('|'))];

    /// <summary>How many changes a table says that it leaves out.</summary>
    private static int Left(string report, string title)
    {
        var note = Below(report, title).SkipWhile(line => !line.StartsWith("|---", StringComparison.Ordinal)).SkipWhile(line => line.StartsWith('|')).Skip(1).FirstOrDefault() ?? "";
        return note.StartsWith("… and **", StringComparison.Ordinal) ? int.Parse(note["… and **".Length..].Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture) : 0;
    }

    private static IEnumerable<string> Below(string report, string title) => report.Split('\n').SkipWhile(line => line != title).TakeWhile(line => line == title || !line.StartsWith("#### ", StringComparison.Ordinal));

    private static string Edited(Action<JsonNode> edit)
    {
        var document = JsonNode.Parse(ShopDocument.Text)!;
        edit(document);
        return document.ToJsonString(new JsonSerializerOptions { WriteIndented = true, NewLine = "\n" });
    }

    private static JsonNode Schema(JsonNode document, string name) => document["components"]!["schemas"]![name]!;

    private static int LineOf(string text, string part) => text.Split('\n').ToList().FindIndex(line => line.Contains(part, StringComparison.Ordinal)) + 1;

    private static string Jobs(params string[] paths) => $$"""
        { "openapi": "3.0.3", "info": { "title": "Jobs", "version": "1" }, "paths": {
        {{string.Join(",\n", paths.Select(path => $$"""
            "{{path}}": { "post": { "responses": { "200": { "description": "", "content": { "application/json": { "schema": { "type": "object", "properties": { "request_id": { "type": "string" } } } } } } } } }
            """))}}
        } }
        """;

    private static string Inline(int length, int count) =>
        Document(Enumerable.Range(0, count).Select(i => ($"/p{i}", $$"""{ "type": "object", "properties": { "name{{i}}": { "type": "string" }, "url": { "type": "string", "maxLength": {{length}} } } }""")));

    private static string Document(IEnumerable<(string Path, string Body)> operations, string schemas = "{}") => $$"""
        { "openapi": "3.0.3", "info": { "title": "Things", "version": "1" }, "paths": {
        {{string.Join(",\n", operations.Select(operation => $$"""
            "{{operation.Path}}": { "post": { "requestBody": { "required": true, "content": { "application/json": { "schema": {{operation.Body}} } } }, "responses": { "204": { "description": "" } } } }
            """))}}
        }, "components": { "schemas": {{schemas}} } }
        """;
}
