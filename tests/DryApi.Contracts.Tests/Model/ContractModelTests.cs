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

    [Theory]
    [InlineData("string", "b=2", "string b=2")]
    [InlineData("string a=1 c=3", "b=2", "string a=1 b=2 c=3")]
    [InlineData("string b=1 c=3", "a=2", "string a=2 b=1 c=3")]
    [InlineData("string a=1 b=1", "c=2", "string a=1 b=1 c=2")]
    [InlineData("string a=1 b=1 c=1", "a=2", "string a=2 b=1 c=1")]
    [InlineData("string a=1 b=1 c=1", "b=2", "string a=1 b=2 c=1")]
    [InlineData("string a=1 b=1 c=1", "c=2", "string a=1 b=1 c=2")]
    [InlineData("string b=1", "nullable=true", "string nullable b=1")]
    public void With_OnAConstraint_PutsItInItsPlaceOrReplacesIt(string type, string constraint, string expected)
    {
        var parsed = ExpressionText.Parse(type, 1);

        parsed.With(constraint.Split('=')[0], constraint.Split('=')[1]).ToString().ShouldBe(expected);
        parsed.ToString().ShouldBe(type);
    }

    [Theory]
    [InlineData("string a=1 b=1 c=1", "b", "string a=1 c=1")]
    [InlineData("string a=1 b=1 c=1", "a c", "string b=1")]
    [InlineData("array<string a=1>", "a", "array<string a=1>")]
    [InlineData("string a=1", "b", "string a=1")]
    public void Without_OnNames_LeavesTheOthers(string type, string names, string expected)
    {
        var parsed = ExpressionText.Parse(type, 1);

        var without = parsed.Without(names.Split(' '));

        without.ToString().ShouldBe(expected);
        ReferenceEquals(without, parsed).ShouldBe(type == expected);
    }

    [Theory]
    [InlineData("string", 1)]
    [InlineData("array<string>", 2)]
    [InlineData("oneOf<string, array<map<string>>>", 4)]
    [InlineData("oneOf<array<map<string>>, string>", 4)]
    public void Depth_OfTypesInOneAnother_IsThatOfTheDeepest(string type, int depth) => ExpressionText.Parse(type, 1).Depth.ShouldBe(depth);

    [Fact]
    public void Spend_OnValues_EndsBehindTheLast()
    {
        var budget = new WorkBudget("counting", 3);

        budget.Spend(3, null);

        budget.Spent.ShouldBe(3);
        Should.Throw<WorkLimitException>(() => budget.Spend(1, null));
    }

    [Theory]
    [InlineData("A", "string", "a: string", "", "", true)]
    [InlineData("B", "string", "a: string", "", "", false)]
    [InlineData("A", "integer", "a: string", "", "", false)]
    [InlineData("A", "string", "b: string", "", "", false)]
    [InlineData("A", "string", "a: integer", "", "", false)]
    [InlineData("A", "string", "", "", "", false)]
    [InlineData("A", "string", "a: string", "x: string", "", false)]
    [InlineData("A", "string", "a: string", "", "string", false)]
    public void SaysTheSameAs_OnSchemas_IsTrueWhereAllIsTheSame(string name, string type, string property, string pattern, string additional, bool expected)
    {
        static List<ContractProperty> Properties(string text) => text.Length == 0 ? [] : [new ContractProperty { Name = text.Split(": ")[0], Type = ExpressionText.Parse(text.Split(": ")[1], 1) }];
        static ContractSchema Schema(string name, string type, string property, string pattern, string additional) => new()
        {
            Name = name,
            Type = ExpressionText.Parse(type, 1),
            Properties = Properties(property),
            PatternProperties = Properties(pattern),
            AdditionalProperties = additional.Length == 0 ? null : ExpressionText.Parse(additional, 1),
        };
        var (one, other) = (Schema("A", "string", "a: string", "", ""), Schema(name, type, property, pattern, additional));

        one.SaysTheSameAs(other).ShouldBe(expected);
        other.SaysTheSameAs(one).ShouldBe(expected);
        other.SaysTheSameAs(Schema(name, type, property, pattern, additional)).ShouldBeTrue();
        Schema("A", "string", "", "", "string").SaysTheSameAs(Schema("A", "string", "", "", "integer")).ShouldBeFalse();
    }
}
