using System.Text.Json.Nodes;
using DryApi.OpenApi.Drift;
using DryApi.OpenApi.Tests.Documents;
using DryApi.OpenApi.Tests.Encoders;

namespace DryApi.OpenApi.Tests.Drift;

public sealed class TextComparerTests
{
    private const int Many = 20_000;

    /// <summary>Every text of a document, by its place.</summary>
    public static TheoryData<string> TextPlaces =>
    [
        "/info/title", "/info/description", "/info/termsOfService", "/info/contact/name", "/info/contact/url", "/info/contact/email", "/info/license/name", "/info/license/url",
        "/externalDocs/description", "/externalDocs/url", "/servers/0/description", "/servers/0/variables/region/description",
        "/tags/0/description", "/tags/0/externalDocs/url",
        "/paths/~1boats~1{name}/summary", "/paths/~1boats~1{name}/description", "/paths/~1boats~1{name}/parameters/0/description", "/paths/~1boats~1{name}/parameters/0/example",
        "/paths/~1boats~1{name}/get/summary", "/paths/~1boats~1{name}/get/description", "/paths/~1boats~1{name}/get/parameters/0/description",
        "/paths/~1boats~1{name}/get/parameters/0/examples/first/summary", "/paths/~1boats~1{name}/get/parameters/0/examples/first/description", "/paths/~1boats~1{name}/get/parameters/0/examples/first/value",
        "/paths/~1boats~1{name}/get/responses/200/description", "/paths/~1boats~1{name}/get/responses/200/headers/X-Left/description", "/paths/~1boats~1{name}/get/responses/200/links/next/description",
        "/paths/~1boats~1{name}/post/x-deprecated-reason", "/paths/~1boats~1{name}/post/externalDocs/description", "/paths/~1boats~1{name}/post/externalDocs/url", "/paths/~1boats~1{name}/post/requestBody/description", "/paths/~1boats~1{name}/post/responses/204/description",
        "/paths/~1boats~1{name}/post/callbacks/done/{$request.body#~1url}/post/responses/200/description",
        "/components/schemas/Boat/title", "/components/schemas/Boat/description", "/components/schemas/Boat/properties/name/title", "/components/schemas/Boat/properties/name/description", "/components/schemas/Boat/properties/name/example",
        "/components/schemas/Boat/properties/owner/oneOf/1/description", "/components/schemas/Boat/properties/more/additionalProperties/description", "/components/schemas/Boat/externalDocs/description", "/components/schemas/Boat/externalDocs/url",
        "/components/parameters/page/description", "/components/responses/Missing/description", "/components/securitySchemes/key/description", "/components/securitySchemes/login/flows/clientCredentials/scopes/boats:write",
    ];

    [Theory]
    [MemberData(nameof(TextPlaces))]
    public void Compare_OnAnotherText_ListsItWithPlaceBeforeAndAfter(string pointer)
    {
        var (holder, name) = Find(pointer, out var head);
        var before = holder[name]!.GetValue<string>();
        holder[name] = before + " ";

        var text = Compare(RichDocument.Text, head.ToJsonString()).ShouldHaveSingleItem();

        (text.Pointer, text.Position.File, text.Before, text.After).ShouldBe((pointer, "head.json", before, before + " "));
    }

    [Theory]
    [MemberData(nameof(TextPlaces))]
    public void Compare_OnATextThatIsNewOrGone_ListsItWithNoOther(string pointer)
    {
        var (holder, name) = Find(pointer, out var without);
        var text = holder[name]!.GetValue<string>();
        holder.AsObject().Remove(name);

        var gone = Compare(RichDocument.Text, without.ToJsonString()).ShouldHaveSingleItem();
        var come = Compare(without.ToJsonString(), RichDocument.Text).ShouldHaveSingleItem();

        (gone.Pointer, gone.Position.File, gone.Before, gone.After).ShouldBe((pointer, "base.json", text, null));
        (come.Pointer, come.Position.File, come.Before, come.After).ShouldBe((pointer, "head.json", null, text));
    }

    [Fact]
    public void Compare_OnEveryValueOfTheDocument_ListsTextsAndNothingElse()
    {
        foreach (var position in RichDocument.Positions.Where(p => !p.IsName))
        {
            // An example is one text, whatever is in it; data that is called like one is none.
            var isText = position.Path[^1] is "description" or "summary" or "title" or "termsOfService" or "value" or "x-deprecated-reason"
                || position.Path.SkipLast(1).LastOrDefault() is "externalDocs" or "contact" or "license" or "scopes"
                || position.Path.Contains("example");

            Compare(RichDocument.Text, RichDocument.With(position, "another")).Count(text => text.Before is not null && text.After is not null).ShouldBe(isText ? 1 : 0, position.ToString());
        }
    }

    [Theory]
    [InlineData("""{ "description": { "type": "string" } }""", """{ "description": { "type": "integer" } }""", "")]
    [InlineData("""{ "title": { "type": "string", "title": "a" } }""", """{ "title": { "type": "string", "title": "b" } }""", "/components/schemas/A/properties/title/title")]
    [InlineData("""{ "a": { "example": { "b": [1, 2] } } }""", """{ "a": { "example": { "b": [1, 3] } } }""", "/components/schemas/A/properties/a/example")]
    [InlineData("""{ "a": { "examples": ["x"] } }""", """{ "a": { "examples": ["x", "y"] } }""", "/components/schemas/A/properties/a/examples")]
    [InlineData("""{ "a": { "default": { "description": "x" } } }""", """{ "a": { "default": { "description": "y" } } }""", "")]
    [InlineData("""{ "a": { "enum": [{ "title": "x" }] } }""", """{ "a": { "enum": [{ "title": "y" }] } }""", "")]
    [InlineData("""{ "a": { "x-enum-descriptions": { "b": "x" } } }""", """{ "a": { "x-enum-descriptions": { "b": "y" } } }""", "/components/schemas/A/properties/a/x-enum-descriptions")]
    [InlineData("""{ "a": { "x-order": 1 } }""", """{ "a": { "x-order": 2 } }""", "")]
    [InlineData("""{ "a": { "description": "x" } }""", """{ "b": { "description": "y" } }""", "")]
    [InlineData("""{ "a": { "description": "x" } }""", """{ "a": { "description": "x" }, "b": { "description": "y" } }""", "")]
    [InlineData("""{ "a": { "oneOf": [{ "description": "x" }, { "description": "y" }] } }""", """{ "a": { "oneOf": [{ "description": "z" }, { "description": "x" }, { "description": "y" }] } }""", "")]
    [InlineData("""{ "a": { "oneOf": [{ "description": "x" }, { "description": "y" }] } }""", """{ "a": { "oneOf": [{ "type": "string" }, { "description": "x" }, { "description": "z" }] } }""", "/components/schemas/A/properties/a/oneOf/0/description")]
    [InlineData("""{ "a": { "description": "x\ny" } }""", """{ "a": { "description": "x \ny" } }""", "/components/schemas/A/properties/a/description")]
    [InlineData("""{ "a": { "description": "x" } }""", """{ "a": { "description": "x\n" } }""", "/components/schemas/A/properties/a/description")]
    [InlineData("""{ "a": { "description": "x", "type": "string" } }""", """{ "a": { "type": "string", "description": "x" } }""", "")]
    public void Compare_OnSchemas_TellsTextsFromNamesAndData(string before, string after, string pointer)
    {
        var found = Compare(Schemas(before), Schemas(after));

        if (pointer.Length == 0)
        {
            found.ShouldBeEmpty();
        }
        else
        {
            found[0].Pointer.ShouldBe(pointer);
        }

        static string Schemas(string properties) => $$"""{ "openapi": "3.1.0", "paths": {}, "components": { "schemas": { "A": { "properties": {{properties}} } } } }""";
    }

    [Fact]
    public void Compare_OnParametersInAnotherOrder_ComparesThoseOfOneName()
    {
        var found = Compare(
            Paths("/a", """[{ "name": "x", "in": "query", "description": "1" }, { "name": "y", "in": "query", "description": "2" }]"""),
            Paths("/a", """[{ "name": "y", "in": "query", "description": "3" }, { "name": "z", "in": "query", "description": "4" }, { "name": "x", "in": "query", "description": "1" }]"""));

        found.Select(text => (text.Pointer, text.Before, text.After)).ShouldBe([("/paths/~1a/parameters/0/description", "2", "3")]);
    }

    [Fact]
    public void Compare_OnAPathWithAnotherNameOfItsParameter_ComparesIt()
    {
        var found = Compare(Paths("/a/{id}", "[]", "one"), Paths("/a/{key}", "[]", "two"));

        found.Select(text => (text.Pointer, text.Before, text.After)).ShouldBe([("/paths/~1a~1{key}/description", "one", "two")]);
        Compare(Paths("/a/{id}", "[]", "one"), Paths("/b/{id}", "[]", "two")).ShouldBeEmpty();
    }

    [Fact]
    public void Compare_OnManyPlaces_ListsEachOnce()
    {
        string Document(string word) => "{\"openapi\":\"3.0.3\",\"paths\":{" + string.Join(",", Enumerable.Range(0, Many).Select(i => $"\"/p{i}\":{{\"description\":\"{word} {i}\"}}")) + "}}";

        Compare(Document("old"), Document("new")).Count.ShouldBe(Many);
    }

    private static string Paths(string path, string parameters, string description = "same") =>
        $$"""{ "openapi": "3.0.3", "paths": { "{{path}}": { "description": "{{description}}", "parameters": {{parameters}} } } }""";

    private static IReadOnlyList<TextChange> Compare(string @base, string head) => TextComparer.Compare(Tree.Json(@base, "base.json"), Tree.Json(head, "head.json"));

    private static (JsonNode Holder, string Name) Find(string pointer, out JsonNode root)
    {
        root = JsonNode.Parse(RichDocument.Text)!;
        var steps = pointer[1..].Split('/').Select(step => step.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal)).ToList();
        var holder = steps[..^1].Aggregate(root, (node, step) => node is JsonArray list ? list[int.Parse(step, System.Globalization.CultureInfo.InvariantCulture)]! : node[step]!);
        return (holder, steps[^1]);
    }
}
