using DryApi.OpenApi.Tests.Reading;

namespace DryApi.OpenApi.Tests.Prose;

public sealed class ProseMendingTests
{
    [Theory]
    [InlineData("""{"type":"string","description":"Max 9 characters."}""")]
    [InlineData("""{"type":"string","maxLength":5,"description":"Max 9 characters."}""")]
    [InlineData("""{"type":["string","null"],"maxLength":5,"description":"Max 9 characters."}""")]
    [InlineData("""{"type":"string","description":"Between 2 and 9 characters."}""")]
    [InlineData("""{"type":"array","items":{"type":"string"},"description":"Max 9 items."}""")]
    [InlineData("""{"type":"array","items":{"type":"string"},"description":"Max 9 characters each."}""")]
    [InlineData("""{"type":"array","items":{"type":"string","format":"binary"},"description":"Max 9 MB. Supported formats: PNG, GIF."}""")]
    [InlineData("""{"type":"string","format":"binary","description":"A clip of 3 to 9 seconds."}""")]
    [InlineData("""{"type":"string","format":"binary","x-duration-seconds":{"maximum":5},"description":"A clip of 3 to 9 seconds."}""")]
    [InlineData("""{"type":"string","format":"binary","x-file-types":["png"],"description":"Supported formats: PNG, GIF."}""")]
    [InlineData("""{"type":"string","format":"binary","x-file-types":["png","bmp"],"description":"Supported formats: PNG, GIF."}""")]
    [InlineData("""{"type":"string","x-schemes":["http","https"],"description":"Must be HTTPS."}""")]
    [InlineData("""{"type":"integer","description":"Must be 2, 3, or 5."}""")]
    [InlineData("""{"type":"integer","enum":[2,4],"description":"Must be 2, 3, or 5."}""")]
    [InlineData("""{"type":"integer","const":2,"description":"Must be 2, 3, or 5."}""")]
    [InlineData("""{"type":["integer","null"],"enum":[2,4,null],"description":"Must be 2, 3, or 5."}""")]
    [InlineData("""{"type":"string","description":"One of: it's, \\."}""")]
    [InlineData("""{"type":"string","description":"One of: small, large."}""")]
    [InlineData("""{"type":"number","description":"Between 1 and 9."}""")]
    [InlineData("""{"type":"number","exclusiveMinimum":3,"exclusiveMaximum":4,"description":"Between 1 and 9."}""")]
    [InlineData("""{"type":"number","minimum":3,"description":"Must be positive."}""")]
    [InlineData("""{"type":"number","description":"Must be positive."}""")]
    [InlineData("""{"oneOf":[{"type":"string"},{"type":"array","items":{"type":"string"}}],"description":"At most 9 items. Each at most 7 tokens. At most 90 tokens in total."}""")]
    [InlineData("""{"anyOf":[{"type":"string"},{"type":"null"}],"description":"At most 9 characters."}""")]
    [InlineData("""{"type":["string","array"],"items":{"type":"string"},"description":"At most 9 characters. At most 5 items."}""")]
    [InlineData("""{"type":["string","array"],"items":{"type":"string"},"description":"At most 9 tokens."}""")]
    [InlineData("""{"$ref":"#/components/schemas/Text","description":"At most 9 characters."}""")]
    [InlineData("""{"$ref":"#/components/schemas/Text","description":"At most 900 characters."}""")]
    [InlineData("""{"$ref":"#/components/schemas/Text","description":"Must be HTTPS. One of: a, b."}""")]
    [InlineData("""{"allOf":[{"$ref":"#/components/schemas/Text"}],"description":"At most 900 characters. Must be HTTPS."}""")]
    [InlineData("""{"type":"array","items":{"$ref":"#/components/schemas/Text"},"description":"Each at most 9 characters."}""")]
    [InlineData("""{"type":"object","properties":{"it's \\ odd/~[]":{"type":"array","items":{"type":"string","description":"At most 9 characters."}}}}""")]
    public void What_the_finding_proposes_makes_it_go(string property)
    {
        foreach (var version in (string[])["3.1.0", "3.0.3"])
        {
            var document = ProseDocument.WithProperty(property, """{"Text":{"type":"string","maxLength":90,"x-schemes":["http"],"enum":["a"]}}""", version);
            var actions = ProseDocument.Findings(document).Select(f => f.Action!).ToList();

            // One by one, and all together.
            foreach (var (action, index) in actions.Select((a, i) => (a, i)))
            {
                ProseDocument.Findings(document, action).Count.ShouldBeLessThan(actions.Count, action + index);
            }

            ProseDocument.Lines(ProseDocument.Findings(document, string.Join(',', actions))).ShouldBe("", string.Join('\n', actions));
        }
    }

    [Fact]
    public void A_path_is_written_as_people_would()
    {
        ProseDocument.Findings(ProseDocument.WithProperty("""{"type":"string","description":"Max 9 characters."}""")).Single().Action
            .ShouldBe("""{"target":"$.paths['/a'].post.requestBody.content['application/json'].schema.properties.p","update":{"maxLength":9}}""");

        const string parameter = """{"name":"it's","in":"query","description":"Max 9 characters.","schema":{"type":"string"}}""";
        var document = Reader.Document("{}").Replace("\"post\":{", $$"""
            "post":{"parameters":[{{parameter}}],
            """);
        var finding = ProseDocument.Findings(document).Single();

        finding.Action.ShouldBe("""{"target":"$.paths['/a'].post.parameters[?@.name == 'it\\'s'].schema","update":{"maxLength":9}}""");
        ProseDocument.Findings(document, finding.Action).ShouldBeEmpty();
    }

    [Fact]
    public void Bodies_that_are_the_same_stay_the_same()
    {
        const string schema = """{"type":"object","properties":{"p":{"type":"string","description":"Max 9 characters."}}}""";
        var document = Reader.Document(schema).Replace("\"application/json\":", $$"""
            "multipart/form-data":{"schema":{{schema}}},"application/json":
            """);
        var finding = ProseDocument.Findings(document).ShouldHaveSingleItem();

        finding.Action.ShouldBe("""{"target":"$.paths['/a'].post.requestBody.content[*].schema.properties.p","update":{"maxLength":9}}""");
        ProseDocument.Findings(document, finding.Action).ShouldBeEmpty();
    }

    [Fact]
    public void What_a_list_lacks_is_added_to_it()
    {
        const string property = """{"type":"string","format":"binary","x-file-types":["png"],"description":"Supported formats: PNG, GIF."}""";

        ProseDocument.Findings(ProseDocument.WithProperty(property)).Single().Action!.ShouldEndWith("""
            "update":{"x-file-types":["gif"]}}
            """.Trim());
    }
}
