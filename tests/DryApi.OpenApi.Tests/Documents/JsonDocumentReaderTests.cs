using System.Text;
using DryApi.OpenApi.Documents;

namespace DryApi.OpenApi.Tests.Documents;

public sealed class JsonDocumentReaderTests
{
    [Fact]
    public void Every_kind_of_value_is_read_with_its_text()
    {
        var root = Tree.Json("""{"o":{},"a":[1,-2.50e3],"s":"x\n\u00e9","t":true,"f":false,"n":null}""");

        root.Kind.ShouldBe(NodeKind.Object);
        root.Properties.Select(property => property.Name).ShouldBe(["o", "a", "s", "t", "f", "n"]);
        root["o"]!.Kind.ShouldBe(NodeKind.Object);
        root["a"]!.Items.Select(item => item.Text).ShouldBe(["1", "-2.50e3"]);
        root.GetString("s").ShouldBe("x\né");
        root["t"]!.IsTrue.ShouldBeTrue();
        root["f"]!.IsTrue.ShouldBeFalse();
        root["f"]!.Kind.ShouldBe(NodeKind.Boolean);
        root["n"]!.IsNull.ShouldBeTrue();
        root["missing"].ShouldBeNull();
        root.GetString("t").ShouldBeNull();
    }

    [Fact]
    public void Positions_count_lines_and_characters_from_1()
    {
        var root = Tree.Json("{\n  \"a\": [ 1,\r\n    \"é😀\", true ]\n}");

        root.Position.ShouldBe(new SourcePosition("a.json", 1, 1));
        root.TryGet("a", out var property).ShouldBeTrue();
        property.Place.ToString().ShouldBe("a.json(2,3)");
        property.Position.ToString().ShouldBe("a.json(2,8)");
        property.Items.Select(item => (item.Position.Line, item.Position.Column)).ShouldBe([(2, 10), (3, 5), (3, 12)]);
    }

    [Fact]
    public void A_byte_order_mark_is_no_character_of_the_first_line() =>
        Tree.Json("\uFEFF{\"a\":1}")["a"]!.Position.Column.ShouldBe(6);

    [Fact]
    public void Look_up_in_a_big_object_finds_each_name()
    {
        var root = Tree.Json("{" + string.Join(',', Enumerable.Range(0, 5_000).Select(i => $"\"n{i}\":{i}")) + "}");

        root.Properties.Count.ShouldBe(5_000);
        foreach (var i in (int[])[0, 1, 8, 9, 4_999])
        {
            root[$"n{i}"]!.Text.ShouldBe($"{i}");
        }

        root["n5000"].ShouldBeNull();
    }

    [Theory]
    [InlineData("""{"a":1,"a":2}""", "line 1, column 2")]
    [InlineData("""{"a":1,"\u0061":2}""", "line 1, column 2")]
    [InlineData("""{"k1":1,"k2":1,"k3":1,"k4":1,"k5":1,"k6":1,"k7":1,"k8":1,"k9":1,"a":1,"k10":1,"a":2}""", "line 1, column 65")]
    public void A_name_that_comes_twice_is_refused_with_both_places(string text, string first)
    {
        var message = Tree.FailureOf(() => Tree.Json(text));

        message.ShouldContain("\"a\"");
        message.ShouldContain(first);
    }

    [Fact]
    public void A_name_that_comes_twice_is_named_with_both_lines() =>
        Tree.FailureOf(() => Tree.Json("{\n\"paths\": {},\n\"paths\": {}\n}"))
            .ShouldBe("a.json(3,1): the property \"paths\" is already there at line 2, column 1, and here at line 3 again; keep one of them");

    [Theory]
    [InlineData("<html>", "a.json(1,1): this is not JSON: '<'")]
    [InlineData("{\n  \"a\": 1,\n}", "a.json(3,1): this is not JSON: ")]
    [InlineData("{ // no\n}", "a.json(1,3): this is not JSON: ")]
    [InlineData("{\"a\":", "a.json(1,6): this is not JSON: ")]
    [InlineData("[1 ", "a.json(1,4): this is not JSON: the text ends inside an object or array")]
    [InlineData("{} {}", "a.json(1,4): this is not JSON: ")]
    [InlineData("{\"a\": 01}", "a.json(1,8): this is not JSON: ")]
    [InlineData("", "a.json: it is empty")]
    [InlineData(" \r\n\t", "a.json: it is empty")]
    public void Text_that_is_no_JSON_is_refused_at_its_place(string text, string expected)
    {
        var message = Tree.FailureOf(() => Tree.Json(text));

        message.ShouldStartWith(expected);
        message.ShouldNotContain("LineNumber");
        message.ShouldNotContain("\n");
    }

    [Theory]
    [InlineData("""{"a":"\ud800"}""", 6)]
    [InlineData("""{"a":"\udc00x"}""", 6)]
    [InlineData("""{"\ud800":1}""", 2)]
    public void Half_a_surrogate_pair_is_refused(string text, int column) =>
        Tree.FailureOf(() => Tree.Json(text)).ShouldStartWith($"a.json(1,{column}): this string holds half a surrogate pair");

    [Fact]
    public void A_whole_surrogate_pair_is_read() => Tree.Json("""["\ud83d\ude00"]""").Items[0].Text.ShouldBe("😀");

    [Fact]
    public void Invalid_UTF8_is_refused_at_its_place() =>
        Tree.FailureOf(() => DocumentReader.Read(Encoding.Latin1.GetBytes("{\n\"a\":\"\u00fc\"}"), "a.json"))
            .ShouldBe("a.json(2,6): the bytes here are not valid UTF-8; save it as UTF-8");

    [Fact]
    public void UTF16_is_refused_by_name() =>
        Tree.FailureOf(() => DocumentReader.Read(Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes("{}")).ToArray(), "a.json"))
            .ShouldBe("a.json: it is encoded in UTF-16; save it as UTF-8");

    [Theory]
    [InlineData(1_000)]
    [InlineData(1_500)]
    public void Nesting_within_the_limit_is_read_and_written(int depth)
    {
        var text = new string('[', depth) + new string(']', depth);

        Tree.Compact(Tree.Json(text)).ShouldBe(text);
    }

    [Theory]
    [InlineData(1_501, "a.json")]
    [InlineData(100_000, "a.json")]
    [InlineData(100_000, "a.yaml")]
    public void Nesting_beyond_the_limit_is_refused(int depth, string name) =>
        Tree.FailureOf(() => Tree.Json(new string('[', depth) + new string(']', depth), name))
            .ShouldStartWith($"{name}(1,1501): objects and arrays are nested more than 1500 deep here");

    [Theory]
    [InlineData("a.txt", "{\"a\": 1}")]
    [InlineData("a.txt", "a: 1")]
    [InlineData("a", " [1]")]
    [InlineData("a.YML", "{a: 1}")]
    public void The_format_is_known_by_extension_or_first_character(string name, string text) =>
        Should.NotThrow(() => Tree.Json(text, name));
}
