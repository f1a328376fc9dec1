namespace DryApi.Contracts.Tests.Comparison;

/// <summary>What is told of unions, exclusions and conditions, word by word.</summary>
public sealed class UnionTests
{
    private const string Kinds = """


        schema Big: object
          a: string
          b: string
          c: string
          d: string

        schema Drill: object
          kind: string enum=["drill"] required
          torque: integer

        schema Saw: object
          kind: string enum=["saw"] required
          teeth: integer

        schema Small: object
          a: string

        schema Tool: oneOf<Drill, Saw>
        """;

    private static readonly ComparisonOptions Options = new() { Today = new DateTime(2026, 1, 1) };

    [Theory]
    [InlineData("oneOf<string>", "anyOf<string>")]
    [InlineData("oneOf<string>", "string")]
    [InlineData("oneOf<string, integer>", "anyOf<integer, string>")]
    [InlineData("anyOf<oneOf<string, boolean>, integer>", "anyOf<string, boolean, integer>")]
    [InlineData("anyOf<Tool, string>", "anyOf<Saw, Drill, string>")]
    [InlineData("oneOf<string nullable, integer>", "oneOf<string, integer> nullable")]
    [InlineData("allOf<any, oneOf<string, integer>, not<string maxLength=2>>", "allOf<not<string maxLength=2>, oneOf<integer, string>, any>")]
    public void Compare_OnTheSameInOtherWords_SaysNothing(string old, string @new)
    {
        Told(old, @new).ShouldBeEmpty();
        Told(@new, old).ShouldBeEmpty();
    }

    /// <summary>Where values are sent, and where they are received.</summary>
    [Theory]
    [InlineData("oneOf<string maxLength=3, string minLength=2>", "anyOf<string maxLength=3, string minLength=2>", "Info: Thing.p: oneOf<string maxLength=3, string minLength=2> → anyOf<string maxLength=3, string minLength=2> | Info: Thing.p: oneOf<string maxLength=3, string minLength=2> → anyOf<string maxLength=3, string minLength=2>")]
    [InlineData("anyOf<string maxLength=3, string minLength=2>", "oneOf<string maxLength=3, string minLength=2>", "Breaking: Thing.p: anyOf<string maxLength=3, string minLength=2> → oneOf<string maxLength=3, string minLength=2> | Info: Thing.p: anyOf<string maxLength=3, string minLength=2> → oneOf<string maxLength=3, string minLength=2>")]
    [InlineData("anyOf<Tool, string>", "anyOf<Tool, string, boolean>", "Info: Thing.p: + boolean | Breaking: Thing.p: + boolean")]
    [InlineData("anyOf<Tool, string, boolean>", "anyOf<Tool, string>", "Breaking: Thing.p: − boolean | Info: Thing.p: − boolean")]
    [InlineData("Tool", "Drill", "Breaking: Drill: oneOf<Drill, Saw> → object | Info: Drill: − Saw")]
    [InlineData("Drill", "Tool", "Info: Tool: + Saw | Breaking: Tool: object → oneOf<Drill, Saw>")]
    [InlineData("not<string maxLength=2>", "not<string maxLength=3>", "Breaking: Thing.p: not<string maxLength=2> → not<string maxLength=3> | Breaking: Thing.p: not<string maxLength=2> → not<string maxLength=3>")]
    [InlineData("not<string maxLength=2>", "not<integer>", "Breaking: Thing.p: not<string maxLength=2> → not<integer> | Breaking: Thing.p: not<string maxLength=2> → not<integer>")]
    [InlineData("allOf<any, not<string>>", "allOf<any, not<string>, not<integer>>", "Breaking: Thing.p: + not<integer> | Info: Thing.p: + not<integer>")]
    [InlineData("allOf<any, not<string>, not<integer>>", "allOf<any, not<integer>>", "Info: Thing.p: − not<string> | Breaking: Thing.p: − not<string>")]
    [InlineData("allOf<any, oneOf<string, integer>>", "allOf<any, oneOf<string, integer>, anyOf<boolean, string>>", "Breaking: Thing.p: + anyOf<boolean, string> | Info: Thing.p: + anyOf<boolean, string>")]
    [InlineData("allOf<any, oneOf<string, integer>, anyOf<boolean, string>>", "allOf<any, oneOf<string, integer>>", "Info: Thing.p: − anyOf<boolean, string> | Warning: Thing.p: − anyOf<boolean, string>")]
    [InlineData("anyOf<Small, string>", "anyOf<Big, string>", "Info: Big.b: + string; Info: Big.c: + string; Info: Big.d: + string | Info: Big.b: + string; Info: Big.c: + string; Info: Big.d: + string")]
    [InlineData("anyOf<Drill, Saw>", "anyOf<Drill, Small>", "Breaking: Thing.p: − Saw; Info: Thing.p: + Small | Warning: Thing.p: + Small; Info: Thing.p: − Saw")]
    [InlineData("oneOf<Drill, string>", "oneOf<Drill, string maxLength=3>", "Breaking: Thing.p: maxLength + 3 | Info: Thing.p: maxLength + 3")]
    [InlineData("oneOf<string, integer>", "oneOf<string, number>", "Info: Thing.p: type integer → number | Breaking: Thing.p: type integer → number")]
    [InlineData("anyOf<array<string>, string>", "anyOf<array<integer>, string>", "Breaking: Thing.p[]: type string → integer | Breaking: Thing.p[]: type string → integer")]
    [InlineData("allOf<string maxLength=5, not<string minLength=3>>", "allOf<string maxLength=4, not<string minLength=3>>", "Breaking: Thing.p: maxLength 5 → 4 | Info: Thing.p: maxLength 5 → 4")]
    [InlineData("allOf<string, anyOf<string maxLength=2, string minLength=5>>", "allOf<string, anyOf<string maxLength=2, string minLength=4>>", "Info: Thing.p: minLength 5 → 4 | Breaking: Thing.p: minLength 5 → 4")]
    [InlineData("not<Small>", "not<Big>", "Breaking: Thing.p: not<Small> → not<Big> | Breaking: Thing.p: not<Small> → not<Big>")]
    [InlineData("anyOf<Small, Saw>", "Saw", "Breaking: Saw: − Small | Info: Saw: − Small")]
    [InlineData("Small", "anyOf<Small, Big>", "Info: Small: + Big | Warning: Small: + Big")]
    [InlineData("oneOf<Drill, Saw> nullable", "oneOf<Drill, Saw>", "Breaking: Thing.p: − nullable | Info: Thing.p: − nullable")]
    public void Compare_OnUnionsAndExclusions_SaysWhatDiffers(string old, string @new, string told) => Told(old, @new).ShouldBe(told);

    /// <summary>A union that two places have is compared for both of them.</summary>
    [Fact]
    public void Compare_OnOneUnionInTwoPlaces_NamesBothOperations()
    {
        static string Contract(string members) => Whole($"operation POST /a\n  body application/json: Holder\n\noperation POST /b\n  body application/json: Box\n\nschema Box: object\n  q: Names nullable\n{Kinds}\n\nschema Holder: object\n  p: Names\n\nschema Names: oneOf<{members}>");

        var change = ContractComparer.Compare(ContractReader.Read(Contract("Drill, string, boolean")), ContractReader.Read(Contract("Drill, string")), Options);

        change.SelectMany(each => each.Operations).Distinct().ShouldBe(["POST /a", "POST /b"], string.Join("\n", change));
    }

    private static string Told(string old, string @new) => string.Join(" | ", ((string[])["body", "response 200"]).Select(place =>
        string.Join("; ", ContractComparer.Compare(Read(place, old), Read(place, @new), Options).Where(change => !change.Rule.Id.StartsWith("DRY16", StringComparison.Ordinal)).Select(change => $"{change.Severity}: {change.Difference}")))).Trim(' ', '|');

    private static Contract Read(string place, string type) =>
        ContractReader.Read(Whole($"operation GET /kinds\n  response 200 application/json: Tool\n\noperation POST /things\n  {place} application/json: Thing\n{Kinds}\n\nschema Thing: object\n  p: {type}".Replace("\n\n\n", "\n\n", StringComparison.Ordinal)));

    private static string Whole(string lines) => new RuleExample(RuleFrame.Contract, "\n" + lines.Replace("\n\n\n", "\n\n", StringComparison.Ordinal), "").BaseContract;
}
