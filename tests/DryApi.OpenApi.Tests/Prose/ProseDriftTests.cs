using DryApi.Contracts;
using DryApi.OpenApi.Drift;
using DryApi.OpenApi.Prose;
using DryApi.OpenApi.Tests.Normalization;

namespace DryApi.OpenApi.Tests.Prose;

public sealed class ProseDriftTests
{
    private static readonly Contract Without = Of("""{"type":"string","description":"A title."}""");

    private static Contract Of(string property) => ProseDocument.Contract(ProseDocument.WithProperty(property));

    [Fact]
    public void A_new_limit_in_words_is_a_change()
    {
        var change = ProseDrift.Compare(Without, Of("""{"type":"string","description":"A title. Max 9 characters."}""")).ShouldHaveSingleItem();

        change.Rule.ShouldBe(ProseRules.LimitUnbacked);
        change.ToString().ShouldStartWith("Warning DRY1700 prose-limit-unbacked: POST /a: ARequest.p: maxLength + 9 in words. ");
        (change.Subject, change.Fact, change.Old, change.New).ShouldBe(("ARequest.p", "maxLength", null, "9 in words"));
        change.Operations.ShouldBe(["POST /a"]);
        change.Remedy.ShouldBe("\"Max 9 characters\"; to back it, add to the overlay: {\"target\":\"$.paths['/a'].post.requestBody.content['application/json'].schema.properties.p\",\"update\":{\"maxLength\":9}}");
        change.Origin!.Pointer.ShouldEndWith("/properties/p/description");
    }

    [Theory]
    [InlineData("""{"type":"string","maxLength":9,"description":"Max 9 characters."}""", """{"type":"string","maxLength":9,"description":"Max 8 characters."}""", "9 8")]
    [InlineData("""{"type":"string","maxLength":9,"description":"Max 9 characters."}""", """{"type":"string","maxLength":8,"description":"Max 9 characters."}""", "8 9")]
    [InlineData("""{"type":"string","maxLength":7,"description":"Max 9 characters."}""", """{"type":"string","maxLength":8,"description":"Max 9 characters."}""", "8 9")]
    public void Words_that_come_to_disagree_are_a_change(string before, string after, string expected)
    {
        var change = ProseDrift.Compare(Of(before), Of(after)).ShouldHaveSingleItem();

        change.Rule.ShouldBe(ProseRules.LimitContradicted);
        $"{change.Old} {change.New}".ShouldBe(expected + " in words");
    }

    [Theory]
    [InlineData("""{"type":"string","description":"Max 9 characters."}""")]
    [InlineData("""{"type":"string","maxLength":7,"description":"Max 9 characters."}""")]
    public void What_was_there_before_is_none(string property)
    {
        ProseDrift.Compare(Of(property), Of(property)).ShouldBeEmpty();
        ProseDrift.Compare(Of(property), Of(property.Replace("Max 9", "At most 9"))).ShouldBeEmpty();
        ProseDrift.Compare(Of(property), Without).ShouldBeEmpty();
    }

    [Fact]
    public void The_text_of_a_contract_has_no_words_to_compare_with()
    {
        var head = Of("""{"type":"string","description":"Max 9 characters."}""");
        var text = ContractReader.Read(ContractWriter.Write(head));

        DriftCheck.Run(new DriftSide(text, null), new DriftSide(head, null) { HasWords = true }, default).ShouldBeEmpty();
        DriftCheck.Run(new DriftSide(text, null) { HasWords = true }, new DriftSide(head, null) { HasWords = true }, default).ShouldHaveSingleItem();
    }

    [Fact]
    public void A_parameter_that_another_operation_gets_is_a_change()
    {
        const string parameter = """{"name":"q","in":"query","description":"Max 9 characters.","schema":{"type":"string"}}""";
        string Document(string second) => $$"""
            {"openapi":"3.1.0","info":{"title":"t","version":"1"},"paths":{
             "/a":{"get":{"parameters":[{{parameter}}],"responses":{"200":{"description":""} } } },
             "/b":{"get":{"parameters":[{{second}}],"responses":{"200":{"description":""} } } } } }
            """;

        var change = ProseDrift.Compare(ProseDocument.Contract(Document("")), ProseDocument.Contract(Document(parameter))).ShouldHaveSingleItem();

        change.Operations.ShouldBe(["GET /b"]);
    }

    [Fact]
    public void Words_that_two_schemas_share_are_no_change_where_one_of_them_is_gone()
    {
        string Operation(string name) => $$"""
            "/{{name}}":{"post":{"requestBody":{"content":{"application/json":{"schema":{"$ref":"#/components/schemas/{{name}}"} } } },"responses":{"200":{"description":""} } } }
            """;
        string Schema(string name) => $$"""
            "{{name}}":{"allOf":[{"$ref":"#/components/schemas/Shared"},{"type":"object","properties":{"own":{"type":"string"} } }]}
            """;
        string Document(string paths) => $$"""
            {"openapi":"3.1.0","info":{"title":"t","version":"1"},"paths":{ {{paths}} },"components":{"schemas":{ {{Schema("First")}}, {{Schema("Second")}},
             "Shared":{"type":"object","properties":{"p":{"type":"string","description":"Max 9 characters."} } } } } }
            """;
        var both = ProseDocument.Contract(Document(Operation("First") + "," + Operation("Second")));
        var second = ProseDocument.Contract(Document(Operation("Second")));

        ProseDrift.Compare(both, second).ShouldBeEmpty();
        ProseDrift.Compare(second, both).ShouldHaveSingleItem().Operations.ShouldBe(["POST /First", "POST /Second"]);
    }

    [Fact]
    public void A_shared_parameter_that_one_more_operation_gets_is_a_change()
    {
        const string parameter = """{"name":"q","in":"query","description":"Max 9 characters.","schema":{"type":"string"}}""";
        string Document(string second) => $$"""
            {"openapi":"3.1.0","info":{"title":"t","version":"1"},"paths":{
             "/a":{"parameters":[{{parameter}}],"get":{"responses":{"200":{"description":""} } }{{second}} } } }
            """;

        ProseDrift.Compare(ProseDocument.Contract(Document("")), ProseDocument.Contract(Document(""" ,"put":{"responses":{"200":{"description":""}}} """)))
            .ShouldHaveSingleItem().Operations.ShouldBe(["GET /a", "PUT /a"]);
    }

    [Theory]
    [MemberData(nameof(AcceptedDocument.Names), MemberType = typeof(AcceptedDocument))]
    public void The_accepted_document_has_not_drifted_from_itself(string name) =>
        ProseDrift.Compare(AcceptedDocument.Of(name).Contract(), AcceptedDocument.Of(name).Contract()).ShouldBeEmpty();
}
