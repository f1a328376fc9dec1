using DryApi.OpenApi.Documents;

namespace DryApi.OpenApi.Tests.Reading;

/// <summary>Keywords with a value of the wrong kind: each is refused where it stands, none is read as if it were absent.</summary>
public sealed class SchemaShapeTests
{
    [Theory]
    [InlineData("""{"type":"string","maxLength":"abc"}""", "\"maxLength\" is \"abc\"; a number of 0 or more was expected")]
    [InlineData("""{"type":"string","minLength":-1}""", "\"minLength\" is -1")]
    [InlineData("""{"type":"integer","minimum":true}""", "\"minimum\" is a boolean; a number was expected")]
    [InlineData("""{"type":"integer","exclusiveMaximum":"1"}""", "\"exclusiveMaximum\"")]
    [InlineData("""{"type":"string","nullable":"yes"}""", "\"nullable\" is \"yes\"; true or false was expected")]
    [InlineData("""{"type":"string","pattern":1}""", "\"pattern\" is 1; a string was expected")]
    [InlineData("""{"type":"object","required":"a"}""", "\"required\" is \"a\"; a list of strings was expected")]
    [InlineData("""{"enum":"a"}""", "\"enum\" is \"a\"; a list was expected")]
    [InlineData("""{"oneOf":{}}""", "\"oneOf\" is an object; a list of schemas was expected")]
    [InlineData("""{"properties":{"a":1}}""", "\"properties\" is an object; an object of schemas was expected")]
    [InlineData("""{"type":"array","items":[]}""", "\"items\" is an array; a schema was expected")]
    [InlineData("""{"type":"strng"}""", "\"type\" is \"strng\"; one of array, boolean")]
    [InlineData("""{"type":[]}""", "\"type\" is an array")]
    public void Read_OnKeywordOfTheWrongKind_RefusesItAtItsPlace(string schema, string problem)
    {
        var message = Should.Throw<InputException>(() => Reader.Of(Reader.Document(schema))).Message;

        message.ShouldMatch(@"\(\d+,\d+\): ");
        message.ShouldContain(problem);
    }

    [Theory]
    [InlineData("""{"in":"query","schema":{}}""")]
    [InlineData("""{"name":"a","schema":{}}""")]
    [InlineData("""{"name":"a","in":"body","schema":{}}""")]
    public void Read_OnParameterWithoutNameOrPlace_RefusesIt(string parameter) =>
        Should.Throw<InputException>(() => Reader.Of("""{"openapi":"3.0.3","info":{},"paths":{"/a":{"get":{"parameters":[#],"responses":{}}}}}""".Replace("#", parameter)))
            .Message.ShouldContain("this parameter lacks");

    [Fact]
    public void Read_OnOperationThatIsNoObject_RefusesIt() =>
        Should.Throw<InputException>(() => Reader.Of("""{"openapi":"3.0.3","info":{},"paths":{"/a":{"get":5}}}""")).Message.ShouldContain("the operation GET /a is a number");

    [Fact]
    public void Read_OnWebhooksBesideEmptyPaths_ReadsThem() =>
        Reader.TextOf("""{"openapi":"3.1.0","info":{"title":"t","version":"1"},"paths":null,"webhooks":{"w":{"post":{"responses":{}}}}}""").ShouldContain("webhook POST w");
}
