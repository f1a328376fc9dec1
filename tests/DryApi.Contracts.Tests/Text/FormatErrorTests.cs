using DryApi.Contracts;

namespace DryApi.Contracts.Tests.Text;

/// <summary>A text that is no contract is refused at its line, in words; nothing is passed over.</summary>
public sealed class FormatErrorTests
{
    private const string Head = "contract 1\ntitle: \"a\"\n\n";

    [Theory]
    [InlineData("", 1, "a contract starts with 'contract 1'")]
    [InlineData("contract 2", 1, "a contract starts with 'contract 1'")]
    [InlineData("{}", 1, "a contract starts with 'contract 1'")]
    [InlineData("contract 1\ntitle", 2, "'title' has no ': '")]
    [InlineData("contract 1\ntitle: a", 2, "'a' is no JSON string")]
    [InlineData("contract 1\ntitle: \"a", 2, "'\"a' is no JSON string")]
    [InlineData("contract 1\ntitle: \"a\"b", 2, "is no JSON string")]
    [InlineData("contract 1\nserver: \"\\x\"", 2, "is no JSON string")]
    [InlineData("contract 1\nauthor: \"a\"", 2, "'author' is not known here")]
    [InlineData("contract 1\nsecurity : http", 2, "a name is missing")]
    [InlineData(Head + "table X", 4, "'table' is not known here")]
    [InlineData(Head + " schema X: any", 4, "'' is not known here")]
    [InlineData(Head + "operation", 4, "an operation has a method and a path")]
    [InlineData(Head + "operation GET", 4, "an operation has a method and a path")]
    [InlineData(Head + "operation GET \"/a", 4, "is no JSON string")]
    [InlineData(Head + "operation GET /a\n  hello: 1", 5, "'hello' is not known in an operation")]
    [InlineData(Head + "operation GET /a\n  id: x", 5, "'x' is no JSON string")]
    [InlineData(Head + "operation GET /a\n  tags: \"a\", b", 5, "'b' is no JSON string")]
    [InlineData(Head + "operation GET /a\n  body application/json", 5, "is no media type with its type")]
    [InlineData(Head + "operation GET /a\n  response 200", 5, "is no media type with its type")]
    [InlineData(Head + "operation GET /a\n  query a: string\n  query a: string", 6, "'a' is there twice")]
    [InlineData(Head + "operation GET /a\n\noperation GET /a", 6, "'GET /a' is there twice")]
    [InlineData(Head + "response", 4, "a name is missing")]
    [InlineData(Head + "response A\n\nresponse A", 6, "'A' is there twice")]
    [InlineData(Head + "schema", 4, "a name is missing")]
    [InlineData(Head + "schema X", 4, "'X' has no ': ' after its name")]
    [InlineData(Head + "schema X: any\n\nschema X: any", 6, "'X' is there twice")]
    [InlineData(Head + "schema X: object\n  a: any\n  a: any", 6, "'a' is there twice")]
    [InlineData(Head + "schema X: object\n  a", 5, "'a' has no ': ' after its name")]
    [InlineData(Head + "schema X: object\n  a: ", 5, "a name is missing before ''")]
    [InlineData(Head + "schema X: object\n  a:  string", 5, "a name is missing")]
    [InlineData(Head + "schema X: object\n  a: string  nullable", 5, "a name is missing")]
    [InlineData(Head + "schema X: object\n  a: string)", 5, "')' is more than a type and its constraints")]
    [InlineData(Head + "schema X: object\n  a: string nullable nullable", 5, "'nullable' is there twice")]
    [InlineData(Head + "schema X: object\n  a: array<string", 5, "'<' of 'array' is not closed")]
    [InlineData(Head + "schema X: object\n  a: array", 5, "'array' has 1 type in <>, not 0")]
    [InlineData(Head + "schema X: object\n  a: array<string, string>", 5, "'array' has 1 type in <>, not 2")]
    [InlineData(Head + "schema X: object\n  a: oneOf", 5, "'oneOf' has types in <>, not 0")]
    [InlineData(Head + "schema X: object\n  a: string<any>", 5, "'string' has no type in <>, not 1")]
    [InlineData(Head + "schema X: object\n  a: Y<any>", 5, "'Y' has no type in <>, not 1")]
    [InlineData(Head + "schema X: object\n  a: string maxLength=long", 5, "'maxLength' is 'long' and has to be a number")]
    [InlineData(Head + "schema X: object\n  a: string maxLength=\"5\"", 5, "'maxLength' is '\"5\"' and has to be a number")]
    [InlineData(Head + "schema X: object\n  a: string maxLength", 5, "'maxLength' is 'true' and has to be a number")]
    [InlineData(Head + "schema X: object\n  a: string pattern=5", 5, "'pattern' is '5' and has to be a JSON string")]
    [InlineData(Head + "schema X: object\n  a: string enum=\"a\"", 5, "'enum' is '\"a\"' and has to be a JSON list")]
    [InlineData(Head + "schema X: object\n  a: string enum=[\"a\"", 5, "has to be a JSON list")]
    [InlineData(Head + "schema X: object\n  a: string default=", 5, "'default' is '' and has to be JSON")]
    [InlineData(Head + "schema X: object\n  a: string default=\"\\uZZZZ\"", 5, "has to be JSON")]
    [InlineData(Head + "schema X: object\n  a: string default={\"a\"}", 5, "has to be JSON")]
    [InlineData("contract 1\nsecurity key http", 2, "'security key http' has no ': ' after its name")]
    [InlineData("contract 1\nrelies key", 2, "'relies key' has no ': ' after its name")]
    [InlineData(Head + "schema X: array<any> contains=5", 4, "'5' is no type in a JSON string")]
    [InlineData(Head + "schema X: array<any> prefixItems=[null]", 4, "'null' is no type in a JSON string")]
    public void Read_OnTextThatIsNoContract_NamesLineAndProblem(string text, int line, string problem)
    {
        var failure = Should.Throw<ContractFormatException>(() => ContractReader.Read(text));

        failure.Line.ShouldBe(line);
        failure.Problem.ShouldContain(problem);
        failure.Message.ShouldBe($"line {line}: {failure.Problem}");
    }

    /// <summary>A number is as long as one that any program reads; a text or list may be longer.</summary>
    [Theory]
    [InlineData("maximum=", "0", "", true)]
    [InlineData("maximum=", "9", "", true)]
    [InlineData("default=-", "1", "", true)]
    [InlineData("default=", "5", "", true)]
    [InlineData("default=\"", "5", "\"", false)]
    [InlineData("enum=[\"", "5", "\"]", false)]
    public void Read_OnANumberWithoutEnd_RefusesIt(string start, string digit, string end, bool isRefused)
    {
        var digits = digit == "0" ? "0." + string.Concat(Enumerable.Repeat("0", 2_000)) : string.Concat(Enumerable.Repeat(digit, 2_000));
        var text = Head + "schema X: any " + start + digits + end;

        if (isRefused)
        {
            Should.Throw<ContractFormatException>(() => ContractReader.Read(text)).Problem.ShouldBe($"'{start[..start.IndexOf('=')]}' is a number of more than 1000 characters");
        }
        else
        {
            ContractReader.Read(text).Schemas.ShouldHaveSingleItem().Type.Constraints.ShouldHaveSingleItem().Value.Length.ShouldBeGreaterThan(2_000);
        }
    }

    [Fact]
    public void Read_OnTypesNestedWithoutEnd_RefusesInsteadOfOverflowing() =>
        Should.Throw<ContractFormatException>(() => ContractReader.Read(Head + "schema X: " + string.Concat(Enumerable.Repeat("array<", 200_000))))
            .Problem.ShouldBe("types are nested more than 250 deep");

    [Fact]
    public void Read_OnTypesNestedAsDeepAsADocumentGivesThem_ReadsThem()
    {
        var text = Head.TrimEnd('\n') + "\nversion: \"\"\n\nschema X: " + string.Concat(Enumerable.Repeat("array<", 249)) + "any" + new string('>', 249) + "\n";

        ContractWriter.Write(ContractReader.Read(text)).ShouldBe(text);
    }

    [Fact]
    public void Read_OnContractsDamagedAtRandom_ReadsOrRefuses()
    {
        var rounds = TestLength.Rounds(1_000, 50_000);
        var wholes = Enumerable.Range(0, 50).Select(seed => ContractWriter.Write(new RandomContract(seed).Next())).ToList();
        var random = new Random(7);
        var refused = 0;
        for (var round = 0; round < rounds; round++)
        {
            var text = wholes[round % wholes.Count];
            var at = random.Next(text.Length);
            text = text[..at] + (char)random.Next(' ', '~') + text[Math.Min(at + random.Next(3), text.Length)..];
            try
            {
                var contract = ContractReader.Read(text);
                // What is read can be written, and means the same.
                var written = ContractWriter.Write(contract);
                ContractWriter.Write(ContractReader.Read(written)).ShouldBe(written, $"round {round}");
            }
            catch (ContractFormatException failure)
            {
                failure.Line.ShouldBeInRange(1, text.Split('\n').Length);
                refused++;
            }
        }

        refused.ShouldBeInRange(rounds / 10, rounds * 98 / 100);
    }
}
