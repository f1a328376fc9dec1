using System.Text.Json;
using DryApi.Contracts;
using Json.Schema;

namespace DryApi.Contracts.Tests.Keywords;

/// <summary>What keywords that JSON Schema does not have mean in its words, judged by a validator.</summary>
public sealed class KeywordMeaningTests
{
    private const string Https = "[\"https\"]";
    private const string Several = "[\"https\",\"h2-c\",\"coap+tcp\"]";
    private const string AOrB = "[[\"a\",\"b\"]]";
    private const string AOrBAndCOrD = "[[\"a\",\"b\"],[\"c\",\"d\"]]";
    private const string AWhenBIsX = "[{\"is\":\"x\",\"property\":\"a\",\"when\":\"b\"}]";
    private const string AWhenBIsXOrY = "[{\"is\":[\"x\",\"y\"],\"property\":\"a\",\"when\":\"b\"},{\"is\":\"y\",\"property\":\"c\",\"when\":\"b\"}]";
    private const string AUnlessBIsOther = "[{\"is\":\"x\",\"orAbsent\":true,\"property\":\"a\",\"when\":\"b\"}]";
    private const string AWhenBIsThere = "[{\"is\":\"x\",\"orAbsent\":false,\"property\":\"a\",\"when\":\"b\"}]";

    [Theory]
    [InlineData("schemes", Https, "\"https://a.example/b\"", true)]
    [InlineData("schemes", Https, "\"HttpS://A.example\"", true)]
    [InlineData("schemes", Https, "\"http://a.example\"", false)]
    [InlineData("schemes", Https, "\"xhttps://a.example\"", false)]
    [InlineData("schemes", Https, "\"https:a.example\"", false)]
    [InlineData("schemes", Https, "\"https://\"", false)]
    [InlineData("schemes", Https, "\"https:///a\"", false)]
    [InlineData("schemes", Https, "\"https://a.example/b c\"", false)]
    [InlineData("schemes", Https, "\"https://a.example\\n\"", false)]
    [InlineData("schemes", Https, "5", true)]
    [InlineData("schemes", Several, "\"https://a\"", true)]
    [InlineData("schemes", Several, "\"H2-c://a\"", true)]
    [InlineData("schemes", Several, "\"h2--c://a\"", false)]
    [InlineData("schemes", Several, "\"coap+tcp://a\"", true)]
    [InlineData("schemes", Several, "\"coappp://a\"", false)]
    [InlineData("schemes", Several, "\"coappptcp://a\"", false)]
    [InlineData("schemes", Several, "\"://a\"", false)]
    [InlineData("exactlyOneOf", AOrB, "{}", false)]
    [InlineData("exactlyOneOf", AOrB, "{\"a\":1}", true)]
    [InlineData("exactlyOneOf", AOrB, "{\"b\":1}", true)]
    [InlineData("exactlyOneOf", AOrB, "{\"b\":null}", false)]
    [InlineData("exactlyOneOf", AOrB, "{\"a\":1,\"b\":null}", true)]
    [InlineData("exactlyOneOf", AOrB, "{\"a\":1,\"b\":1}", false)]
    [InlineData("exactlyOneOf", AOrBAndCOrD, "{\"a\":1}", false)]
    [InlineData("exactlyOneOf", AOrBAndCOrD, "{\"c\":1}", false)]
    [InlineData("exactlyOneOf", AOrBAndCOrD, "{\"a\":1,\"d\":1}", true)]
    [InlineData("atLeastOneOf", AOrB, "{}", false)]
    [InlineData("atLeastOneOf", AOrB, "{\"a\":null}", false)]
    [InlineData("atLeastOneOf", AOrB, "{\"a\":1}", true)]
    [InlineData("atLeastOneOf", AOrB, "{\"a\":1,\"b\":1}", true)]
    [InlineData("requiredWhen", AWhenBIsX, "{\"b\":\"x\"}", false)]
    [InlineData("requiredWhen", AWhenBIsX, "{\"b\":\"x\",\"a\":null}", false)]
    [InlineData("requiredWhen", AWhenBIsX, "{\"b\":\"x\",\"a\":1}", true)]
    [InlineData("requiredWhen", AWhenBIsX, "{\"b\":\"y\"}", true)]
    [InlineData("requiredWhen", AWhenBIsX, "{}", true)]
    [InlineData("requiredWhen", AWhenBIsXOrY, "{\"b\":\"x\"}", false)]
    [InlineData("requiredWhen", AWhenBIsXOrY, "{\"b\":\"x\",\"a\":1}", true)]
    [InlineData("requiredWhen", AWhenBIsXOrY, "{\"b\":\"y\",\"a\":1}", false)]
    [InlineData("requiredWhen", AWhenBIsXOrY, "{\"b\":\"y\",\"a\":1,\"c\":1}", true)]
    [InlineData("requiredWhen", AUnlessBIsOther, "{}", false)]
    [InlineData("requiredWhen", AUnlessBIsOther, "{\"b\":null}", false)]
    [InlineData("requiredWhen", AUnlessBIsOther, "{\"b\":\"x\"}", false)]
    [InlineData("requiredWhen", AUnlessBIsOther, "{\"b\":\"y\"}", true)]
    [InlineData("requiredWhen", AUnlessBIsOther, "{\"a\":1}", true)]
    [InlineData("requiredWhen", AWhenBIsThere, "{}", true)]
    [InlineData("requiredWhen", AWhenBIsThere, "{\"b\":\"x\"}", false)]
    public void Meaning_OnValue_JudgesItAsTheKeywordDoes(string keyword, string value, string json, bool isValid)
    {
        var schema = JsonSchema.FromText(DryApi.Contracts.Keywords.Find(keyword)!.Meaning!(value), new BuildOptions { SchemaRegistry = new SchemaRegistry() });
        using var document = JsonDocument.Parse(json);

        schema.Evaluate(document.RootElement).IsValid.ShouldBe(isValid);
    }

    /// <summary>A value that says nothing is the same as none.</summary>
    [Theory]
    [InlineData("minLength", "0")]
    [InlineData("minItems", "0")]
    [InlineData("minProperties", "0")]
    [InlineData("minContains", null)]
    [InlineData("minimum", null)]
    [InlineData("maxLength", null)]
    [InlineData("maxItems", null)]
    [InlineData("uniqueItems", "false")]
    [InlineData("deprecated", "false")]
    [InlineData("default", null)]
    public void Default_OfAKeyword_IsTheValueThatSaysNothing(string keyword, string? value) => DryApi.Contracts.Keywords.Find(keyword)!.Default.ShouldBe(value);
}
