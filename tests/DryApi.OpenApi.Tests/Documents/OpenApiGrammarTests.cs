using DryApi.Contracts;
using DryApi.OpenApi.Documents;

namespace DryApi.OpenApi.Tests.Documents;

/// <summary>The inventory against the fixed fields that the three versions of the specification give each object.</summary>
public sealed class OpenApiGrammarTests
{
    // What 3.0 has; "-30" and "-31" where that is the last version; then what 3.1 and 3.2 add.
    private static readonly Dictionary<string, string[]> Specification = new(StringComparer.Ordinal)
    {
        ["OpenApi"] = ["openapi info servers paths components security tags externalDocs", "webhooks jsonSchemaDialect", "$self"],
        ["Info"] = ["title description termsOfService contact license version", "summary", ""],
        ["Contact"] = ["name url email", "", ""],
        ["License"] = ["name url", "identifier", ""],
        ["Server"] = ["url description variables", "", "name"],
        ["ServerVariable"] = ["enum default description", "", ""],
        ["Components"] = ["schemas responses parameters examples requestBodies headers securitySchemes links callbacks", "pathItems", "mediaTypes"],
        ["PathItem"] = ["$ref summary description get put post delete options head patch trace servers parameters", "", "query additionalOperations"],
        ["Operation"] = ["tags summary description externalDocs operationId parameters requestBody responses callbacks deprecated security servers", "", ""],
        ["ExternalDocs"] = ["description url", "", ""],
        ["Parameter"] = ["name in description required deprecated allowEmptyValue style explode allowReserved schema example examples content", "", ""],
        ["RequestBody"] = ["description content required", "", ""],
        ["MediaType"] = ["schema example examples encoding", "", "itemSchema prefixEncoding itemEncoding"],
        ["Encoding"] = ["contentType headers style explode allowReserved", "", "encoding prefixEncoding itemEncoding"],
        ["Response"] = ["description headers content links", "", "summary"],
        ["Example"] = ["summary description value externalValue", "", "dataValue serializedValue"],
        ["Link"] = ["operationRef operationId parameters requestBody description server", "", ""],
        ["Header"] = ["description required deprecated style explode schema example examples content", "", ""],
        ["Tag"] = ["name description externalDocs", "", "summary parent kind"],
        ["Schema"] =
        [
            "$ref title multipleOf maximum exclusiveMaximum minimum exclusiveMinimum maxLength minLength pattern maxItems minItems uniqueItems maxProperties minProperties "
            + "required enum type allOf oneOf anyOf not items properties additionalProperties description format default nullable-30 discriminator readOnly writeOnly xml "
            + "externalDocs example deprecated",
            "$schema $id $anchor $dynamicRef $dynamicAnchor $vocabulary $comment $defs prefixItems contains patternProperties dependentSchemas propertyNames if then else "
            + "unevaluatedItems unevaluatedProperties const minContains maxContains dependentRequired contentEncoding contentMediaType contentSchema examples",
            "",
        ],
        ["Discriminator"] = ["propertyName mapping", "", "defaultMapping"],
        ["Xml"] = ["name namespace prefix attribute-31 wrapped-31", "", "nodeType"],
        ["SecurityScheme"] = ["type description name in scheme bearerFormat flows openIdConnectUrl", "", "oauth2MetadataUrl deprecated"],
        ["OAuthFlows"] = ["implicit password clientCredentials authorizationCode", "", "deviceAuthorization"],
        ["OAuthFlow"] = ["authorizationUrl tokenUrl refreshUrl scopes", "", "deviceAuthorizationUrl"],

        // Their names are paths, expressions, statuses and schemes.
        ["Paths"] = ["", "", ""],
        ["Callback"] = ["", "", ""],
        ["Responses"] = ["", "", ""],
        ["SecurityRequirement"] = ["", "", ""],
    };

    public static TheoryData<string> Kinds => [.. Enum.GetNames<ObjectKind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Inventory_OfAnObject_HasTheKeysOfTheSpecification(string kind)
    {
        var expected = Specification[kind].SelectMany((keys, version) => keys.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(key => key.Split('-') is [var name, var last] ? $"{name} V3{version}-V{last}" : $"{key} V3{version}-V32"));

        OpenApiGrammar.Of(Enum.Parse<ObjectKind>(kind)).Select(key => $"{key.Name} {key.Since}-{key.Until}").ShouldBe(expected, ignoreOrder: true);
    }

    [Theory]
    [InlineData("""{"openapi":"3.0.3","paths":{},"infos":{}}""", "/infos")]
    [InlineData("""{"openapi":"3.0.3","paths":{"/a":{"get":{"responses":{},"operationID":"a"}}}}""", "/paths/~1a/get/operationID")]
    [InlineData("""{"openapi":"3.0.3","paths":{},"components":{"schemas":{"A":{"properties":{"p":{"maxLenght":3}}}}}}""", "/components/schemas/A/properties/p/maxLenght")]
    [InlineData("""{"openapi":"3.1.0","components":{"schemas":{"A":{"if":{"xml":{}}}}}}""", "/components/schemas/A/if/xml")]
    [InlineData("""{"openapi":"3.1.0","paths":{},"jsonSchemaDialect":"https://example.com"}""", "/jsonSchemaDialect")]
    public void Key_ThatIsNotRead_IsAFindingAtItsPlace(string document, string pointer)
    {
        var finding = OpenApiDocument.From(Tree.Json(document)).Findings.ShouldHaveSingleItem();

        finding.Rule.ShouldBe(ProseRules.KeyUnread);
        finding.Pointer.ShouldBe(pointer);
    }

    [Theory]
    [InlineData("""{"openapi":"3.0.3","paths":{"x-any":1,"/a":{"get":{"x-any":{},"responses":{"x-any":1}}}},"x-any":{"y":1}}""")]
    [InlineData("""{"openapi":"3.1.0","components":{"schemas":{"A":{"properties":{"x-any":{},"any":{}},"examples":[{"any":1}],"default":{"any":1}}}}}""")]
    [InlineData("""{"openapi":"3.1.0","definitions":{"B":{"type":"string"}},"components":{"schemas":{"A":{"$ref":"#/definitions/B"}}}}""")]
    public void Extensions_Data_AndWhatAReferenceReaches_AreNoFindings(string document) => OpenApiDocument.From(Tree.Json(document)).Findings.ShouldBeEmpty();
}
