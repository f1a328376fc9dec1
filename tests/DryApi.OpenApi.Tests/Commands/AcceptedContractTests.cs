using DryApi.Contracts;
using DryApi.OpenApi.Commands;
using DryApi.OpenApi.Encoders;
using DryApi.OpenApi.Tests.Documents;

namespace DryApi.OpenApi.Tests.Commands;

public sealed class AcceptedContractTests : IDisposable
{
    private const string Current = """
        contract 1
        title: "Boats"
        version: "1"

        operation POST /boats
          security: none
          body application/json: Boat required
          response 204 empty

        schema Boat: object
          a: string
          b: string maxLength=20
          c: string
          d: string
          e: string
          f: string

        """;

    private readonly TemporaryFolder _folder = new();

    private string Path => _folder["contract.txt"];

    public void Dispose() => _folder.Dispose();

    private string[] Compare(string accepted)
    {
        _folder.Write("contract.txt", accepted);
        using var error = new StringWriter { NewLine = "\n" };
        var isAccepted = new AcceptedContract(Path, "accept it", new DateTime(2026, 1, 1)).Accepts(ContractReader.Read(Current), new EncodingWriter<MSBuildLine>(error));
        var lines = error.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        isAccepted.ShouldBe(lines.Length == 0);
        return lines;
    }

    [Fact]
    public void The_same_lines_are_accepted()
    {
        Compare(Current).ShouldBeEmpty();
        Compare(Current.ReplaceLineEndings("\r\n")).ShouldBeEmpty();
        Compare("\uFEFF" + Current).ShouldBeEmpty();
    }

    [Fact]
    public void A_difference_is_said_with_what_it_means_and_the_command_that_accepts_it()
    {
        var lines = Compare(Current.Replace("  a: string\n", "").Replace("maxLength=20", "maxLength=30").Replace("  c: string\n", "  c: string required\n"));

        lines.Length.ShouldBe(4);
        lines[0].ShouldStartWith("contract.txt(12,1): error DRY1311: POST /boats: Boat.b: maxLength 30 → 20.");
        lines[1].ShouldStartWith("contract.txt(11,1): message DRY1283: POST /boats: Boat.a: + string.");
        lines[2].ShouldStartWith($"{Path}(12,1): message DRY1288: POST /boats: Boat.c: − required.");
        lines[3].ShouldBe($"{Path}(11): error DRY1001: the accepted contract is stale: 1 breaking, 0 warnings, 2 for information; to accept the document's contract, review the changes and run: accept it");
    }

    [Fact]
    public void Where_only_the_text_differs_the_lines_are_said() =>
        Compare(Current.Replace("title: \"Boats\"", "title: \"Ships\"")).ShouldBe(
        [
            $"{Path}(2): error DRY1001: the accepted contract is stale: it has \"title: \\\"Ships\\\"\" where the document now gives \"title: \\\"Boats\\\"\"".Replace("\\\"", "\""),
            $"{Path}(2): error DRY1001: 1 line differs; to accept the document's contract, review the change and run: accept it",
        ]);

    [Fact]
    public void Of_a_file_that_is_no_contract_the_first_five_lines_are_said()
    {
        var lines = Compare("a\nb\nc\nd\ne\nf\ng\n");

        lines.Length.ShouldBe(6);
        lines[0].ShouldStartWith($"{Path}(1): error DRY1001: the accepted contract is stale: it has \"a\"");
        lines[5].ShouldContain("lines differ");
    }

    [Fact]
    public void A_missing_end_of_the_last_line_is_said() => Compare(Current.TrimEnd('\n')).ShouldHaveSingleItem().ShouldContain("only its line ends differ");

    [Fact]
    public void A_missing_file_is_an_error_that_says_what_to_run()
    {
        using var error = new StringWriter { NewLine = "\n" };

        new AcceptedContract(Path, "accept it", default).Accepts(ContractReader.Read(Current), new EncodingWriter<MSBuildLine>(error)).ShouldBeFalse();

        error.ToString().ShouldBe($"{Path}(1): error DRY1001: there is no accepted contract; to accept the document's, review what it says and run: accept it\n");
    }
}
