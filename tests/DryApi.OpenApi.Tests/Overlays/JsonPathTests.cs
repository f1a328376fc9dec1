using DryApi.OpenApi.Documents;
using DryApi.OpenApi.Overlays;
using DryApi.OpenApi.Tests.Documents;

namespace DryApi.OpenApi.Tests.Overlays;

public sealed class JsonPathTests
{
    private static readonly SourcePosition Position = new("o.json", 2, 3);

    private static readonly DocumentNode Root = Tree.Json(
        """
        {"a":{"b":1,"c-d":{"b":2}},
         "list":[{"n":"x","v":1},{"n":"y","v":1.0,"w":{"k":true}},{"n":"it's","v":null}],
         "odd name":3, "é":4, "tags":["p","q","p"]}
        """);

    [Theory]
    [InlineData("$.a.b", "1")]
    [InlineData("$['a'][\"b\"]", "1")]
    [InlineData("$.a.c-d.b", "2")]
    [InlineData("$.é", "4")]
    [InlineData("$['odd name']", "3")]
    [InlineData("$[ 'a' ] .b", "1")]
    [InlineData("$.a.*", "1 {\"b\": 2}")]
    [InlineData("$.tags[*]", "\"p\" \"q\" \"p\"")]
    [InlineData("$.tags[1]", "\"q\"")]
    [InlineData("$.tags[-1]", "\"p\"")]
    [InlineData("$.tags[3]", "")]
    [InlineData("$.tags[-4]", "")]
    [InlineData("$.a[0]", "")]
    [InlineData("$..b", "1 2")]
    [InlineData("$.a..b", "1 2")]
    [InlineData("$..['n']", "\"x\" \"y\" \"it's\"")]
    [InlineData("$..tags[0]", "\"p\"")]
    [InlineData("$..[0].n", "\"x\"")]
    [InlineData("$.list[?@.n == 'y'].v", "1.0")]
    [InlineData("$.list[?@.n=='it\\'s'].n", "\"it's\"")]
    [InlineData("$.list[?@['n'] == \"\\u0078\"].n", "\"x\"")]
    [InlineData("$.list[?(@.n == 'y')].v", "1.0")]
    [InlineData("$.list[?@.v == 1].n", "\"x\" \"y\"")]
    [InlineData("$.list[?@.v == 1e0 && @.w].n", "\"y\"")]
    [InlineData("$.list[?@.w.k == true].n", "\"y\"")]
    [InlineData("$.list[?@.w.k == false].n", "")]
    [InlineData("$.list[?@.v == null].n", "\"it's\"")]
    [InlineData("$.list[?@.v != 1].n", "\"it's\"")]
    [InlineData("$.list[?@.w.k != true].n", "\"x\" \"it's\"")]
    [InlineData("$.list[?@.missing == null].n", "")]
    [InlineData("$.tags[?@ == 'p']", "\"p\" \"p\"")]
    [InlineData("$.a[?@.b == 2].b", "2")]
    [InlineData("$..[?@.w].n", "\"y\"")]
    [InlineData("$.none.b", "")]
    [InlineData("$.a.b.c", "")]
    public void A_path_selects_in_the_order_of_the_document(string expression, string expected) =>
        string.Join(' ', JsonPath.Parse(expression, Position).Select(Root).Select(match => Tree.Compact(match.Node))).ShouldBe(expected);

    [Fact]
    public void The_root_selects_itself_without_a_parent() =>
        JsonPath.Parse("$", Position).Select(Root).ShouldHaveSingleItem().ShouldBe(new JsonPathMatch(Root, null, 0));

    [Fact]
    public void Every_node_is_selected_once()
    {
        var matches = JsonPath.Parse("$..*..*", Position).Select(Root);

        matches.Select(match => match.Node).Distinct().Count().ShouldBe(matches.Count);
    }

    [Fact]
    public void A_match_knows_its_parent_and_depth()
    {
        var match = JsonPath.Parse("$.a.c-d.b", Position).Select(Root).ShouldHaveSingleItem();

        match.Parent.ShouldBeSameAs(Root["a"]!["c-d"]);
        match.Depth.ShouldBe(3);
    }

    [Theory]
    [InlineData("", "does not begin with $ at column 1")]
    [InlineData("a.b", "does not begin with $ at column 1")]
    [InlineData("$.", "has its end where a name was expected at column 3")]
    [InlineData("$.a.'b'", "has ''' where a name was expected at column 5")]
    [InlineData("$a", "has an unexpected 'a' at column 2")]
    [InlineData("$.a[0:2]", "has a slice, which is not supported, at column 6")]
    [InlineData("$.a[:2]", "has a slice, which is not supported, at column 5")]
    [InlineData("$['a','b']", "has a list of selectors, which is not supported, at column 6")]
    [InlineData("$.a[01]", "has an index that is no whole number at column 5")]
    [InlineData("$.a[-0]", "has an index that is no whole number at column 5")]
    [InlineData("$.a[99999999999]", "has an index that is no whole number at column 5")]
    [InlineData("$.a[b]", "has an unexpected 'b' at column 5")]
    [InlineData("$.a[]", "has an unexpected ']' at column 5")]
    [InlineData("$.a[1", "has its end where ] was expected at column 6")]
    [InlineData("$['a", "has a string without an end at column 3")]
    [InlineData("$['\\x']", "has an unknown escape in a string at column 5")]
    [InlineData("$[?@.a < 1]", "compares with '<', which is not supported, at column 8")]
    [InlineData("$[?@.a = 1]", "compares with '=', which is not supported, at column 8")]
    [InlineData("$[?@.a || @.b]", "has ||, which is not supported, at column 8")]
    [InlineData("$[?!@.a]", "has a negation, which is not supported, at column 4")]
    [InlineData("$[?length(@.a) == 1]", "has a function or a literal on the left, which is not supported, at column 4")]
    [InlineData("$[?@.a == $.b]", "compares two paths, which is not supported, at column 11")]
    [InlineData("$[?@.a == maybe]", "has 'm' where a literal was expected at column 11")]
    [InlineData("$[?@.a == 1-]", "has \"1-\", which is no number, at column 11")]
    [InlineData("$[?$.a]", "has a $ inside a filter, which is not supported, at column 4")]
    [InlineData("$[?@.*]", "has more than names and indexes after @, which is not supported,")]
    [InlineData("$[?(@.a)", "has its end where ] was expected at column 9")]
    [InlineData("$[?(@.a]", "has ']' where ) was expected at column 8")]
    [InlineData("$[?((@.a))]", "has nested parentheses, which are not supported, at column 5")]
    [InlineData("$...a", "has '.' where a name was expected at column 4")]
    public void What_is_not_supported_is_refused_at_its_column(string expression, string expected)
    {
        var message = Tree.FailureOf(() => JsonPath.Parse(expression, Position));

        message.ShouldStartWith($"o.json(2,3): the JSONPath \"{expression}\" {expected}");
    }
}
