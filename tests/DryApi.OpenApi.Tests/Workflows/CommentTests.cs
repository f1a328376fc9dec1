using DryApi.OpenApi.Tests.Commands;

namespace DryApi.OpenApi.Tests.Workflows;

public sealed class CommentTests : IAsyncLifetime
{
    private const string Lookup = "gh pr view 12 --json comments --jq [.comments[] | select(.viewerDidAuthor and (.body | startswith(\"<!-- contract report -->\")))][0].url // empty";

    private ScriptFolder _folder = null!;

    public async ValueTask InitializeAsync()
    {
        _folder = await ScriptFolder.CreateAsync();
        _folder.Stub("gh", """
            for argument; do
              case $argument in body=@*) cp "${argument#body=@}" "$STUBS/body" ;; esac
            done
            if [ "$1 $2" = 'pr view' ] && [ -f "$STUBS/address" ]; then cat "$STUBS/address"; fi
            """);
        _folder.Write("report.md", "### Contract\n");
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task The_first_is_posted_and_later_ones_update_it()
    {
        (await _folder.RunAsync("comment.sh", "12", "repository/report.md")).ShouldBe(new ProgramRun(0, "Pull request 12 has a comment.\n", ""));

        var (lookup, post) = Calls();
        lookup.ShouldBe(Lookup);
        post.ShouldMatch("^gh api --method POST repos/{owner}/{repo}/issues/12/comments -F body=@.*$");
        Body().ShouldBe("<!-- contract report -->\n### Contract\n");

        await File.WriteAllTextAsync(_folder.Stubbed("address"), "https://localhost/shop/shop/pull/12#issuecomment-345\n", TestContext.Current.CancellationToken);
        _folder.Write("report.md", "### Another\n");
        (await _folder.RunAsync("comment.sh", "12", _folder.PathOf("report.md"))).ShouldBe(new ProgramRun(0, "The comment on pull request 12 is up to date.\n", ""));

        Calls().Second.ShouldMatch("^gh api --method PATCH repos/{owner}/{repo}/issues/comments/345 -F body=@.*$");
        Body().ShouldBe("<!-- contract report -->\n### Another\n");
    }

    [Fact]
    public async Task A_file_longer_than_a_comment_is_refused()
    {
        _folder.Write("report.md", new string('x', 65_536));

        var run = await _folder.RunAsync("comment.sh", "12", "repository/report.md");

        run.ShouldBe(new ProgramRun(1, "", "build/comment.sh: repository/report.md is longer than every comment can be, 65536 bytes.\n"));
        _folder.TakeCalls().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_missing_file_is_refused()
    {
        var run = await _folder.RunAsync("comment.sh", "12", "none.md");

        run.ShouldBe(new ProgramRun(1, "", "build/comment.sh: there is no none.md, or nothing in it.\n"));
    }

    private (string First, string Second) Calls() => _folder.TakeCalls() is [var first, var second] ? (first, second) : throw new InvalidOperationException("gh is asked twice.");

    private string Body() => File.ReadAllText(_folder.Stubbed("body"));
}
