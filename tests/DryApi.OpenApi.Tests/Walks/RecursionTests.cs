using DryApi.Contracts;
using DryApi.OpenApi.Documents;
using DryApi.OpenApi.Tests.Commands;
using DryApi.OpenApi.Tests.Documents;
using DryApi.OpenApi.Tests.Reading;

namespace DryApi.OpenApi.Tests.Walks;

/// <summary>Schemas, path items and callbacks that lead back to themselves: each is read once, under one name.</summary>
public sealed class RecursionTests
{
    private const string Itself = """{"allOf":[{"$ref":"#/components/schemas/A"},{"minLength":1}]}""";

    [Fact]
    public void Read_OnFolderThatAsksMoreOfItsParent_NamesTheParentOnce() => Reader.SchemasOf(
        """{"$ref":"#/components/schemas/Folder"}""",
        """
        {"Folder":{"type":"object","properties":{"name":{"type":"string"},
          "parent":{"allOf":[{"$ref":"#/components/schemas/Folder"},{"required":["name"]}]}}}}
        """).ShouldBe(
        """
        Folder
        schema Folder: object
          name: string
          parent: FolderParent
        schema FolderParent: object
          name: string required
          parent: FolderParent
        """.ReplaceLineEndings("\n"));

    [Theory]
    [InlineData("""{"type":"array","items":#}""", "schema A: array<AItem>\nschema AItem: array<AItem> minLength=1")]
    [InlineData("""{"type":"object","additionalProperties":#}""", "schema A: map<AItem>\nschema AItem: map<AItem> minLength=1")]
    [InlineData("""{"type":"object","properties":{"x":#}}""", "schema A: object\n  x: AX\n\nschema AX: object minLength=1\n  x: AX")]
    [InlineData("""{"type":"object","patternProperties":{"^x":#}}""", "schema A: object\n  pattern \"^x\": AValue\n\nschema AValue: object minLength=1\n  pattern \"^x\": AValue")]
    public void Read_OnSchemaThatIsMoreInItself_EndsInItsName(string schema, string expected) =>
        Reader.TextOf(Reader.Document(Components.Ref("A"), """{"A":<A>}""".Fill("<A>", schema.Fill("#", Itself))))
            .Replace("\n\nschema", "\nschema", StringComparison.Ordinal).ShouldContain(expected.Replace("\n\nschema", "\nschema", StringComparison.Ordinal));

    [Theory]
    [InlineData("""{"oneOf":[{"type":"string"},#]}""")]
    [InlineData("""{"anyOf":[#,{"type":"array","items":#}]}""")]
    [InlineData("""{"allOf":[#,#]}""")]
    [InlineData("""{"not":#}""")]
    [InlineData("""{"oneOf":[{"not":#},{"type":"array","items":{"anyOf":[#,{"type":"null"}]}}]}""")]
    [InlineData("""{"if":#,"then":#,"else":#}""")]
    [InlineData("""{"type":"array","prefixItems":[#],"contains":#,"unevaluatedItems":#}""")]
    [InlineData("""{"type":"object","dependentSchemas":{"x":#},"propertyNames":#,"unevaluatedProperties":#}""")]
    [InlineData("""{"oneOf":[#,{"$ref":"#/components/schemas/B"}],"discriminator":{"propertyName":"kind","mapping":{"a":"#/components/schemas/A"}}}""")]
    [InlineData("""{"type":"object","properties":{"b":{"$ref":"#/components/schemas/B/properties/a/items"}}}""")]
    public void Read_OnSchemaThatHoldsItselfByAnyKeyword_IsReadAgainAsItWasWritten(string schema)
    {
        const string marker = "\u0001";
        var hole = schema.Replace("\"#/", marker, StringComparison.Ordinal).Replace("#", Itself, StringComparison.Ordinal).Replace(marker, "\"#/", StringComparison.Ordinal);
        var document = Reader.Document(Components.Ref("A"), """{"A":<hole>,"B":{"type":"object","properties":{"a":{"type":"array","items":<hole>}}}}""".Fill("<hole>", hole));
        var text = Reader.TextOf(document);

        ContractWriter.Write(ContractReader.Read(text)).ShouldBe(text);
        Reader.TextOf(document).ShouldBe(text);
        ContractComparer.Compare(Reader.Of(document), ContractReader.Read(text), new ComparisonOptions { Today = default }).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("A", "Z")]
    [InlineData("Z", "A")]
    public void Read_OnComponentThatTakesOverAnother_NamesItsInsideAfterTheOther(string heir, string origin) =>
        Reader.Of(Reader.Document(
            Components.Ref(heir),
            """
            {"<heir>":{"allOf":[{"$ref":"#/components/schemas/<origin>"},{"properties":{"own":{"type":"object","properties":{"a":{}}}}}]},
             "<origin>":{"type":"object","properties":{"meta":{"type":"object","properties":{"at":{"type":"string"}}}}}}
            """.Fill("<heir>", heir).Fill("<origin>", origin))).Schemas.Select(s => s.Name).ShouldBe([.. ((string[])[heir, heir + "Own", origin, origin + "Meta"]).Order(StringComparer.Ordinal)]);

    [Fact]
    public void Read_OnReferenceIntoAnotherComponent_UsesTheNameThatIsThere() =>
        Reader.SchemasOf(
            Components.Ref("A"),
            """
            {"A":{"type":"object","properties":{"b":{"$ref":"#/components/schemas/B/properties/list/items"}}},
             "B":{"type":"object","properties":{"list":{"type":"array","items":{"type":"object","properties":{"x":{"type":"string"}}}}}}}
            """).ShouldBe("A\nschema A: object\n  b: BListItem\nschema B: object\n  list: array<BListItem>\nschema BListItem: object\n  x: string");

    [Fact]
    public void Read_OnBodyThatSeveralShare_NamesItAfterItselfWhoeverSendsIt()
    {
        var before = Shared("/b", "/c");

        before.Schemas.ShouldHaveSingleItem().Name.ShouldBe("OrderRequest");
        Shared("/a", "/b", "/c").Schemas.ShouldHaveSingleItem().Name.ShouldBe("OrderRequest");

        static Contract Shared(params string[] paths) => Reader.Of(Components.Document(
            string.Join(",", paths.Select(path => """
                "<path>":{"post":{"requestBody":{"$ref":"#/components/requestBodies/Order"},"responses":{"200":{"description":""}}}}
                """.Fill("<path>", path))),
            """
            "requestBodies":{"Order":{"content":{"application/json":{"schema":{"type":"object","properties":{"x":{}}}}}}}
            """));
    }

    [Fact]
    public void Read_OnCallbackThatLeadsToItsOwnPath_TellsItOnce() => Reader.Of(
        """
        {"openapi":"3.1.0","info":{"title":"t","version":"1"},
         "paths":{"/a":{"post":{"responses":{"200":{"description":""}},"callbacks":{"done":{"{$url}":{"$ref":"#/paths/~1a"}}}}}}}
        """).Operations.Select(o => $"{o.Kind} {o}").ShouldBe(["Operation POST /a", "Callback POST POST /a done {$url}"]);

    [Theory]
    [InlineData("schemas", """{"A":{"$ref":"#/components/schemas/B"},"B":{"$ref":"#/components/schemas/A"}}""", "#/components/schemas/B")]
    [InlineData("responses", """{"A":{"$ref":"#/components/responses/A"}}""", "#/components/responses/A")]
    [InlineData("parameters", """{"A":{"$ref":"#/components/parameters/B"},"B":{"$ref":"#/components/parameters/A"}}""", "#/components/parameters/B")]
    [InlineData("requestBodies", """{"A":{"$ref":"#/components/requestBodies/A"}}""", "#/components/requestBodies/A")]
    [InlineData("headers", """{"A":{"$ref":"#/components/headers/A"}}""", "#/components/headers/A")]
    [InlineData("links", """{"A":{"$ref":"#/components/links/A"}}""", "#/components/links/A")]
    [InlineData("pathItems", """{"A":{"$ref":"#/components/pathItems/A"}}""", "#/components/pathItems/A")]
    [InlineData("callbacks", """{"A":{"$ref":"#/components/callbacks/A"}}""", "#/components/callbacks/A")]
    [InlineData("callbacks", """{"A":{"example":{"$ref":"#/components/callbacks/A/default"},"default":{"$ref":"#/components/callbacks/A/example"}}}""", "#/components/callbacks/A/default")]
    public void From_OnReferencesThatOnlyLeadToOneAnother_NamesTheFirst(string kind, string content, string reference)
    {
        var text = """{"openapi":"3.1.0","info":{"title":"t","version":"1"},"paths":{},"components":{"<kind>":<content>}}""".Fill("<kind>", kind).Fill("<content>", content);

        OpenApiDocument.From(Tree.Json(text)).Findings.First().Problem.ShouldBe($"\"{reference}\" leads only to itself");
        Should.NotThrow(() => Reader.Of(text));
    }

    [Fact]
    public void From_OnReferenceInCallbackNamedLikeAKeyword_ChecksIt() =>
        OpenApiDocument.From(Tree.Json(
            """
            {"openapi":"3.1.0","info":{"title":"t","version":"1"},
             "paths":{"/a":{"post":{"responses":{"200":{"description":""}},"callbacks":{"c":{"example":{"$ref":"#/nowhere"}}}}}}}
            """)).Findings.ShouldHaveSingleItem().Problem.ShouldBe("\"#/nowhere\" names nothing in this document");
}
