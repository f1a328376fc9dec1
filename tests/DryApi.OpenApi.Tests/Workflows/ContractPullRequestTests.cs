namespace DryApi.OpenApi.Tests.Workflows;

public sealed class ContractPullRequestTests : IAsyncLifetime
{
    private const string Document = RepositoryFiles.DocumentFile;
    private const string Branch = "contract-drift";
    private const string Listing = "gh pr list --head contract-drift --state open --json number,isCrossRepository --jq map(select(.isCrossRepository | not)) | .[0].number // empty";
    private const string Stub = """
        for argument; do
          case $argument in *.md) cp "$argument" "$STUBS/body" ;; esac
        done
        case "$1 $2" in
          'pr list') if [ -f "$STUBS/open" ]; then cat "$STUBS/open"; fi ;;
        esac
        """;

    private ScriptFolder _folder = null!;

    public async ValueTask InitializeAsync()
    {
        _folder = await ScriptFolder.CreateAsync();
        _folder.Write(Document, "one\n");
        _folder.Write(RepositoryFiles.ChangelogFile, "# Changes\n");
        await _folder.CommitAsync();
        _folder.Stub("gh", Stub);
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Drift_opens_then_updates_and_its_end_closes()
    {
        Drift("two", "breaking");
        var head = await _folder.GitAsync("rev-parse", "HEAD");
        var status = await _folder.GitAsync("status", "--porcelain");

        await SucceedAsync();

        var first = await TipAsync();
        (await _folder.GitAsync("rev-parse", $"{first}^")).ShouldBe(head);
        (await _folder.GitAsync("diff", "--name-only", head, first)).Split('\n').ShouldBe([RepositoryFiles.ChangelogFile, Document]);
        (await _folder.GitAsync("log", "-1", "--format=%an %B", first)).ShouldBe("Tests Accept the service's contract: two\n\n- breaking DRY1311 two\n- DRY1283 more");
        _folder.TakeCalls().ShouldBe(
        [
            Listing,
            "gh label create contract: breaking --color B60205 --description A change of the service's contract --force",
            "gh label create contract: warning --color FBCA04 --description A change of the service's contract --force",
            "gh label create contract: info --color 0E8A16 --description A change of the service's contract --force",
            "gh pr create --head contract-drift --base main --title Accept the service's contract: two --body-file artifacts/drift/body.md --label contract: breaking",
        ]);
        (await File.ReadAllTextAsync(_folder.Stubbed("body"), TestContext.Current.CancellationToken)).ShouldBe("body of two\n");
        (await _folder.GitAsync("rev-parse", "HEAD")).ShouldBe(head);
        (await _folder.GitAsync("branch", "--format=%(refname:short)")).ShouldBe("main");
        (await _folder.GitAsync("status", "--porcelain")).ShouldBe(status);

        // Another day, the same drift: only the changelog's heading is another one.
        Open(7);
        _folder.Write(RepositoryFiles.ChangelogFile, _folder.Read(RepositoryFiles.ChangelogFile).Replace("2026-01-01", "2026-01-02", StringComparison.Ordinal));
        (await SucceedAsync()).ShouldContain("The branch contract-drift has what was accepted already.\n");
        (await TipAsync()).ShouldBe(first);
        _folder.TakeCalls()[^1].ShouldStartWith("gh pr edit 7 ");

        Drift("three", "info");
        await SucceedAsync();

        var second = await TipAsync();
        second.ShouldNotBe(first);
        (await _folder.GitAsync("rev-parse", $"{second}^")).ShouldBe(head);
        (await _folder.GitAsync("show", $"{second}:{Document}")).ShouldBe("three");
        _folder.TakeCalls()[^1].ShouldBe("gh pr edit 7 --base main --title Accept the service's contract: three --body-file artifacts/drift/body.md --add-label contract: info --remove-label contract: breaking --remove-label contract: warning");

        Drift("one", "none");
        await SucceedAsync();

        _folder.TakeCalls().ShouldBe([Listing, "gh pr close 7 --comment The service's contract is the accepted one again."]);
    }

    [Fact]
    public async Task No_drift_and_no_pull_request_is_nothing_to_do()
    {
        Drift("one", "none");

        (await SucceedAsync()).ShouldBe("No drift and no open pull request: nothing to do.\n");

        _folder.TakeCalls().ShouldBe([Listing]);
        (await _folder.GitAsync("ls-remote", "origin", Branch)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Commits_of_somebody_on_the_branch_are_never_overwritten()
    {
        Drift("two", "breaking");
        await SucceedAsync();
        await _folder.GitAsync("stash", "-q", "-u");
        await _folder.GitAsync("checkout", "-q", "-b", "work", await TipAsync());
        _folder.Write("src/Fix.cs", "// What no longer compiled.\n");
        await _folder.GitAsync("add", "src");
        await _folder.GitAsync("commit", "-q", "-m", "A fix");
        await _folder.GitAsync("push", "-q", "origin", $"HEAD:{Branch}");
        await _folder.GitAsync("checkout", "-q", "main");
        await _folder.GitAsync("stash", "pop", "-q");
        var theirs = await TipAsync();

        (await SucceedAsync()).ShouldContain("stays as it is");
        (await TipAsync()).ShouldBe(theirs);

        Drift("three", "breaking");
        var run = await _folder.RunAsync("contract-pull-request.sh");

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldBe("build/contract-pull-request.sh: the branch contract-drift has commits of somebody, and the service's document changed once more; merge the branch or take them off it.\n");
        (await TipAsync()).ShouldBe(theirs);
    }

    [Fact]
    public async Task Many_changes_are_cut_in_the_message()
    {
        Drift("two", "breaking", changes: 40);

        await SucceedAsync();

        var message = await _folder.GitAsync("log", "-1", "--format=%B", await TipAsync());
        message.Split('\n').Length.ShouldBe(33);
        message.ShouldEndWith("\nand 11 more, which stand in openapi/v1/CHANGELOG.md");
    }

    [Fact]
    public async Task What_a_document_says_is_nothing_but_words_in_message_and_title()
    {
        const string hostile = "closes #1 fixes GH-2 @octocat [skip ci] $(touch told) `touch told` \"; touch told; \" https://localhost/a/b/issues/3";
        Drift("two", "breaking");
        _folder.Write(RepositoryFiles.ChangelogFile, $"# Changes\n\n- **breaking** DRY1311 `{hostile}`. C#: `Boat.Name`, [\"a\"].\n- ***NO_CI***\n--no-verify\nCo-authored-by: A <a@localhost>\n- \e[31mred\n");
        _folder.Write("artifacts/drift/title", $"{hostile}\nCo-authored-by: A <a@localhost>\n");
        const string plain = "closes \\u00231 fixes GH\\u002d2 \\u0040octocat \\u005bskip ci] \\u0024(touch told) 'touch told' \"; touch told; \" https:\\u002f/localhost/a/b/issues/3";

        await SucceedAsync();

        (await _folder.GitAsync("log", "-1", "--format=%B", await TipAsync())).ShouldBe($"{plain}\n\n- breaking DRY1311 '{plain}'. C#: 'Boat.Name', [\"a\"].\n- *NO_CI*\n- ?[31mred");
        _folder.TakeCalls().ShouldContain($"gh pr create --head contract-drift --base main --title {plain} --body-file artifacts/drift/body.md --label contract: breaking");
        Directory.GetFiles(_folder.Root, "told", SearchOption.AllDirectories).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("pr list", "the open pull requests cannot be listed")]
    [InlineData("label create", "the label contract: breaking cannot be made")]
    [InlineData("pr create", "the pull request cannot be opened")]
    public async Task A_refusal_is_one_sentence_below_ghs_own(string refused, string expected)
    {
        _folder.Stub("gh", $"case \"$1 $2\" in '{refused}') echo 'HTTP 403' >&2; exit 1 ;; esac");
        Drift("two", "breaking");

        var run = await _folder.RunAsync("contract-pull-request.sh");

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldBe($"HTTP 403\nbuild/contract-pull-request.sh: {expected}; gh's error stands above.\n");
    }

    [Fact]
    public async Task Without_somebody_who_commits_nothing_is_pushed()
    {
        await _folder.GitAsync("config", "--unset", "user.name");
        await _folder.GitAsync("config", "--unset", "user.email");
        Drift("two", "breaking");

        var run = await _folder.RunAsync("contract-pull-request.sh");

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldStartWith("build/contract-pull-request.sh: git does not know who commits;");
        (await _folder.GitAsync("ls-remote", "origin", Branch)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Without_what_drift_left_behind_it_says_what_to_run()
    {
        var run = await _folder.RunAsync("contract-pull-request.sh");

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldBe("build/contract-pull-request.sh: there is no artifacts/drift/severity; run build/contract-drift.sh first.\n");
    }

    private async Task<string> SucceedAsync()
    {
        var run = await _folder.RunAsync("contract-pull-request.sh");
        run.ShouldSucceed();
        return run.Output;
    }

    /// <summary>What contract-drift.sh leaves behind.</summary>
    private void Drift(string document, string severity, int changes = 1)
    {
        _folder.Write(Document, document + "\n");
        _folder.Write(RepositoryFiles.ChangelogFile, severity == "none"
            ? "# Changes\n"
            : $"# Changes\n\n## 2026-01-01: major\n\n{string.Concat(Enumerable.Repeat($"- **breaking** DRY1311 {document}\n", changes))}- DRY1283 more\n");
        _folder.Write("artifacts/drift/severity", severity + "\n");
        _folder.Write("artifacts/drift/title", $"Accept the service's contract: {document}\n");
        _folder.Write("artifacts/drift/body.md", $"body of {document}\n");
    }

    private void Open(int number) => File.WriteAllText(_folder.Stubbed("open"), $"{number}\n");

    private async Task<string> TipAsync() => (await _folder.GitAsync("ls-remote", "origin", "refs/heads/" + Branch)).Split('\t')[0];
}
