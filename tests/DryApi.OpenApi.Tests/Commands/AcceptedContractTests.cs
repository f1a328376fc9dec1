using DryApi.OpenApi.Commands;
using DryApi.OpenApi.Tests.Documents;

namespace DryApi.OpenApi.Tests.Commands;

public sealed class AcceptedContractTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Path => _folder["contract.txt"];

    public void Dispose() => _folder.Dispose();

    private string[] Compare(string accepted, string contract)
    {
        _folder.Write("contract.txt", accepted);
        using var error = new StringWriter { NewLine = "\n" };
        var isAccepted = new AcceptedContract(Path, "accept it").Accepts(contract, error);
        var lines = error.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        isAccepted.ShouldBe(lines.Length == 0);
        return lines;
    }

    [Theory]
    [InlineData("a\nb\n")]
    [InlineData("a\r\nb\r\n")]
    [InlineData("\uFEFFa\nb\n")]
    public void The_same_lines_are_accepted(string accepted) => Compare(accepted, "a\nb\n").ShouldBeEmpty();

    [Fact]
    public void Changed_added_and_removed_lines_are_said_in_words() =>
        Compare("a\nb\nc\nd\n", "a\nB\nc\nx\nd\ny\n").ShouldBe(
        [
            $"{Path}(2): error DRY1001: the accepted contract is stale: it has \"b\" where the document now gives \"B\"",
            $"{Path}(4): error DRY1001: the accepted contract is stale: it lacks \"x\", which the document now gives",
            $"{Path}(5): error DRY1001: the accepted contract is stale: it lacks \"y\", which the document now gives",
            $"{Path}(5): error DRY1001: 3 lines differ; to accept the document's contract, review the change and run: accept it",
        ]);

    [Fact]
    public void A_removed_line_is_one_change() =>
        Compare("a\nb\nc\n", "a\nc\n")[0].ShouldBe($"{Path}(2): error DRY1001: the accepted contract is stale: it has \"b\", which the document no longer gives");

    [Fact]
    public void Of_many_changes_the_first_five_are_said()
    {
        var lines = Compare("a\nb\nc\nd\ne\nf\ng\n", "A\nB\nC\nD\nE\nF\nG\n");

        lines.Length.ShouldBe(6);
        lines[4].ShouldContain("it has \"e\"");
        lines[5].ShouldContain("7 lines differ");
    }

    [Fact]
    public void A_missing_end_of_the_last_line_is_said() => Compare("a\nb", "a\nb\n").ShouldHaveSingleItem().ShouldContain("only its line ends differ");

    [Fact]
    public void A_missing_file_is_an_error_that_says_what_to_run()
    {
        using var error = new StringWriter { NewLine = "\n" };

        new AcceptedContract(Path, "accept it").Accepts("a\n", error).ShouldBeFalse();

        error.ToString().ShouldBe($"{Path}(1): error DRY1001: there is no accepted contract; to accept the document's, review what it says and run: accept it\n");
    }
}
