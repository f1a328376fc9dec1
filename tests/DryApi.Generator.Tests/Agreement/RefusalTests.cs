using Microsoft.CodeAnalysis;

namespace DryApi.Generator.Tests.Agreement;

/// <summary>What is wrong with one text by itself, said at its line.</summary>
public sealed class RefusalTests
{
    public const string Contract =
        """
        contract 1
        title: "Shop"
        version: "1"

        operation POST /orders
          security: none
          body application/json: Order required
          response 200 empty

        schema Order: object
          name: string required maxLength=20
          count: integer minimum=1

        """;

    [Fact]
    public void Generator_OnContractAndCodeThatAgree_SaysNothing() => Run.Diagnostics(Contract, DeclaredCode.Of(Contract)).ShouldBeEmpty();

    [Theory]
    [InlineData("contract 1", "contract 2", 1, "a contract starts with 'contract 1'")]
    [InlineData("contract 1", "<<<<<<< ours", 1, "a contract starts with 'contract 1'")]
    [InlineData("version: ", "hello: ", 3, "'hello' is not known here")]
    [InlineData("operation POST", "operatoin POST", 5, "'operatoin' is not known here")]
    [InlineData("  security:", "  secrecy:", 6, "'secrecy' is not known in an operation")]
    [InlineData("schema Order: object", "schema Order object", 10, "'Order object' has no ': ' after its name")]
    [InlineData("  name: string required maxLength=20", "  name string", 11, "'name string' has no ': ' after its name")]
    [InlineData("  name: string required maxLength=20", "  name: array<string", 11, "'<' of 'array' is not closed")]
    [InlineData("  name: string required maxLength=20", "  name: string \"\\uZZZZ\"", 11, "\\uZZZZ")]
    [InlineData("  name: string required maxLength=20", "  name: array", 11, "'array' has 1 type in <>, not 0")]
    [InlineData("  name: string required maxLength=20", "  count: integer", 12, "'count' is there twice")]
    public void Generator_OnUnreadableContract_NamesLineAndProblem(string old, string @new, int line, string problem)
    {
        var diagnostic = Run.Diagnostics(Contract.Edit("", old, @new), DeclaredCode.Of(Contract)).ShouldHaveSingleItem();

        diagnostic.Id.ShouldBe("DRY2001");
        diagnostic.GetMessage().ShouldStartWith("The contract cannot be read: ");
        diagnostic.GetMessage().ShouldContain(problem);
        diagnostic.Location.GetLineSpan().Path.ShouldBe(Run.ContractPath);
        (diagnostic.Location.GetLineSpan().StartLinePosition.Line + 1).ShouldBe(line);
    }

    [Fact]
    public void Generator_OnContractWithoutCode_NamesWhatIsMissing() =>
        Run.Diagnostics(Run.Driver([new TextFile(Run.ContractPath, Contract)])).ShouldHaveSingleItem().GetMessage().ShouldBe(
            "The generator needs exactly one contract.txt, one *.nswag.g.cs and one *.declarations.txt among the AdditionalFiles and has 1, 0 and 0; is the OpenAPI step of the build switched off?");

    [Fact]
    public void Generator_OnCodeWithoutContract_NamesWhatIsMissing()
    {
        var diagnostic = Run.Diagnostics(Run.Driver([new TextFile("a.nswag.g.cs", "")])).ShouldHaveSingleItem();

        diagnostic.Id.ShouldBe("DRY2002");
        diagnostic.GetMessage().ShouldContain("has 0, 1 and 0");
        diagnostic.Location.GetLineSpan().Path.ShouldBe("a.nswag.g.cs");
    }

    [Fact]
    public void Generator_OnTwoContracts_NamesBoth() =>
        Run.Diagnostics(Run.Driver([new TextFile("a/contract.txt", Contract), new TextFile("b/contract.txt", Contract), new TextFile("a.nswag.g.cs", "")]))
            .ShouldHaveSingleItem().GetMessage().ShouldContain("has 2, 1 and 0");

    [Fact]
    public void Generator_OnNeitherText_SaysNothing() => Run.Diagnostics(Run.Driver([new TextFile("readme.txt", "")])).ShouldBeEmpty();

    [Theory]
    [InlineData("name: string required pattern=\"[\"", "Order.Name")]
    [InlineData("name: string required pattern=\"(a\"", "Order.Name")]
    [InlineData("name: string required pattern=\"[\\\\ud83d]\"", "Order.Name")]
    [InlineData("name: string required pattern=\"\\\\p{Script=Greek}\"", "Order.Name")]
    [InlineData("name: array<string pattern=\"(a\"> required", "Order.Name")]
    public void Generator_OnPatternThatDotNetLacks_NamesThePropertyAtItsLine(string property, string name)
    {
        var contract = Contract.Edit("", "name: string required maxLength=20", property);

        var diagnostic = Run.Diagnostics(contract, DeclaredCode.Of(contract)).ShouldHaveSingleItem();

        diagnostic.Id.ShouldBe("DRY2008");
        diagnostic.GetMessage().ShouldStartWith($"The pattern of {name} cannot be used in .NET, and is left to the service: ");
        (diagnostic.Location.GetLineSpan().StartLinePosition.Line + 1).ShouldBe(11);
    }

    [Fact]
    public void Generator_OnSuchAPatternOfWhatIsOnlyReceived_SaysNothing()
    {
        var contract = Contract.Edit("", "  body application/json: Order required\n  response 200 empty", "  response 200 application/json: Order")
            .Edit("", "name: string required maxLength=20", "name: string required pattern=\"(a\"");

        Run.Diagnostics(contract, DeclaredCode.Of(contract)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("schema Order: object", "schema Order: object exactlyOneOf=[[\"name\",\"other\"]]", 10, "a rule of Order names the property 'other', which it does not have")]
    [InlineData("schema Order: object", "schema Order: object atLeastOneOf=[[\"other\",\"name\"]]", 10, "a rule of Order names the property 'other', which it does not have")]
    [InlineData("schema Order: object", "schema Order: object requiredWhen=[{\"is\":[\"a\"],\"property\":\"name\",\"when\":\"other\"}]", 10, "a rule of Order names the property 'other', which it does not have")]
    [InlineData("  count: integer minimum=1", "  count: integer csharpName=\"Sum\"\n  more: integer csharpName=\"Sum\"", 10, "'count' and 'more' of Order would both be called Sum in C#")]
    [InlineData("  count: integer minimum=1", "  count: integer csharpName=\"a b\"", 12, "'count' of Order would be called 'a b' in C#, which is no name")]
    [InlineData("  body application/json: Order", "  body application/json: Odrer", 5, "the contract names the schema 'Odrer' and does not have it")]
    public void Generator_OnContractThatIsNoCSharp_NamesItAtItsLine(string old, string @new, int line, string problem)
    {
        var diagnostic = Run.Diagnostics(Contract.Edit("", old, @new), DeclaredCode.Of(Contract)).ShouldHaveSingleItem();

        diagnostic.Id.ShouldBe("DRY2007");
        diagnostic.GetMessage().ShouldContain(problem);
        (diagnostic.Location.GetLineSpan().StartLinePosition.Line + 1).ShouldBe(line);
    }

    /// <summary>What the code does not carry is a warning at its line; the rest is there.</summary>
    [Theory]
    [InlineData("  body application/json: Order", "  body application/xml: Order", "DRY2009", 5, "POST /orders takes 'application/xml', which is passed as text")]
    [InlineData("  body application/json: Order", "  body multipart/mixed: Order", "DRY2009", 5, "POST /orders takes 'multipart/mixed', which no generated code can write: it has no method; ")]
    [InlineData("  body application/json: Order", "  body application/x-www-form-urlencoded: map<string>", "DRY2010", 5, "POST /orders takes a form whose fields the contract does not name: it has no method; ")]
    [InlineData("  body application/json: Order required", "  body application/x-www-form-urlencoded: map<string>", "DRY2010", 5, "POST /orders can take a form whose fields the contract does not name: its method sends none; ")]
    [InlineData("  response 200 empty", "  response 200 application/jsonl: string", "DRY2009", 5, "POST /orders responds with 'application/jsonl', which comes as one text")]
    [InlineData("  response 200 empty", "  response 200 text/event-stream: string\n  response 201 text/event-stream: Order", "DRY2010", 5, "POST /orders responds with events of several kinds")]
    [InlineData("  response 200 empty", "  response 101 empty\n  response 200 empty", "DRY2010", 5, "POST /orders can switch protocols (101): no method opens that connection")]
    [InlineData("  response 200 empty", "  response 302 empty", "DRY2010", 5, "POST /orders has no response of success")]
    [InlineData("  response 200 empty", "  response 200 application/json: Order\n  response 201 text/plain: string", "DRY2010", 5, "POST /orders responds with success in several media types")]
    [InlineData("operation POST /orders", "operation POST /orders/}a{", "DRY2010", 5, "POST /orders/}a{ has a brace in its path")]
    public void Generator_OnWhatHasNoCode_NamesTheOperation(string old, string @new, string id, int line, string problem)
    {
        var contract = Contract.Edit("", old, @new);

        var diagnostic = Run.Diagnostics(contract, DeclaredCode.Of(contract)).ShouldHaveSingleItem();

        (diagnostic.Id, diagnostic.Severity).ShouldBe((id, DiagnosticSeverity.Warning));
        diagnostic.GetMessage().ShouldStartWith(problem);
        (diagnostic.Location.GetLineSpan().StartLinePosition.Line + 1).ShouldBe(line);
    }

    [Fact]
    public void Generator_OnContractsMutatedAtRandom_NeverThrows()
    {
        var random = new Random(20261122);
        var code = DeclaredCode.Of(Contract);
        for (var round = 0; round < 500; round++)
        {
            var text = Mutation.Of(Contract, random);
            // The helper fails when the generator has thrown.
            Run.Diagnostics(text, code).ShouldAllBe(d => d.Location.GetLineSpan().StartLinePosition.Line < text.Split('\n', StringSplitOptions.None).Length + code.Marks.Length);
        }
    }
}
