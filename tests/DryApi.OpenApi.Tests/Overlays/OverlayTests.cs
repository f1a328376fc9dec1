using DryApi.OpenApi.Documents;
using DryApi.OpenApi.Overlays;
using DryApi.OpenApi.Tests.Documents;

namespace DryApi.OpenApi.Tests.Overlays;

public sealed class OverlayTests
{
    private static Overlay Parse(string actions) =>
        Overlay.From(Tree.Json($$$"""{"overlay":"1.0.0","info":{"title":"t","version":"1"},"actions":[{{{actions}}}]}""", "o.json"));

    private static string Apply(string document, string actions)
    {
        var root = Tree.Json(document);
        Parse(actions).ApplyTo(root);
        return Tree.Compact(root);
    }

    [Theory]
    [InlineData("""{"a":{"b":1}}""", """{"target":"$.a","update":{"c":2}}""", """{"a": {"b": 1,"c": 2}}""")]
    [InlineData("""{"a":{"b":1,"c":2}}""", """{"target":"$.a","update":{"b":"x"}}""", """{"a": {"b": "x","c": 2}}""")]
    [InlineData("""{"a":{"b":{"c":1}}}""", """{"target":"$","update":{"a":{"b":{"d":2}}}}""", """{"a": {"b": {"c": 1,"d": 2}}}""")]
    [InlineData("""{"a":[1]}""", """{"target":"$","update":{"a":[2,3]}}""", """{"a": [1,2,3]}""")]
    [InlineData("""{"a":[1]}""", """{"target":"$.a","update":{"x":1}}""", """{"a": [1,{"x": 1}]}""")]
    [InlineData("""{"a":[1]}""", """{"target":"$.a","update":[2]}""", """{"a": [1,[2]]}""")]
    [InlineData("""{"a":{"b":1},"c":{"b":1}}""", """{"target":"$.*","update":{"d":{"e":[]}}},{"target":"$.a.d.e","update":1}""", """{"a": {"b": 1,"d": {"e": [1]}},"c": {"b": 1,"d": {"e": []}}}""")]
    [InlineData("""{"a":1,"b":2}""", """{"target":"$.a","remove":true}""", """{"b": 2}""")]
    [InlineData("""{"a":[1,2,1,3]}""", """{"target":"$.a[?@ == 1]","remove":true}""", """{"a": [2,3]}""")]
    [InlineData("""{"a":{"x":1},"b":{"x":1,"y":2}}""", """{"target":"$..x","remove":true}""", """{"a": {},"b": {"y": 2}}""")]
    [InlineData("""{"a":{"b":{"b":1}}}""", """{"target":"$..b","remove":true}""", """{"a": {}}""")]
    [InlineData("""{"a":1}""", """{"target":"$","update":{"b":2}},{"target":"$.b","remove":true},{"target":"$","update":{"c":3}}""", """{"a": 1,"c": 3}""")]
    [InlineData("""{"a":1}""", """{"target":"$.a","update":{"b":2},"remove":true}""", "{}")]
    [InlineData("""{"a":1}""", "", """{"a": 1}""")]
    public void Actions_change_the_document_in_order(string document, string actions, string expected) =>
        Apply(document, actions).ShouldBe(expected);

    [Fact]
    public void What_comes_from_the_overlay_keeps_its_place_there()
    {
        var root = Tree.Json("""{"a":{"b":1}}""");
        Parse("\n{\"target\":\"$.a\",\"update\":\n{\"c\":{\"d\":2}}}").ApplyTo(root);

        root["a"]!.Position.ToString().ShouldBe("a.json(1,6)");
        root["a"]!["b"]!.Position.File.ShouldBe("a.json");
        root["a"]!["c"]!["d"]!.Position.ToString().ShouldBe("o.json(3,11)");
        root["a"]!.TryGet("c", out var property).ShouldBeTrue();
        property!.Place.ToString().ShouldBe("o.json(3,2)");
    }

    [Fact]
    public void A_big_object_finds_its_names_after_removals_and_updates()
    {
        var root = Tree.Json("{" + string.Join(',', Enumerable.Range(0, 20).Select(i => $"\"n{i}\":{i}")) + "}");
        Parse("""{"target":"$.n3","remove":true},{"target":"$","update":{"n19":"x","new":1}}""").ApplyTo(root);

        root["n3"].ShouldBeNull();
        root["n4"]!.Text.ShouldBe("4");
        root["n19"]!.Text.ShouldBe("x");
        root["new"]!.Text.ShouldBe("1");
        root.Properties.Count.ShouldBe(20);
    }

    [Fact]
    public void Actions_that_change_nothing_are_returned()
    {
        var root = Tree.Json("""{"a":{"b":1,"r":["x","y"]}}""");
        var overlay = Parse(
            """
            {"target":"$.a","update":{"b":1}},
            {"target":"$.a","update":{"b":2}},
            {"target":"$.a","update":{"r":["y"]}},
            {"target":"$.a.r","update":"z"}
            """);

        overlay.ApplyTo(root).ShouldBe([overlay.Actions[0], overlay.Actions[2]]);
    }

    [Theory]
    [InlineData("""{"target":"$.nothing","update":{}}""", "o.json(1,66): the overlay's target \"$.nothing\" matches nothing in the document; ")]
    [InlineData("""{"target":"$.nothing","remove":true}""", "o.json(1,66): the overlay's target \"$.nothing\" matches nothing in the document; ")]
    [InlineData("""{"target":"$","remove":true}""", "o.json(1,66): the overlay's target \"$\" would remove the whole document; ")]
    [InlineData("""{"target":"$.s","update":{}}""", "o.json(1,66): the overlay's target \"$.s\" selects a string at a.json(1,6), which cannot be updated; ")]
    [InlineData("""{"target":"$","update":1}""", "o.json(1,89): the update is a number, but \"$\" selects the object at a.json(1,1); ")]
    [InlineData("""{"target":"$","update":{"s":{}}}""", "o.json(1,94): the update gives an object for \"s\", but the document has a string at a.json(1,6); ")]
    [InlineData("""{"target":"$","update":{"o":[]}}""", "o.json(1,94): the update gives an array for \"o\", but the document has an object at a.json(1,14); ")]
    public void An_action_that_does_not_fit_is_refused(string action, string expected) =>
        Tree.FailureOf(() => Apply("""{"s":"x","o":{}}""", action)).ShouldStartWith(expected);

    [Theory]
    [InlineData("[]", "this is no overlay but an array")]
    [InlineData("""{"info":{"title":"t","version":"1"},"actions":[]}""", "an overlay needs \"overlay\"")]
    [InlineData("""{"overlay":"2.0.0","info":{"title":"t","version":"1"},"actions":[]}""", "overlay version \"2.0.0\" is not supported")]
    [InlineData("""{"overlay":1,"info":{"title":"t","version":"1"},"actions":[]}""", "\"overlay\" is a number")]
    [InlineData("""{"overlay":"1.0.0","actions":[]}""", "an overlay needs \"info\"")]
    [InlineData("""{"overlay":"1.0.0","info":{"title":"t"},"actions":[]}""", "the info of an overlay needs \"version\"")]
    [InlineData("""{"overlay":"1.0.0","info":{"title":"t","version":1},"actions":[]}""", "\"version\" is a number")]
    [InlineData("""{"overlay":"1.0.0","info":{"title":"t","version":"1"}}""", "an overlay needs \"actions\"")]
    [InlineData("""{"overlay":"1.0.0","info":{"title":"t","version":"1"},"actions":{}}""", "\"actions\" is an object")]
    [InlineData("""{"overlay":"1.0.0","info":{"title":"t","version":"1"},"actions":[],"acts":1}""", "an overlay has no \"acts\"")]
    [InlineData("""{"overlay":"1.0.0","extends":1,"info":{"title":"t","version":"1"},"actions":[]}""", "\"extends\" is a number")]
    public void A_file_that_is_no_overlay_is_refused(string text, string expected) =>
        Tree.FailureOf(() => Overlay.From(Tree.Json(text, "o.json"))).ShouldContain(expected);

    [Theory]
    [InlineData("1", "this action is a number")]
    [InlineData("""{"update":{}}""", "an action needs \"target\"")]
    [InlineData("""{"target":1,"update":{}}""", "\"target\" is a number")]
    [InlineData("""{"target":"$"}""", "this action has neither \"update\" nor \"remove\": true")]
    [InlineData("""{"target":"$","remove":false}""", "this action has neither \"update\" nor \"remove\": true")]
    [InlineData("""{"target":"$","remove":"true"}""", "\"remove\" is a string")]
    [InlineData("""{"target":"$","description":1,"update":{}}""", "\"description\" is a number")]
    [InlineData("""{"target":"$","updates":{}}""", "an action has no \"updates\"; use target, description, update, remove")]
    [InlineData("""{"target":"$.a[1:2]","update":{}}""", "o.json(1,76): the JSONPath \"$.a[1:2]\" has a slice")]
    public void An_action_of_another_shape_is_refused(string action, string expected) =>
        Tree.FailureOf(() => Parse(action)).ShouldContain(expected);

    [Fact]
    public void Extensions_and_extends_are_allowed() => Should.NotThrow(() => Overlay.From(Tree.Json(
        """{"overlay":"1.0.0","x-a":1,"extends":"a.json","info":{"title":"t","version":"1"},"actions":[{"target":"$","update":{},"x-why":"y"}]}""")));

    [Fact]
    public void Updates_that_build_on_each_other_keep_the_depth_limit()
    {
        var nested = string.Concat(Enumerable.Repeat("{\"a\":", 800)) + "{}" + new string('}', 800);
        var actions = $$"""{"target":"$","update":{{nested}}},{"target":"$..*","update":{{nested}}}""";

        Tree.FailureOf(() => Apply("{}", actions)).ShouldContain("nested more than 1500 deep");
    }
}
