using DryApi.Contracts;
using DryApi.OpenApi.Prose;
using DryApi.OpenApi.Tests.Normalization;
using DryApi.OpenApi.Tests.Reading;

namespace DryApi.OpenApi.Tests.Prose;

public sealed class ProseCheckTests
{
    private const string File = """{"type":"string","format":"binary","description":"WORDS"REST}""";
    private const string Files = """{"type":"array","items":{"type":"string","format":"binary"REST},"description":"WORDS"}""";
    private const string Either = """{"oneOf":[{"type":"string"REST},{"type":"array","items":{"type":"string"}}],"description":"WORDS"}""";

    [Theory]
    [InlineData("string", "Max 9 characters.", "", "maxLength - 9")]
    [InlineData("string", "Max 9 characters.", ",\"maxLength\":8", "maxLength 8 9")]
    [InlineData("string", "Max 9 characters.", ",\"maxLength\":10", "maxLength 10 9")]
    [InlineData("string", "Max 9 characters.", ",\"maxLength\":9", "")]
    [InlineData("string", "Max 9 characters.", ",\"pattern\":\"^[a-z]{1,9}$\"", "")]
    [InlineData("string", "Max 9 characters.", ",\"enum\":[\"a\",\"b\"]", "")]
    [InlineData("string", "At least 2 characters.", "", "minLength - 2")]
    [InlineData("string", "At least 2 characters.", ",\"minLength\":2", "")]
    [InlineData("integer", "Max 9 characters.", "", "")]
    [InlineData("string", "Between 1 and 9.", "", "")]
    [InlineData("string", "Max 9 MB.", "", "")]
    [InlineData("string", "At most 9 items.", "", "")]
    [InlineData("integer", "Between 1 and 9.", "", "minimum - 1\nmaximum - 9")]
    [InlineData("integer", "Between 1 and 9.", ",\"minimum\":1,\"maximum\":8", "maximum 8 9")]
    [InlineData("number", "Between 1 and 9.", ",\"minimum\":1,\"maximum\":9.0", "")]
    [InlineData("integer", "Between 1 and 9.", ",\"exclusiveMinimum\":0,\"exclusiveMaximum\":10", "")]
    [InlineData("number", "Between 1 and 9.", ",\"exclusiveMinimum\":0,\"maximum\":9", "minimum 0 1")]
    [InlineData("integer", "Between 1 and 9.", ",\"enum\":[1,5,9]", "")]
    [InlineData("integer", "Between 1 and 9.", ",\"enum\":[0,5,9]", "minimum - 1")]
    [InlineData("integer", "Must be positive.", "", "exclusiveMinimum - 0")]
    [InlineData("integer", "Must be positive.", ",\"minimum\":1", "")]
    [InlineData("number", "Must be positive.", ",\"exclusiveMinimum\":0", "")]
    [InlineData("number", "Must be positive.", ",\"minimum\":0", "exclusiveMinimum 0 0")]
    [InlineData("integer", "Must be non-negative.", ",\"format\":\"uint32\"", "")]
    [InlineData("integer", "Length in seconds (10-60).", "", "minimum - 10\nmaximum - 60")]
    [InlineData("integer", "Length in seconds, up to 2 minutes.", "", "maximum - 120")]
    [InlineData("integer", "Length in frames, up to 2 minutes.", "", "")]
    [InlineData("integer", "Must be 2, 3, or 5.", "", "enum - [2,3,5]")]
    [InlineData("integer", "Must be 2, 3, or 5.", ",\"enum\":[5,3,2]", "")]
    [InlineData("integer", "Must be 2, 3, or 5.", ",\"enum\":[2,3]", "enum [2,3] [2,3,5]")]
    [InlineData("string", "One of: 2, 3.", "", "enum - [\"2\",\"3\"]")]
    [InlineData("string", "One of: Low, High.", ",\"enum\":[\"low\",\"high\"]", "")]
    [InlineData("boolean", "One of: yes, no.", "", "")]
    [InlineData("string", "Must be HTTPS.", "", "schemes - [\"https\"]")]
    [InlineData("string", "Must be HTTPS.", ",\"x-schemes\":[\"https\"]", "")]
    [InlineData("string", "Must be HTTPS.", ",\"x-schemes\":[\"http\",\"https\"]", "schemes [\"http\",\"https\"] [\"https\"]")]
    [InlineData("string", "Must be HTTPS.", ",\"pattern\":\"^https://\"", "")]
    [InlineData("string", "At most 9 tokens.", "", "maxTokens - 9")]
    [InlineData("string", "At most 9 tokens.", ",\"x-max-tokens\":9", "")]
    [InlineData("string", "At most 9 tokens in total.", ",\"x-max-tokens\":9", "maxTotalTokens - 9")]
    [InlineData("array", "At most 9 items.", "", "maxItems - 9")]
    [InlineData("array", "At most 9 items.", ",\"maxItems\":9", "")]
    public void Words_are_compared_with_their_constraint(string type, string words, string rest, string expected)
    {
        var findings = ProseDocument.Findings(ProseDocument.WithProperty($$"""{"type":"{{type}}","description":"{{words}}"{{rest}} }"""));

        ProseDocument.Lines(findings).ShouldBe(string.Join('\n', expected.Split('\n').Where(e => e.Length > 0).Select(e => "ARequest.p " + e)));
    }

    [Theory]
    [InlineData(File, "Max 1 MB.", "", "maxFileSize - 1048576")]
    [InlineData(File, "Max 1 MB.", ",\"x-max-file-size\":1048576", "")]
    [InlineData(File, "Max 1 MB.", ",\"x-max-file-size\":1000000", "maxFileSize 1000000 1048576")]
    [InlineData(Files, "Max 1 MB each.", "", "maxFileSize - 1048576")]
    [InlineData(Files, "Max 1 MB each.", ",\"x-max-file-size\":1048576", "")]
    [InlineData(Files, "Max 1 MB in total.", "", "")]
    [InlineData(Files, "Max 4 files.", "", "maxItems - 4")]
    [InlineData(File, "Supported formats: JPEG, PNG.", ",\"x-file-types\":[\"png\",\"jpg\",\"jpeg\"]", "")]
    [InlineData(File, "Supported formats: JPG, PNG.", ",\"x-file-types\":[\"png\"]", "fileTypes [\"png\"] [\"jpg\",\"png\"]")]
    [InlineData(File, "Supported formats: JPG, PNG.", "", "fileTypes - [\"jpg\",\"png\"]")]
    [InlineData(File, "Clip of 3-10 seconds.", "", "durationSeconds - {\"maximum\":10,\"minimum\":3}")]
    [InlineData(File, "Clip of 3-10 seconds.", ",\"x-duration-seconds\":{\"minimum\":3,\"maximum\":10}", "")]
    [InlineData(File, "Clip; at most 10 seconds.", ",\"x-duration-seconds\":{\"minimum\":3,\"maximum\":10}", "")]
    [InlineData(File, "Clip of 3-10 seconds.", ",\"x-duration-seconds\":{\"minimum\":3,\"maximum\":9}", "durationSeconds {\"maximum\":9,\"minimum\":3} {\"maximum\":10,\"minimum\":3}")]
    [InlineData(Either, "At most 5 items.", "", "maxItems - 5")]
    [InlineData(Either, "Max 5 characters.", "", "maxLength - 5")]
    [InlineData(Either, "Max 5 characters.", ",\"maxLength\":5", "")]
    [InlineData(Either, "Each at most 5 tokens.", ",\"x-max-tokens\":5", "")]
    [InlineData(Either, "Each at most 5 tokens.", ",\"x-max-tokens\":6", "maxTokens 6 5")]
    public void A_limit_is_looked_for_where_it_fits(string schema, string words, string rest, string expected)
    {
        var findings = ProseDocument.Findings(ProseDocument.WithProperty(schema.Replace("WORDS", words).Replace("REST", rest)));

        ProseDocument.Lines(findings).ShouldBe(expected.Length == 0 ? "" : "ARequest.p " + expected);
    }

    [Fact]
    public void A_reference_is_followed_and_a_named_schema_is_found_once()
    {
        var document = Reader.Document(
            """{"type":"object","properties":{"a":{"$ref":"#/components/schemas/Title","description":"Max 9 characters."},"b":{"$ref":"#/components/schemas/Title"},"c":{"$ref":"#/components/schemas/Slug","description":"Max 9 characters."}}}""",
            """{"Title":{"type":"string","description":"Max 7 characters."},"Slug":{"type":"string","maxLength":9}}""");

        ProseDocument.Lines(ProseDocument.Findings(document)).ShouldBe("ARequest.a maxLength - 9\nTitle maxLength - 7");
    }

    [Fact]
    public void Items_members_and_bodies_are_places_of_their_own()
    {
        const string text = """{"type":"string","description":"Max 9 characters."}""";

        ProseDocument.Lines(ProseDocument.Findings(ProseDocument.WithProperty($$"""{"type":"array","items":{{text}} }"""))).ShouldBe("ARequest.p[] maxLength - 9");
        ProseDocument.Lines(ProseDocument.Findings(ProseDocument.WithProperty($$"""{"type":"object","additionalProperties":{{text}} }"""))).ShouldBe("ARequest.p.* maxLength - 9");
        ProseDocument.Lines(ProseDocument.Findings(ProseDocument.WithProperty($$"""{"oneOf":[{{text}},{"type":"integer"}]}"""))).ShouldBe("ARequest.p maxLength - 9");
        ProseDocument.Lines(ProseDocument.Findings(ProseDocument.WithProperty($$"""{"type":"object","properties":{"q":{{text}} } }"""))).ShouldBe("ARequestP.q maxLength - 9");
        ProseDocument.Lines(ProseDocument.Findings(Reader.Document(text))).ShouldBe("body maxLength - 9");
    }

    [Fact]
    public void Only_what_callers_send_is_looked_at()
    {
        const string received = """
            {"openapi":"3.1.0","info":{"title":"t","version":"1"},
             "paths":{"/a":{"get":{"responses":{"200":{"description":"Max 9 characters.","headers":{"h":{"description":"At most 9.","schema":{"type":"integer"}}},
               "content":{"application/json":{"schema":{"type":"object","properties":{"p":{"type":"string","description":"Max 9 characters."}}}}}}}}}},
             "webhooks":{"w":{"post":{"requestBody":{"content":{"application/json":{"schema":{"type":"object","properties":{"p":{"type":"string","description":"Max 9 characters."}}}}}},"responses":{"200":{"description":""}}}}}}
            """;

        ProseDocument.Findings(received).ShouldBeEmpty();
        ProseDocument.Findings(ProseDocument.WithProperty("""{"type":"string","readOnly":true,"description":"Max 9 characters."}""")).ShouldBeEmpty();
    }

    [Fact]
    public void A_shared_parameter_is_one_finding_of_all_its_operations()
    {
        const string document = """
            {"openapi":"3.1.0","info":{"title":"t","version":"1"},
             "paths":{"/a":{"parameters":[{"name":"limit","in":"query","description":"Rows (1-9).","schema":{"type":"integer","minimum":1}}],
               "get":{"responses":{"200":{"description":""}}},"post":{"responses":{"200":{"description":""}}}}}}
            """;

        var finding = ProseDocument.Findings(document).ShouldHaveSingleItem();

        finding.Place.ShouldBe("query limit");
        finding.Operations.ShouldBe(["GET /a", "POST /a"]);
        finding.Words.ShouldBe("1-9");
        finding.Origin!.Pointer.ShouldBe("/paths/~1a/parameters/0/description");
        (finding.Origin.Line, finding.Origin.Column).ShouldBe((2, 60));
    }

    [Fact]
    public void A_contract_made_in_memory_has_no_action()
    {
        var contract = ContractReader.Read(ContractWriter.Write(ProseDocument.Contract(ProseDocument.WithProperty("""{"type":"string"}"""))));
        contract.Operations[0].Parameters.Add(new ContractParameter { Location = "query", Name = "q", Type = new SchemaExpression(SchemaKind.String), Description = "Max 9 characters." });

        var finding = ProseCheck.Run(contract).ShouldHaveSingleItem();

        finding.Action.ShouldBeNull();
        finding.Origin.ShouldBeNull();
    }

    [Theory]
    [MemberData(nameof(AcceptedDocument.Names), MemberType = typeof(AcceptedDocument))]
    public void The_accepted_document_says_in_words_what_its_constraints_say(string name) =>
        ProseCheck.Run(AcceptedDocument.Of(name).Contract()).ShouldBeEmpty();
}
