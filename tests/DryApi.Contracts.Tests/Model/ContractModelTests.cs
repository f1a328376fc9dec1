using DryApi.Contracts;

namespace DryApi.Contracts.Tests.Model;

/// <summary>What the parts of a contract say of themselves.</summary>
public sealed class ContractModelTests
{
    [Fact]
    public void Contract_WithoutAPrefix_HasAnEmptyOne() => new Contract { Title = "t", Version = "1" }.PathPrefix.ShouldBeEmpty();

    [Fact]
    public void Contract_OnSchemaAndResponseAddedLater_FindsThem()
    {
        var contract = ContractReader.Read("contract 1\ntitle: \"t\"\nversion: \"1\"\n\nresponse A\n  empty\n\nschema A: string\n");
        contract.FindSchema("B").ShouldBeNull();
        contract.FindResponse("B").ShouldBeNull();

        contract.Schemas.Add(new ContractSchema { Name = "B", Type = new SchemaExpression(SchemaKind.Any) });
        contract.Responses.Add(new ContractResponse { Name = "B" });

        contract.FindSchema("B").ShouldBeSameAs(contract.Schemas[1]);
        contract.FindResponse("B").ShouldBeSameAs(contract.Responses[1]);
    }

    [Theory]
    [InlineData("header name=\"X-Limit\" by=\"Client.Send\"", "header X-Limit", "Client.Send")]
    [InlineData("value by=\"Job.Wait\" of=\"Status\" value=\"do\\\"ne\"", "value \"do\\\"ne\" of Status", "Job.Wait")]
    [InlineData("server", "server", "")]
    public void Reliance_OfAKind_SaysWhatItIsAndWhoReliesOnIt(string reliance, string subject, string by)
    {
        var read = ContractReader.Read($"contract 1\ntitle: \"t\"\nversion: \"1\"\nrelies A: {reliance}\n").Reliances.ShouldHaveSingleItem();

        read.Subject.ShouldBe(subject);
        read.By.ShouldBe(by);
    }

    [Fact]
    public void Schema_IsItsLineOfTheContract_AndFindsItsProperties()
    {
        var schema = ContractReader.Read("contract 1\ntitle: \"t\"\nversion: \"1\"\n\nschema \"a b\": object maxProperties=3\n  a: string\n  b: integer required\n").Schemas.ShouldHaveSingleItem();

        schema.ToString().ShouldBe("schema \"a b\": object maxProperties=3");
        schema.FindProperty("b").ShouldBeSameAs(schema.Properties[1]);
        schema.FindProperty("c").ShouldBeNull();
    }

    [Fact]
    public void NameOf_OnPartOfAForm_IsTheNameOfAFactOfIt()
    {
        var name = EncodingFact.NameOf("multipart/form-data", "fi\"le", "contentType");

        name.ShouldBe("encoding [\"multipart/form-data\",\"fi\\\"le\",\"contentType\"]");
        EncodingFact.IsNameOfOne(name).ShouldBeTrue();
        EncodingFact.IsNameOfOne("encoding").ShouldBeFalse();
        EncodingFact.IsNameOfOne("encoding a").ShouldBeFalse();
    }

    /// <summary>A contract's text can have a name of no part: it is about no body.</summary>
    [Fact]
    public void Compare_OnFactOfAFormThatNamesNoPart_SaysNothing()
    {
        static Contract Contract(string value) => ContractReader.Read($"contract 1\ntitle: \"t\"\nversion: \"1\"\n\noperation POST /a\n  fact: \"encoding [\\\"a\\\"]\"=\"{value}\"\n  body multipart/form-data: object required\n");

        ContractComparer.Compare(Contract("x"), Contract("y"), new ComparisonOptions { Today = new DateTime(2026, 1, 1) }).ShouldBeEmpty();
    }

    [Fact]
    public void Constraints_OfAnExpression_StandInTheirOrder() =>
        new SchemaExpression(SchemaKind.String, ((string[])["minLength", "enum", "default", "format", "deprecated", "writeOnly", "readOnly", "nullable", "required", "Z"]).Select(name => new Constraint(name, "true")))
            .ToString().ShouldBe("string required nullable readOnly writeOnly deprecated format enum Z default minLength");
}
