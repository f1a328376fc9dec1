using DryApi.Contracts;
using DryApi.OpenApi.Acceptance;
using DryApi.OpenApi.Documents;
using DryApi.OpenApi.Drift;
using DryApi.OpenApi.Overlays;
using DryApi.OpenApi.Tests.Commands;
using DryApi.OpenApi.Tests.Documents;

namespace DryApi.OpenApi.Tests.Acceptance;

public sealed class AcceptTests : IDisposable
{
    private const string Document = """
        {
          "openapi": "3.0.3",
          "info": { "title": "Kites", "version": "1" },
          "paths": {
            "/kites": {
              "post": {
                "requestBody": { "required": true, "content": { "application/json": { "schema": { "type": "object", "properties": {
                  "name": { "type": "string", "maxLength": 40 },
                  "tail": { "type": "integer" }
                } } } } },
                "responses": { "204": { "description": "Flying." } }
              }
            },
            "/wind": { "get": { "responses": { "204": { "description": "Some." } } } }
          }
        }
        """;

    private const string Overlay = """
        {
          "overlay": "1.0.0",
          "info": { "title": "More", "version": "1" },
          "actions": [
            { "target": "$.paths['/wind'].get", "update": { "x-job": "wind" } },
            { "target": "$.paths['/kites'].post.requestBody..properties.tail", "x-matches": 1, "update": { "minimum": 1 } }
          ]
        }
        """;

    private const string NoOverlay = "{\n  \"overlay\": \"1.0.0\",\n  \"info\": { \"title\": \"More\", \"version\": \"1\" },\n  \"actions\": [\n    { \"target\": \"$.info\", \"update\": { \"x-note\": 1 } }\n  ]\n}\n";

    /// <summary>An object with one in it, and an enumeration: all are named after where they stand.</summary>
    private const string Kite = """{ "type": "object", "required": ["name"], "properties": { "name": { "type": "string" }, "kind": { "type": "string", "enum": ["box", "delta"] }, "tails": { "type": "array", "items": { "type": "object", "properties": { "length": { "type": "integer" } } } } } }""";

    private const string Inline = $$"""{ "openapi": "3.0.3", "info": { "title": "Kites", "version": "1" }, "paths": { "/kites": { "post": { "requestBody": { "content": { "application/json": { "schema": {{Kite}} } } }, "responses": { "204": { "description": "Flying." } } } } } }""";

    private const string WithComponent = $$"""{ "openapi": "3.0.3", "info": { "title": "Kites", "version": "1" }, "paths": { "/kites": { "post": { "requestBody": { "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Order" } } } }, "responses": { "204": { "description": "Flying." } } } } }, "components": { "schemas": { "Order": {{Kite}} } } }""";

    private static readonly DateTime Today = new(2026, 5, 4);

    private readonly TemporaryFolder _folder = new();

    public AcceptTests()
    {
        _folder.Write("kites.json", Document);
        _folder.Write("overlay.json", Overlay);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Accept_OnNoContractYet_WritesItAndNothingElse()
    {
        Accept(pulled: null).Write();

        _folder.Names().ShouldBe(["contract.txt", "kites.json", "overlay.json"]);
        Read("contract.txt").ShouldContain("  tail: integer minimum=1\n");
        Accept(pulled: null).Files.ShouldBeEmpty();
    }

    [Fact]
    public void Accept_OnEditedDocument_WritesTheContractAndNotesTheChange()
    {
        Accept(pulled: null).Write();
        _folder.Write("kites.json", Document.Replace("\"maxLength\": 40", "\"maxLength\": 30"));

        var acceptance = Accept(pulled: null);
        acceptance.Write();

        acceptance.Changes.Bump.ShouldBe(VersionBump.Major);
        Read("contract.txt").ShouldContain("maxLength=30");
        Read("CHANGELOG.md").ShouldBe("""
            # Changes of the contract

            A version with a date is released; the one above it is the next, and each acceptance adds what it changed and raises it to what that asks for.

            ## 0.1.0

            ### 2026-05-04: major

            - **breaking** DRY1311 `POST /kites: KitesRequest.name: maxLength 40 → 30`. The greatest length decreased: what was accepted can be refused. C#: `KitesRequest.Name`.

            """.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void Accept_OnSecondChange_PutsItAboveTheFirst()
    {
        Accept(pulled: null).Write();
        _folder.Write("kites.json", Document.Replace("\"maxLength\": 40", "\"maxLength\": 30"));
        Accept(pulled: null).Write();
        _folder.Write("kites.json", Document.Replace("\"maxLength\": 40", "\"maxLength\": 50"));
        Accept(pulled: null).Write();

        var headings = Read("CHANGELOG.md").Split('\n').Where(line => line.StartsWith('#')).ToList();
        headings.ShouldBe(["# Changes of the contract", "## 0.1.0", "### 2026-05-04: patch", "### 2026-05-04: major"]);
    }

    [Theory]
    [InlineData("## 1.2.3 - 2026-01-01", 30, "## 2.0.0|## 1.2.3 - 2026-01-01")]
    [InlineData("## 1.2.3 - 2026-01-01", 50, "## 1.2.4|## 1.2.3 - 2026-01-01")]
    [InlineData("## 0.2.3 - 2026-01-01", 30, "## 0.3.0|## 0.2.3 - 2026-01-01")]
    [InlineData("## 1.2.4|## 1.2.3 - 2026-01-01", 30, "## 2.0.0|## 1.2.3 - 2026-01-01")]
    [InlineData("## 1.3.0|## 1.2.3 - 2026-01-01", 50, "## 1.3.0|## 1.2.3 - 2026-01-01")]
    [InlineData("## 3.0.0|## 1.2.3 - 2026-01-01", 30, "## 3.0.0|## 1.2.3 - 2026-01-01")]
    [InlineData("## 0.1.0", 30, "## 0.1.0")]
    [InlineData("## Older notes", 30, "## 0.1.0|## Older notes")]
    public void Accept_OnAChangelogWithVersions_RaisesTheNextAndLeavesWhatIsReleased(string before, int maxLength, string after)
    {
        Accept(pulled: null).Write();
        _folder.Write("CHANGELOG.md", "# Changes\n\n" + before.Replace("|", "\n\nBy hand.\n\n", StringComparison.Ordinal) + "\n\nThe end.\n");
        _folder.Write("kites.json", Document.Replace("\"maxLength\": 40", $"\"maxLength\": {maxLength}"));

        Accept(pulled: null).Write();

        var written = Read("CHANGELOG.md");
        written.Split('\n').Where(line => line.StartsWith("## ", StringComparison.Ordinal)).ShouldBe(after.Split('|'));
        written.IndexOf("### 2026-05-04: ", StringComparison.Ordinal).ShouldBeLessThan(written.IndexOf("The end.", StringComparison.Ordinal));
        written.Contains("By hand.", StringComparison.Ordinal).ShouldBe(before.Contains('|', StringComparison.Ordinal));
        written.ShouldNotContain("\n\n\n");
    }

    [Theory]
    [InlineData("\"tail\": { \"type\": \"integer\" }", "\"tail\": { \"type\": \"integer\" }, \"knots\": { \"type\": \"integer\" }", "Minor")]
    [InlineData("\"maxLength\": 40", "\"maxLength\": 60", "Patch")]
    [InlineData("\"maxLength\": 40", "\"maxLength\": 20", "Major")]
    [InlineData("{ \"type\": \"integer\" }", "{ \"type\": \"number\" }", "Major")]
    public void Bump_OnChange_IsWhatCallersFeel(string before, string after, string bump)
    {
        Accept(pulled: null).Write();
        _folder.Write("kites.json", Document.Replace(before, after));

        Accept(pulled: null).Changes.Bump.ToString().ShouldBe(bump);
    }

    [Fact]
    public void Accept_OnPulledDocument_TakesItsPlaceAndTakesOutWhatNoLongerFits()
    {
        Accept(pulled: null).Write();
        var pulled = _folder.Write("pulled.json", Document.Replace("\"/wind\"", "\"/storm\""));

        var acceptance = Accept(pulled);
        acceptance.Write();

        acceptance.RemovedActions.ShouldHaveSingleItem().Target.ShouldBe("$.paths['/wind'].get");
        Read("kites.json").ShouldBe(Read("pulled.json"));
        Read("overlay.json").ShouldBe("""
            {
              "overlay": "1.0.0",
              "info": { "title": "More", "version": "1" },
              "actions": [
                { "target": "$.paths['/kites'].post.requestBody..properties.tail", "x-matches": 1, "update": { "minimum": 1 } }
              ]
            }
            """);
        Read("CHANGELOG.md").ShouldContain("DRY1711 `overlay $.paths['/wind'].get`.");
    }

    [Fact]
    public void Accept_OnPulledDocumentWithoutTheLastSelection_TakesOutTheLastAction()
    {
        Accept(pulled: null).Write();
        var pulled = _folder.Write("pulled.json", Document.Replace("\"tail\"", "\"ribbon\""));

        Accept(pulled).Write();

        Read("overlay.json").ShouldContain("""
              "actions": [
                { "target": "$.paths['/wind'].get", "update": { "x-job": "wind" } }
              ]
            """);
    }

    [Theory]
    [InlineData("\"x-matches\": 7, ", "\"x-matches\": 1, ")]
    [InlineData("", "\"x-matches\": 1, ")]
    public void Accept_OnActionThatCanMatchSeveralPlaces_NotesHowManyAndLeavesTheRest(string before, string after)
    {
        _folder.Write("overlay.json", Overlay.Replace("\"x-matches\": 1, ", before, StringComparison.Ordinal));

        Accept(pulled: null).Write();

        Read("overlay.json").ShouldBe(Overlay.Replace("\"x-matches\": 1, ", after, StringComparison.Ordinal));
        Accept(pulled: null).Files.ShouldBeEmpty();
    }

    [Fact]
    public void Accept_OnActionOverSeveralLines_NotesTheNumberOnALineOfItsOwn()
    {
        const string overlay = "{\n  \"overlay\": \"1.0.0\",\n  \"info\": { \"title\": \"More\", \"version\": \"1\" },\n  \"actions\": [\n    {\n      \"target\": \"$.paths[*][*]\",\n      \"update\": { \"x-note\": 1 }\n    }\n  ]\n}\n";
        _folder.Write("overlay.json", overlay);

        Accept(pulled: null).Write();

        Read("overlay.json").ShouldBe(overlay.Replace("[*][*]\",\n", "[*][*]\",\n      \"x-matches\": 2,\n", StringComparison.Ordinal));
    }

    [Fact]
    public void Accept_OnYamlOverlay_LeavesTheNumbersToAPerson()
    {
        var overlay = _folder.Write("overlay.yaml", "overlay: 1.0.0\ninfo: { title: More, version: '1' }\nactions:\n- target: $.paths[*].get\n  update: { x-note: 1 }\n");

        Accept(pulled: null, overlay).Write();

        Read("overlay.yaml").ShouldNotContain("x-matches");
        Read("contract.txt").ShouldStartWith("contract 1\n");
    }

    [Fact]
    public void Accept_OnPulledDocumentWithFewerPlaces_SaysSoAndNotesTheNewNumber()
    {
        _folder.Write("overlay.json", Overlay.Replace("\"$.paths['/kites'].post.requestBody..properties.tail\", \"x-matches\": 1", "\"$.paths[*].post.requestBody..properties[*]\", \"x-matches\": 2", StringComparison.Ordinal).Replace("\"minimum\"", "\"x-note\"", StringComparison.Ordinal));
        Accept(pulled: null).Write();
        var pulled = _folder.Write("pulled.json", Document.Replace("\"name\": { \"type\": \"string\", \"maxLength\": 40 },", "", StringComparison.Ordinal));

        var acceptance = Accept(pulled);
        acceptance.Write();

        acceptance.Changes.Changes.Single(change => change.Rule.Id == "DRY1712").Difference.ShouldBe("overlay $.paths[*].post.requestBody..properties[*]: places 2 → 1");
        Read("overlay.json").ShouldContain("\"x-matches\": 1");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Accept_OnPulledDocumentWhoseSchemaMoved_KeepsTheNamesThatCallersUse(bool toComponent)
    {
        _folder.Write("kites.json", toComponent ? Inline : WithComponent);
        _folder.Write("overlay.json", NoOverlay);
        Accept(pulled: null).Write();
        var before = SurfaceOf(Read("contract.txt"));
        var pulled = _folder.Write("pulled.json", toComponent ? WithComponent : Inline);

        var acceptance = Accept(pulled);
        acceptance.Write();

        var (target, name) = toComponent ? ("$.components.schemas.Order", "KitesRequest") : ("$.paths['/kites'].post.requestBody.content['application/json'].schema", "Order");
        acceptance.KeptNames.ShouldHaveSingleItem().ShouldBe(new KeptName(target, name));
        Read("overlay.json").ShouldBe(NoOverlay.Replace(" }\n  ]", $" }},\n    {new KeptName(target, name)}\n  ]", StringComparison.Ordinal));
        SurfaceOf(Read("contract.txt")).ShouldBe(before);
        acceptance.Changes.Changes.ShouldAllBe(change => !change.SourceBreaking);
        acceptance.Changes.Bump.ShouldNotBe(VersionBump.Major);

        // What was accepted is what the files say.
        Accept(pulled: null).Files.ShouldBeEmpty();
    }

    [Fact]
    public void Accept_OnLocalDocumentWhoseSchemaMoved_SaysWhichActionKeepsTheName()
    {
        _folder.Write("kites.json", Inline);
        _folder.Write("overlay.json", NoOverlay);
        Accept(pulled: null).Write();
        var before = SurfaceOf(Read("contract.txt"));
        _folder.Write("kites.json", WithComponent);

        var acceptance = Accept(pulled: null);

        acceptance.KeptNames.ShouldBeEmpty();
        acceptance.Changes.Bump.ShouldBe(VersionBump.Major);
        const string action = """{ "target": "$.components.schemas.Order", "update": { "x-csharp-type": "KitesRequest" } }""";
        acceptance.Changes.Changes.ShouldHaveSingleItem().Remedy.ShouldBe("To keep the name, add this action to the overlay: " + action);

        // And with it nothing that callers name is another one.
        _folder.Write("overlay.json", NoOverlay.Replace("\n  ]", ",\n    " + action + "\n  ]", StringComparison.Ordinal));
        var kept = Accept(pulled: null);
        kept.Write();
        SurfaceOf(Read("contract.txt")).ShouldBe(before);
        kept.Changes.Changes.ShouldAllBe(change => !change.SourceBreaking);
    }

    [Fact]
    public void Accept_OnPulledDocumentAndAnOverlayInYaml_SaysWhichActionKeepsTheName()
    {
        _folder.Write("kites.json", Inline);
        var overlay = _folder.Write("overlay.yaml", "overlay: 1.0.0\ninfo: { title: More, version: '1' }\nactions:\n- target: $.info\n  update: { x-note: 1 }\n");
        Accept(pulled: null, overlay).Write();

        var acceptance = Accept(_folder.Write("pulled.json", WithComponent), overlay);

        acceptance.KeptNames.ShouldBeEmpty();
        acceptance.Changes.Changes.ShouldHaveSingleItem().Remedy.ShouldNotBeNull().ShouldContain("$.components.schemas.Order");
    }

    [Fact]
    public void Accept_OnActionsOverSeveralLines_AddsTheNameAsTheyAreWritten()
    {
        const string overlay = "{\n  \"overlay\": \"1.0.0\",\n  \"info\": { \"title\": \"More\", \"version\": \"1\" },\n  \"actions\": [\n    {\n      \"target\": \"$.info\",\n      \"update\": { \"x-note\": 1 }\n    }\n  ]\n}\n";
        _folder.Write("kites.json", Inline);
        _folder.Write("overlay.json", overlay);
        Accept(pulled: null).Write();

        Accept(_folder.Write("pulled.json", WithComponent)).Write();

        Read("overlay.json").ShouldBe(overlay.Replace("    }\n  ]", "    },\n    {\n      \"target\": \"$.components.schemas.Order\",\n      \"description\": \"The name that callers know.\",\n      \"update\": {\n        \"x-csharp-type\": \"KitesRequest\"\n      }\n    }\n  ]", StringComparison.Ordinal));
    }

    [Fact]
    public void Accept_OnLocalDocumentThatAnActionDoesNotFit_IsRefusedAtTheAction()
    {
        Accept(pulled: null).Write();
        _folder.Write("kites.json", Document.Replace("\"/wind\"", "\"/storm\""));
        var contract = Read("contract.txt");

        Should.Throw<InputException>(() => Accept(pulled: null)).Message.ShouldStartWith($"{_folder["overlay.json"]}(5,5): the overlay's target");

        Read("contract.txt").ShouldBe(contract);
    }

    [Fact]
    public void Accept_OnActionThatFittedNeitherDocument_IsRefusedAtTheAction()
    {
        Accept(pulled: null).Write();
        _folder.Write("overlay.json", Overlay.Replace("/wind", "/wnid"));
        var pulled = _folder.Write("pulled.json", Document);

        Should.Throw<InputException>(() => Accept(pulled)).Message.ShouldContain("/wnid");
    }

    [Fact]
    public void Accept_OnYamlOverlay_LeavesTakingOutToAPerson()
    {
        var overlay = _folder.Write("overlay.yaml", "overlay: 1.0.0\ninfo: { title: More, version: '1' }\nactions:\n- target: $.paths['/wind'].get\n  update: { x-job: wind }\n");
        Accept(pulled: null, overlay).Write();
        var pulled = _folder.Write("pulled.json", Document.Replace("\"/wind\"", "\"/storm\""));

        Should.Throw<InputException>(() => Accept(pulled, overlay)).Message.ShouldEndWith("take it out by hand");
        Read("kites.json").ShouldBe(Document);
    }

    [Fact]
    public void Accept_OnDocumentWithoutAnSdk_IsRefusedAndWritesNothing()
    {
        _folder.Write("kites.json", Document);
        _folder.Write("overlay.json", "{\"overlay\":\"1.0.0\",\"info\":{\"title\":\"More\",\"version\":\"1\"},\"actions\":[{\"target\":\"$..properties[?@.type]\",\"update\":{\"x-csharp-name\":\"NaMe\"}}]}");

        Should.Throw<InputException>(() => Accept(pulled: null)).Message.ShouldContain("would both be called NaMe");
        File.Exists(_folder["contract.txt"]).ShouldBeFalse();
    }

    [Fact]
    public void WriteAll_OnOneFileThatCannotBeWritten_WritesNone()
    {
        Directory.CreateDirectory(_folder["taken"]);
        _folder.Write("first.txt", "old");

        Should.Throw<InputException>(() => OutputFile.WriteAll([(_folder["first.txt"], "new"u8.ToArray()), (_folder["taken"], "new"u8.ToArray())]));

        Read("first.txt").ShouldBe("old");
        _folder.Names().ShouldBe(["first.txt", "kites.json", "overlay.json", "taken"]);
    }

    [Fact]
    public void Accept_OnPulledDocumentWithOtherTextsAlone_NotesThemAsAPatch()
    {
        Accept(pulled: null).Write();
        var pulled = _folder.Write("pulled.json", Document.Replace("\"Flying.\"", "\"Flies; `high`.\"", StringComparison.Ordinal));

        var acceptance = Accept(pulled);
        acceptance.Write();

        acceptance.Changes.Changes.ShouldBeEmpty();
        Read("CHANGELOG.md").ShouldEndWith("""
            ## 0.1.0

            ### 2026-05-04: patch

            - 1 text changed
              - `/paths/~1kites/post/responses/204/description`: ``"Flying." → "Flies; `high`."``

            """.ReplaceLineEndings("\n"));
        Read("kites.json").ShouldBe(Read("pulled.json"));
    }

    [Fact]
    public void Accept_OnPulledDocumentWithVeryManyTexts_NotesSomeAndCountsTheRest()
    {
        string Document(string word) => "{\"openapi\":\"3.0.3\",\"info\":{\"title\":\"t\",\"version\":\"1\"},\"paths\":{" + string.Join(",", Enumerable.Range(0, 250).Select(i => $"\"/p{i}\":{{\"description\":\"{word} {i}\"}}")) + "}}";
        _folder.Write("kites.json", Document("old"));
        var overlay = _folder.Write("none.json", "{\"overlay\":\"1.0.0\",\"info\":{\"title\":\"More\",\"version\":\"1\"},\"actions\":[{\"target\":\"$.info\",\"update\":{\"x-note\":1}}]}");
        Accept(pulled: null, overlay).Write();

        Accept(_folder.Write("pulled.json", Document("new")), overlay).Write();

        Read("CHANGELOG.md").ShouldContain("\n- 250 texts changed\n  - ");
        Read("CHANGELOG.md").ShouldEndWith("\n  - and 150 more\n");
    }

    [Fact]
    public async Task Accept_OnTextsOfALocalDocument_SaysNothingOfThem()
    {
        Accept(pulled: null).Write();
        _folder.Write("kites.json", Document.Replace("\"Flying.\"", "\"Flies.\"", StringComparison.Ordinal));

        var run = await AcceptAsync();

        run.ShouldSucceed();
        run.Output.ShouldBe("no change of the contract\n");
    }

    [Fact]
    public async Task Accept_OnTextsOfAPulledDocument_SaysWhichChanged()
    {
        Accept(pulled: null).Write();
        var pulled = _folder.Write("pulled.json", Document.Replace("\"Flying.\"", "\"Flies.\"", StringComparison.Ordinal));

        var run = await AcceptAsync("--pulled", pulled);

        run.ShouldSucceed();
        run.Output.ShouldStartWith("no change of the contract; 1 text changed:\n  ");
        run.Output.ShouldContain(" /paths/~1kites/post/responses/204/description: \"Flying.\" → \"Flies.\"\n");
        run.Output.ShouldEndWith($"\naccepted: {_folder["kites.json"]}\naccepted: {_folder["CHANGELOG.md"]}\n");
    }

    [Fact]
    public async Task Accept_AsACommand_SaysWhatChangedAndWhatItWrote()
    {
        Accept(pulled: null).Write();
        _folder.Write("kites.json", Document.Replace("\"maxLength\": 40", "\"maxLength\": 30"));

        var run = await AcceptAsync();

        run.ShouldSucceed();
        run.Output.ShouldContain("breaking DRY1311 request-property-max-length-decreased\n");
        run.Output.ShouldEndWith($"1 breaking, 0 warnings, 0 for information; asks for a major version\nnext version: 0.1.0, the first\naccepted: {_folder["contract.txt"]}\naccepted: {_folder["CHANGELOG.md"]}\n");
    }

    private Task<ProgramRun> AcceptAsync(params string[] options) =>
        Tool.RunAsync(["accept", _folder["kites.json"], "--overlay", _folder["overlay.json"], "--contract", _folder["contract.txt"], "--changelog", _folder["CHANGELOG.md"], .. options]);

    private PreparedAcceptance Accept(string? pulled, string? overlay = null) =>
        PreparedAcceptance.Of(new AcceptRequest(_folder["kites.json"], overlay ?? _folder["overlay.json"], _folder["contract.txt"], pulled, _folder["CHANGELOG.md"], Today, DocumentLimits.Default));

    /// <summary>All that callers can name.</summary>
    private static string SurfaceOf(string contract)
    {
        var surface = CSharpSurface.Of(ContractReader.Read(contract));
        return string.Join("\n",
        [
            .. surface.Models.Select(model => $"{model.Name}: {string.Join(", ", model.Properties.Select(property => $"{property.Declaration} {property.Name}"))}"),
            .. surface.Enums.Select(each => $"{each.Name}: {string.Join(", ", each.Members.Select(member => member.Name))}"),
            .. surface.Builders.SelectMany(builder => builder.Operations).Select(operation => $"{operation.Name} {operation.Body?.Name} {operation.Result?.Name}"),
        ]);
    }

    private string Read(string name) => File.ReadAllText(_folder[name]);
}
