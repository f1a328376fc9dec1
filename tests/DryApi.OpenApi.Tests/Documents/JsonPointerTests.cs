using DryApi.OpenApi.Documents;

namespace DryApi.OpenApi.Tests.Documents;

public sealed class JsonPointerTests
{
    private static readonly DocumentNode Root = Tree.Json("""{"a/b":{"m~n":[10,20]},"a b":1,"":2,"~1":3,"p":{"0":4}}""");

    [Theory]
    [InlineData("#/a~1b/m~0n/1", "20")]
    [InlineData("#/a%20b", "1")]
    [InlineData("#/a%2Fb/m~0n/0", null)]
    [InlineData("#/", "2")]
    [InlineData("#/~01", "3")]
    [InlineData("#/p/0", "4")]
    [InlineData("#/a~1b/m~0n/01", null)]
    [InlineData("#/a~1b/m~0n/-1", null)]
    [InlineData("#/a~1b/m~0n/2", null)]
    [InlineData("#/a~1b/m~0n/99999999999", null)]
    [InlineData("#/nothing", null)]
    [InlineData("#", null)]
    [InlineData("other.json#/a", null)]
    public void A_reference_names_a_node_or_nothing(string reference, string? text) =>
        JsonPointer.FindReferenced(Root, reference)?.Text.ShouldBe(text);

    [Theory]
    [InlineData("#/a~1b/m~0n/01")]
    [InlineData("#/nothing")]
    [InlineData("#/a~1b/m~0n/2")]
    public void A_reference_to_nothing_gives_null(string reference) => JsonPointer.FindReferenced(Root, reference).ShouldBeNull();

    [Theory]
    [InlineData("/paths", "/a~b", "/paths/~1a~0b")]
    [InlineData("", "x", "/x")]
    public void Append_escapes(string pointer, string name, string expected)
    {
        JsonPointer.Append(pointer, name).ShouldBe(expected);
        JsonPointer.Unescape(JsonPointer.Escape(name)).ShouldBe(name);
    }

    [Fact]
    public void Append_takes_indexes() => JsonPointer.Append("/oneOf", 2).ShouldBe("/oneOf/2");
}
