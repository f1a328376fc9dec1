using DryApi.Contracts;
using System.Text.RegularExpressions;
using DryApi.OpenApi.Reading;
using DryApi.OpenApi.Tests.Commands;
using DryApi.OpenApi.Tests.Documents;
using DryApi.OpenApi.Tests.Normalization;

namespace DryApi.OpenApi.Tests.Overlays;

/// <summary>What only an overlay may say, word by word: said by the document it is ignored with a warning at its line, said by an overlay it holds.</summary>
public sealed class OverlayVocabularyTests : IDisposable
{
    private const string Document =
        """
        {
          "openapi": "3.0.3",
          "info": { "title": "t", "version": "1" },
          "servers": [{ "url": "https://t.example" }],
          "paths": {
            "/v1/a": {
              "post": {
                "operationId": "a",
                "parameters": [{ "name": "q", "in": "query", "schema": { "type": "string" } }],
                "requestBody": { "content": { "multipart/form-data": { "schema": { "$ref": "#/components/schemas/Thing" } } } },
                "responses": { "204": { "description": "" } }
              }
            }
          },
          "components": {
            "schemas": {
              "Thing": {
                "type": "object",
                "properties": {
                  "steps": { "type": "integer" },
                  "address": { "type": "string" },
                  "mail": { "type": "string" },
                  "file": { "type": "string", "format": "binary" }
                }
              }
            }
          }
        }
        """;

    private const string Thing = "$.components.schemas.Thing";

    /// <summary>Each word with a place where it means something, and a value.</summary>
    private static readonly Dictionary<string, (string Target, string Value)> Uses = new(StringComparer.Ordinal)
    {
        ["x-schemes"] = (Thing + ".properties.address", """["https"]"""),
        ["x-max-file-size"] = (Thing + ".properties.file", "10"),
        ["x-file-types"] = (Thing + ".properties.file", """["png"]"""),
        ["x-duration-seconds"] = (Thing + ".properties.file", """{"maximum":10}"""),
        ["x-max-tokens"] = (Thing + ".properties.address", "10"),
        ["x-max-total-tokens"] = (Thing + ".properties.address", "10"),
        ["x-exactly-one-of"] = (Thing, """[["address","mail"]]"""),
        ["x-at-least-one-of"] = (Thing, """[["address","mail"]]"""),
        ["x-required-when"] = (Thing, """[{"property":"mail","when":"address","is":["a"]}]"""),
        ["x-surface"] = (Thing, "true"),
        ["x-csharp-name"] = (Thing + ".properties.steps", "\"Seed\""),
        ["x-csharp-type"] = (Thing, "\"Other\""),
        ["x-job"] = ("$.paths['/v1/a'].post", "\"image\""),
        ["x-csharp-external"] = (Thing + ".properties.address", "true"),
        ["x-job-status"] = ("$.paths['/v1/a'].post", "true"),
        ["x-path-prefix"] = ("$", "\"/v2\""),
        ["x-relies-on"] = ("$", """{"Server":{"server":true,"by":"Client.Default"}}"""),
    };

    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Words => [.. SchemaKeywords.OverlayOnly];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Words))]
    public async Task Word_InADocument_IsIgnoredWithAWarningAtItsLine(string word)
    {
        var plain = _folder.Write("plain.json", Document);
        var (document, line) = WithWord(word);

        var expected = await Tool.RunAsync("contract", plain);
        var run = await Tool.RunAsync("contract", document);

        expected.ShouldSucceed();
        run.ExitCode.ShouldBe(0);
        run.Output.ShouldBe(expected.Output);
        run.Error.ShouldBe($"{document}({line},1): warning DRY1720: {word}. Only an overlay may say it: in the document it is ignored.\n");
    }

    [Theory]
    [MemberData(nameof(Words))]
    public async Task Word_InAnOverlay_ChangesTheContractWhateverTheDocumentSays(string word)
    {
        var overlay = Overlay(word);

        var plain = await Tool.RunAsync("contract", _folder.Write("plain.json", Document));
        var expected = await Tool.RunAsync("contract", _folder.Write("plain.json", Document), "--overlay", overlay);
        var run = await Tool.RunAsync("contract", WithWord(word).Path, "--overlay", overlay);

        expected.ShouldSucceed();
        expected.Output.ShouldNotBe(plain.Output);
        run.Output.ShouldBe(expected.Output);
        run.ExitCode.ShouldBe(0);
    }

    [Theory]
    [InlineData("normalize")]
    [InlineData("diff")]
    [InlineData("accept")]
    public async Task Word_InADocument_IsIgnoredByEveryCommand(string command)
    {
        var plain = _folder.Write("plain.json", Document);
        var document = WithWord("x-csharp-name").Path;
        string[] Arguments(string path, string output) => command switch
        {
            "normalize" => ["normalize", path, "--output", output],
            "diff" => ["diff", plain, path],
            _ => ["accept", path, "--contract", output],
        };

        var expected = await Tool.RunAsync(Arguments(plain, _folder["expected"]));
        var run = await Tool.RunAsync(Arguments(document, _folder["output"]));

        expected.ShouldSucceed();
        run.ExitCode.ShouldBe(0);
        run.Error.ShouldContain("warning DRY1720: x-csharp-name.");
        if (command == "diff")
        {
            run.Output.ShouldBe(expected.Output);
        }
        else
        {
            File.ReadAllText(_folder["output"]).ShouldBe(File.ReadAllText(_folder["expected"]));
        }
    }

    [Theory]
    [InlineData("""{"A":{"$ref":"#/x-defs/A"}}""", ",\"x-defs\":{\"A\":{\"type\":\"object\",\"properties\":{\"steps\":{\"type\":\"integer\",\"x-csharp-name\":\"Seed\"}}}}")]
    [InlineData("""{"A":{"$ref":"#/components/schemas/B/default"},"B":{"default":{"type":"object","properties":{"steps":{"type":"integer","x-csharp-name":"Seed"}}}}}""", "")]
    [InlineData("""{"A":{"$ref":"#/components/schemas/B/enum/0"},"B":{"enum":[{"type":"object","properties":{"steps":{"type":"integer","x-csharp-name":"Seed"}}}]}}""", "")]
    [InlineData("""{"A":{"allOf":[{"if":{"properties":{"steps":{"x-csharp-name":"Seed"}}}}]}}""", "")]
    [InlineData("""{"A":{"type":"object","additionalProperties":{"type":"integer","x-csharp-name":"Seed"}}}""", "")]
    public async Task Word_WhereverAReferenceFindsIt_IsIgnored(string schemas, string more)
    {
        var run = await Tool.RunAsync("contract", _folder.Write("a.json", $$"""{"openapi":"3.1.0","paths":{},"components":{"schemas":{{schemas}}}{{more}}}"""));

        run.ExitCode.ShouldBe(0);
        run.Error.ShouldContain("warning DRY1720: x-csharp-name.");
        Regex.Replace(run.Output, "default=.*|enum=.*", "").ShouldNotContain("Seed");
    }

    [Fact]
    public async Task Word_AsANameOrAsData_IsNone()
    {
        const string schemas = """{"A":{"type":"object","properties":{"x-csharp-name":{"type":"string"}},"default":{"x-csharp-name":"a"},"example":{"x-job":1}},"x-surface":{"type":"string"}}""";

        var run = await Tool.RunAsync("contract", _folder.Write("a.json", """{"openapi":"3.1.0","paths":{},"components":{"schemas":""" + schemas + "}}"));

        run.ShouldSucceed();
        run.Output.ShouldContain("  x-csharp-name: string\n");
        run.Output.ShouldContain("default={\"x-csharp-name\":\"a\"}");
        run.Output.ShouldContain("schema x-surface: string\n");
    }

    [Theory]
    [InlineData("x-extensible-enum", """["a"]""", "extensibleEnum=[\"a\"]")]
    [InlineData("x-sunset", "\"2030-01-01\"", "sunset=\"2030-01-01\"")]
    [InlineData("x-stability-level", "\"beta\"", "stability=\"beta\"")]
    public async Task Extension_OfOthers_IsAFactOfTheService(string word, string value, string fact)
    {
        Keywords.FindInDocument(word).ShouldNotBeNull().IsOfOthers.ShouldBeTrue();

        var run = await Tool.RunAsync("contract", _folder.Write("a.json", """{"openapi":"3.1.0","paths":{},"components":{"schemas":{"A":{"type":"string",""" + $"\"{word}\":{value}" + "}}}}"));

        run.ShouldSucceed();
        run.Output.ShouldContain(fact);
    }

    [Fact]
    public void Words_OfThePage_AreThoseThatAreKeptForTheOverlay()
    {
        var page = File.ReadAllText(RepositoryFiles.PathOf("openapi/README.md"));
        var words = Regex.Matches(page, "^\\| `(x-.*)", RegexOptions.Multiline).SelectMany(row => Regex.Matches(row.Value.Split(" | ")[0], "x-[a-z-]+")).Select(word => word.Value);

        words.ShouldBe(SchemaKeywords.OverlayOnly, ignoreOrder: true);
        Uses.Keys.ShouldBe(SchemaKeywords.OverlayOnly, ignoreOrder: true);
    }

    /// <summary>The document with the word at its place, on a line of its own; the line.</summary>
    private (string Path, int Line) WithWord(string word)
    {
        var (target, value) = Uses[word];
        var anchor = target switch
        {
            "$" => "\"info\":",
            Thing => "\"properties\": {",
            _ when target.Contains("post", StringComparison.Ordinal) => "\"operationId\":",
            _ => $"\"{target.Split('.')[^1]}\": {{ ",
        };
        var at = Document.IndexOf(anchor, StringComparison.Ordinal) + (anchor.EndsWith("{ ", StringComparison.Ordinal) ? anchor.Length : 0);
        var text = Document.ReplaceLineEndings("\n").Insert(at, $"\n\"{word}\": {value},\n");
        return (_folder.Write("word.json", text), text[..text.IndexOf($"\"{word}\"", StringComparison.Ordinal)].Count(c => c == '\n') + 1);
    }

    private string Overlay(string word) => _folder.Write(
        "overlay.json",
        $$$$"""{"overlay":"1.0.0","info":{"title":"t","version":"1"},"actions":[{"target":"{{{{Uses[word].Target}}}}","update":{"{{{{word}}}}":{{{{Uses[word].Value}}}}}}]}""");
}
