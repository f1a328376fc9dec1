using System.Globalization;
using System.Text;
using DryApi.OpenApi.Documents;
using DryApi.OpenApi.Tests.Commands;

namespace DryApi.OpenApi.Tests.Documents;

public sealed class DocumentWriterTests : IDisposable
{
    private static readonly UnicodeCategory[] Hidden =
        [UnicodeCategory.Control, UnicodeCategory.Format, UnicodeCategory.LineSeparator, UnicodeCategory.ParagraphSeparator, UnicodeCategory.Surrogate];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_tree_is_written_indented_in_its_own_order() =>
        Tree.Write(Tree.Json("""{"b":[1.0,{"x":null}],"a":{},"c":[]}""")).ShouldBe(
            """
            {
              "b": [
                1.0,
                {
                  "x": null
                }
              ],
              "a": {},
              "c": []
            }

            """.ReplaceLineEndings("\n"));

    [Fact]
    public void What_JSON_cannot_hold_and_nobody_sees_is_escaped() =>
        Tree.Write(Tree.Json("""["é 😀 👨\u200d👩 \u2028 \u202e / < \u0001 \" \\ \b\f\n\r\t \ud83d\ude00 \udb40\udc41"]"""))
            .ShouldBe("[\n  \"é 😀 👨\\u200d👩 \\u2028 \\u202e / < \\u0001 \\\" \\\\ \\b\\f\\n\\r\\t 😀 \\udb40\\udc41\"\n]\n");

    [Fact]
    public void Every_character_of_Unicode_is_written_so_that_it_is_seen_and_read_back()
    {
        for (var plane = 0; plane <= 16; plane++)
        {
            // A plane at a time, as a value and as names.
            var text = string.Concat(Enumerable.Range(plane << 16, 1 << 16).Where(Rune.IsValid).Select(char.ConvertFromUtf32));
            var tree = DocumentNode.Object(default);
            tree.TryAdd("all", default, DocumentNode.String(default, text));
            foreach (var name in text.EnumerateRunes().Where(rune => Hidden.Contains(Rune.GetUnicodeCategory(rune))).Select(rune => rune.ToString()))
            {
                tree.TryAdd(name, default, DocumentNode.String(default, name));
            }

            var written = Tree.Write(tree);

            ShouldHideNothing(written);
            DocumentEquality.AreEqual(Tree.Json(written), tree).ShouldBeTrue($"plane {plane}");
        }
    }

    [Fact]
    public void Half_a_surrogate_pair_is_escaped()
    {
        for (var c = '\uD800'; c <= '\uDFFF'; c++)
        {
            Tree.Write(DocumentNode.String(default, $"a{c}b")).ShouldBe($"\"a\\u{(int)c:x4}b\"\n");
        }
    }

    [Fact]
    public void Places_in_what_was_written_are_those_of_its_own_text()
    {
        var tree = Tree.Json(Tree.Write(Tree.Json("""{"a\u202eb":"\u2028\u0085","c":[1,"\u200b"]}""")));

        tree.TryGet("c", out var property).ShouldBeTrue();
        property.Place.ToString().ShouldBe("a.json(3,3)");
        tree["a\u202eb"]!.Position.ToString().ShouldBe("a.json(2,15)");
    }

    [Theory]
    [InlineData("pull")]
    [InlineData("accept")]
    [InlineData("normalize")]
    public async Task What_a_command_writes_hides_nothing(string command)
    {
        var hidden = string.Concat(Enumerable.Range(0x20, 0x10FFFF - 0x20).Where(Rune.IsValid).Select(code => new Rune(code)).Where(rune => Hidden.Contains(Rune.GetUnicodeCategory(rune))));
        var document = _folder.Write("a.json", """
            {"openapi":"3.0.3","info":{"title":"HERE","version":"1","description":"HERE"},"paths":{"/a":{"get":{"summary":"HERE","description":"HERE","operationId":"a",
              "parameters":[{"name":"q","in":"query","description":"HERE","schema":{"type":"string","default":"HERE"}}],
              "responses":{"200":{"description":"HERE","content":{"application/json":{"schema":{"type":"object","description":"HERE","properties":{"p":{"type":"string","description":"HERE","enum":["HERE","b"]}}}}}}}}}}}
            """.Replace("HERE", "x" + hidden));
        var output = _folder["output.json"];

        (await Tool.RunAsync(command switch
        {
            "pull" => ["pull", "--source", document, "--output", output],
            "accept" => ["accept", output, "--pulled", document, "--contract", _folder["contract.txt"]],
            _ => ["normalize", document, "--output", output],
        })).ShouldSucceed();

        ShouldHideNothing(File.ReadAllText(output));
        File.ReadAllText(output).Contains("\\u202e", StringComparison.OrdinalIgnoreCase).ShouldBeTrue();
        if (File.Exists(_folder["contract.txt"]))
        {
            ShouldHideNothing(File.ReadAllText(_folder["contract.txt"]));
        }
    }

    [Fact]
    public async Task A_document_that_hides_nothing_is_accepted_as_it_is()
    {
        const string text = "{\"openapi\":\"3.0.3\",\r\n\t\"info\":{\"title\":\"é 😀\",\"version\":\"1\"},\"paths\":{}}";

        (await Tool.RunAsync("accept", _folder["output.json"], "--pulled", _folder.Write("a.json", text), "--contract", _folder["contract.txt"])).ShouldSucceed();

        File.ReadAllText(_folder["output.json"]).ShouldBe(text);
    }

    private static void ShouldHideNothing(string text) =>
        text.EnumerateRunes().Where(rune => rune.Value != '\n' && Hidden.Contains(Rune.GetUnicodeCategory(rune))).Select(rune => $"U+{rune.Value:X4}").ShouldBeEmpty();
}
