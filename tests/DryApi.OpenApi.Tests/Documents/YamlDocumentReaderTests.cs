using DryApi.OpenApi.Documents;

namespace DryApi.OpenApi.Tests.Documents;

public sealed class YamlDocumentReaderTests
{
    [Fact]
    public void YAML_and_JSON_of_one_document_give_equal_trees()
    {
        var yaml = Tree.Yaml(
            """
            # A comment
            openapi: 3.0.3
            info: { title: "Shop", version: '1.0' }
            paths:
              /pets/{id}:
                get:
                  parameters:
                    - name: id
                      in: path
                      required: true
                      schema: {type: integer, minimum: 1, maximum: 2.5e3, default: null}
                  responses:
                    200:
                      description: >-
                        Two
                        lines
                    default: {description: ""}
                  x-flags: [yes, no, "true", ~]
            """);
        var json = Tree.Json(
            """
            {"openapi":"3.0.3","info":{"title":"Shop","version":"1.0"},"paths":{"/pets/{id}":{"get":{
              "parameters":[{"name":"id","in":"path","required":true,
                "schema":{"type":"integer","minimum":1,"maximum":2.5e3,"default":null}}],
              "responses":{"200":{"description":"Two lines"},"default":{"description":""}},
              "x-flags":["yes","no","true",null]}}}}
            """);

        DocumentEquality.AreEqual(yaml, json).ShouldBeTrue();
        Tree.Write(yaml).ShouldBe(Tree.Write(json));
    }

    [Theory]
    [InlineData("1", "1")]
    [InlineData("-12", "-12")]
    [InlineData("+3", "3")]
    [InlineData("007", "7")]
    [InlineData("0", "0")]
    [InlineData(".5", "0.5")]
    [InlineData("5.", "5")]
    [InlineData("-0.10", "-0.10")]
    [InlineData("1e3", "1e3")]
    [InlineData("0x1F", "31")]
    [InlineData("0xFFFFFFFFFFFFFFFFFF", "4722366482869645213695")]
    [InlineData("0o17", "15")]
    [InlineData("010", "10")]
    [InlineData("-010", "-10")]
    [InlineData("+0x10", "\"+0x10\"")]
    [InlineData("0X10", "\"0X10\"")]
    [InlineData("0xfF", "255")]
    [InlineData("0o8", "\"0o8\"")]
    [InlineData("1_000", "\"1_000\"")]
    [InlineData("1e400", "1e400")]
    [InlineData("+1E+2", "1E+2")]
    [InlineData("-.5", "-0.5")]
    [InlineData("-0", "-0")]
    [InlineData("0.1000000000000000000000000000000000000001", "0.1000000000000000000000000000000000000001")]
    [InlineData("!!float 1", "1")]
    [InlineData("true", "true")]
    [InlineData("False", "false")]
    [InlineData("Null", "null")]
    [InlineData("~", "null")]
    [InlineData("", "null")]
    [InlineData("yes", "\"yes\"")]
    [InlineData("on", "\"on\"")]
    [InlineData("2024-01-31", "\"2024-01-31\"")]
    [InlineData("1.2.3", "\"1.2.3\"")]
    [InlineData("1e", "\"1e\"")]
    [InlineData("-a", "\"-a\"")]
    [InlineData("+", "\"+\"")]
    [InlineData(".", "\".\"")]
    [InlineData("0x", "\"0x\"")]
    [InlineData("0b1", "\"0b1\"")]
    [InlineData("'1'", "\"1\"")]
    [InlineData("\"true\"", "\"true\"")]
    [InlineData("!!str 1", "\"1\"")]
    public void A_scalar_has_the_type_of_the_core_schema(string scalar, string json) =>
        Tree.Compact(Tree.Yaml($"a: {scalar}")["a"]!).ShouldBe(json);

    [Fact]
    public void Positions_are_those_of_the_file()
    {
        var root = Tree.Yaml("a:\n  b: 1\n  c: [x, y]\n");

        root["a"]!.TryGet("c", out var property).ShouldBeTrue();
        property.Place.ToString().ShouldBe("a.yaml(3,3)");
        property.Items[1].Position.ToString().ShouldBe("a.yaml(3,10)");
    }

    [Fact]
    public void An_alias_is_a_copy_at_the_place_of_its_anchor()
    {
        var root = Tree.Yaml("a: &x {b: 1}\nc: *x\n");

        Tree.Compact(root).ShouldBe("""{"a": {"b": 1},"c": {"b": 1}}""");
        root["c"].ShouldNotBeSameAs(root["a"]);
        root["c"]!.Position.Line.ShouldBe(1);
    }

    [Fact]
    public void Aliases_of_aliases_that_swell_are_refused()
    {
        var lines = Enumerable.Range(1, 12).Select(i => $"a{i}: &a{i} [{string.Join(',', Enumerable.Repeat($"*a{i - 1}", 9))}]");

        Tree.FailureOf(() => Tree.Yaml("a0: &a0 [x,x,x,x,x,x,x,x,x]\n" + string.Join('\n', lines)))
            .ShouldContain("stand for more than 100000 values");
    }

    [Fact]
    public void Aliases_that_nest_too_deep_are_refused()
    {
        // Each adds 200 levels around the one before it.
        var lines = Enumerable.Range(1, 9).Select(i => $"a{i}: &a{i} {new string('[', 200)}*a{i - 1}{new string(']', 200)}");

        Tree.FailureOf(() => Tree.Yaml("a0: &a0 [x]\n" + string.Join('\n', lines))).ShouldContain("nested more than 1500 deep");
    }

    [Theory]
    [InlineData("a: &x {b: 1, c: 2}\nd: {<<: *x, c: 3}", """{"a":{"b":1,"c":2},"d":{"c":3,"b":1}}""")]
    [InlineData("a: &x {b: 1}\nd: &y {c: 2, b: 3}\ne: {<<: [*x, *y]}", """{"a":{"b":1},"d":{"c":2,"b":3},"e":{"b":1,"c":2}}""")]
    [InlineData("a: &x {b: 1}\nd: &y {<<: *x}\ne: {<<: *y}", """{"a":{"b":1},"d":{"b":1},"e":{"b":1}}""")]
    [InlineData("a: {<<: {b: {c: 1}}, d: 2}", """{"a":{"d":2,"b":{"c":1}}}""")]
    [InlineData("a: {'<<': 1}", """{"a":{"<<":1}}""")]
    [InlineData("a: [<<]", """{"a":["<<"]}""")]
    [InlineData("200: {a: 1}", """{"200":{"a":1}}""")]
    public void Merge_keys_give_what_they_name_and_own_properties_stay(string text, string json) =>
        Tree.Write(Tree.Yaml(text)).ShouldBe(Tree.Write(Tree.Json(json)));

    [Theory]
    [InlineData("a: &x [*x]", "stands inside its own anchor")]
    [InlineData("a: *x", "no anchor &x")]
    [InlineData("a: 1\na: 2", "already there at line 1")]
    [InlineData("c: {<<: 1}", "a merge key (<<) names something else than an object")]
    [InlineData("a: &x {b: 1}\nc: {<<: [*x, 1]}", "a merge key (<<) names something else than an object")]
    [InlineData("a: &x {b: 1}\nc: {<<: *x, <<: *x}", "already there at line 2")]
    [InlineData("? [a]\n: 1", "the name of a property is no plain text")]
    [InlineData("a: .inf", "JSON has no number \".inf\"")]
    [InlineData("a: -.Inf", "JSON has no number \"-.Inf\"")]
    [InlineData("a: .NaN", "JSON has no number \".NaN\"")]
    [InlineData("a: !mine 1", "the tag \"!mine\" is not supported")]
    [InlineData("a: !!int x", "the tag \"tag:yaml.org,2002:int\" is not supported")]
    [InlineData("a: !!set {b}", "the tag \"tag:yaml.org,2002:set\" is not supported")]
    [InlineData("a: 1\n---\nb: 2", "a second YAML document")]
    [InlineData("a: [1", "this is not YAML")]
    [InlineData("a: \"\\ud800\"", "surrogate")]
    [InlineData("# nothing", "it is empty")]
    public void What_JSON_cannot_say_is_refused(string text, string expected)
    {
        var message = Tree.FailureOf(() => Tree.Yaml(text));

        message.ShouldContain(expected);
        message.ShouldStartWith("a.yaml");
    }
}
