using DryApi.OpenApi.Tests.Commands;

namespace DryApi.OpenApi.Tests.Workflows;

public sealed class UsageTests
{
    [Theory]
    [InlineData("contract-report.sh", "", " BASE_REF")]
    [InlineData("contract-report.sh", "one two", " BASE_REF")]
    [InlineData("contract-report.sh", "--help", " BASE_REF")]
    [InlineData("contract-drift.sh", "--source", " [--document NAME] [--source URL|FILE]")]
    [InlineData("contract-drift.sh", "--from file", " [--document NAME] [--source URL|FILE]")]
    [InlineData("contract-drift.sh", "--source a b", " [--document NAME] [--source URL|FILE]")]
    [InlineData("contract-drift.sh", "--document", " [--document NAME] [--source URL|FILE]")]
    [InlineData("contract-drift.sh", "--document v1 --document v2", " [--document NAME] [--source URL|FILE]")]
    [InlineData("contract-pull-request.sh", "one", "")]
    [InlineData("comment.sh", "12", " PULL_REQUEST FILE")]
    [InlineData("comment.sh", "twelve file", " PULL_REQUEST FILE")]
    [InlineData("comment.sh", "12/../13 file", " PULL_REQUEST FILE")]
    [InlineData("pack.sh", "1.0", " [--native] [VERSION]")]
    [InlineData("pack.sh", "1.0.0 2.0.0", " [--native] [VERSION]")]
    [InlineData("verify-packages.sh", "v1.0.0", " [VERSION]")]
    [InlineData("release.sh", "", " [--dry-run] TAG")]
    [InlineData("release.sh", "--dry-run", " [--dry-run] TAG")]
    [InlineData("release.sh", "v1.0.0 v2.0.0", " [--dry-run] TAG")]
    public async Task Wrong_arguments_are_told_the_right_ones(string script, string arguments, string usage)
    {
        var run = await Shell.RunAsync("bash", Path.GetTempPath(), [RepositoryFiles.PathOf($"build/{script}"), .. arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);

        run.ShouldBe(new ProgramRun(2, "", $"usage: build/{script}{usage}\n"));
    }
}
