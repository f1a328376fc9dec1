namespace DryApi.OpenApi.Tests.Workflows;

public sealed class ReleaseTests : IAsyncLifetime
{
    private const string Source = "https://packages.localhost/feed";
    private const string Key = "a-secret-key";

    private ScriptFolder _folder = null!;

    public async ValueTask InitializeAsync()
    {
        _folder = await ScriptFolder.CreateAsync();
        _folder.Write("build/pack.sh", "echo \"pack $*\" >> \"$STUBS/calls\"\nmkdir -p artifacts/packages\ntouch artifacts/packages/Till.$1.nupkg artifacts/packages/Till.linux-x64.$1.nupkg\n");
        _folder.Write("build/verify-packages.sh", "echo \"verify $*\" >> \"$STUBS/calls\"\nif [ -f \"$STUBS/wrong\" ]; then exit 1; fi\n");
        _folder.Write(RepositoryFiles.ChangelogFile, "# Changes\n\n## 1.2.3 - 2026-05-04\n\n## 1.2.2 - 2026-05-03\n");
        _folder.Stub("dotnet", "echo \"Pushing to '$5' with $7\"; if [ -f \"$STUBS/refused\" ]; then echo \"error: $5 refused $7\" >&2; exit 1; fi");
        await _folder.CommitAsync();
        await _folder.CommitAsync();
        _folder.Environment["NUGET_SOURCE"] = Source;
        _folder.Environment["NUGET_API_KEY"] = Key;
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_tag_is_packed_verified_and_pushed_and_neither_source_nor_key_printed()
    {
        await _folder.GitAsync("tag", "v1.2.3-beta.1");

        var run = await _folder.RunAsync("release.sh", "v1.2.3-beta.1");

        run.ShouldSucceed();
        run.Output.ShouldBe("Till.linux-x64.1.2.3-beta.1.nupkg is pushed.\nTill.1.2.3-beta.1.nupkg is pushed.\n", "who installs the tool meanwhile finds the package that its own one names");
        _folder.TakeCalls().ShouldBe(
        [
            "pack 1.2.3-beta.1",
            "verify 1.2.3-beta.1",
            $"dotnet nuget push artifacts/packages/Till.linux-x64.1.2.3-beta.1.nupkg --source {Source} --api-key {Key} --skip-duplicate",
            $"dotnet nuget push artifacts/packages/Till.1.2.3-beta.1.nupkg --source {Source} --api-key {Key} --skip-duplicate",
        ]);
    }

    [Fact]
    public async Task A_dry_run_needs_neither_tag_nor_key_and_pushes_nothing()
    {
        _folder.Environment["NUGET_SOURCE"] = null;
        _folder.Environment["NUGET_API_KEY"] = null;

        var run = await _folder.RunAsync("release.sh", "--dry-run", "v1.2.3");

        run.ShouldSucceed();
        run.Output.ShouldBe("Version 1.2.3 is packed and verified; nothing was pushed.\n");
        _folder.TakeCalls().ShouldBe(["pack 1.2.3", "verify 1.2.3"]);
    }

    [Fact]
    public async Task Packages_that_are_not_as_they_should_be_are_not_pushed()
    {
        await _folder.GitAsync("tag", "v1.2.3");
        await File.WriteAllTextAsync(_folder.Stubbed("wrong"), "", TestContext.Current.CancellationToken);

        (await _folder.RunAsync("release.sh", "v1.2.3")).ExitCode.ShouldBe(1);

        _folder.TakeCalls().ShouldBe(["pack 1.2.3", "verify 1.2.3"]);
    }

    [Fact]
    public async Task A_refused_push_names_neither_source_nor_key()
    {
        await _folder.GitAsync("tag", "v1.2.3");
        await File.WriteAllTextAsync(_folder.Stubbed("refused"), "", TestContext.Current.CancellationToken);

        var run = await _folder.RunAsync("release.sh", "v1.2.3");

        run.ExitCode.ShouldBe(1);
        run.Output.ShouldBeEmpty();
        run.Error.ShouldBe("error: (the source) refused (the key)\nbuild/release.sh: Till.linux-x64.1.2.3.nupkg cannot be pushed; the client's error stands above.\n");
    }

    [Theory]
    [InlineData("## 2.0.0\n\n## 1.2.3 - 2026-05-04\n", "v1.2.3", "openapi/v1/CHANGELOG.md has 2.0.0 as its first version, which the contract's changes ask for, and the tag is v1.2.3.")]
    [InlineData("## 1.2.3\n", "v1.2.3", "openapi/v1/CHANGELOG.md has no date for 1.2.3; make its heading '## 1.2.3 - YYYY-MM-DD', commit that and tag it.")]
    [InlineData("## 1.2.3\n", "v1.2.3-beta.1", null)]
    public async Task Another_version_than_the_contract_asks_for_is_not_released(string changelog, string tag, string? problem)
    {
        _folder.Write(RepositoryFiles.ChangelogFile, changelog);
        await _folder.CommitAsync();
        await _folder.GitAsync("tag", tag);

        var run = await _folder.RunAsync("release.sh", tag);

        run.ExitCode.ShouldBe(problem is null ? 0 : 1);
        run.Error.ShouldBe(problem is null ? "" : $"build/release.sh: {problem}\n");
        _folder.TakeCalls().Length.ShouldBe(problem is null ? 4 : 0);
    }

    [Theory]
    [InlineData("1.2.3")]
    [InlineData("v1.2")]
    [InlineData("v1.2.3.4")]
    [InlineData("v01.2.3")]
    [InlineData("v1.2.3-")]
    [InlineData("v1.2.3;echo")]
    [InlineData("release-1.2.3")]
    public async Task A_tag_of_another_form_is_refused(string tag)
    {
        var run = await _folder.RunAsync("release.sh", "--dry-run", tag);

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldBe($"build/release.sh: the tag {tag} is no version; a tag of a release is such as v1.2.3 or v1.2.3-beta.1.\n");
        _folder.TakeCalls().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("NUGET_SOURCE")]
    [InlineData("NUGET_API_KEY")]
    public async Task Without_source_or_key_nothing_is_packed(string name)
    {
        await _folder.GitAsync("tag", "v1.2.3");
        _folder.Environment[name] = "";

        var run = await _folder.RunAsync("release.sh", "v1.2.3");

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldStartWith($"build/release.sh: {name} is not set; ");
        _folder.TakeCalls().ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_not_the_tag_is_not_released()
    {
        var missing = await _folder.RunAsync("release.sh", "v1.2.3");
        await _folder.GitAsync("tag", "v1.2.3", "HEAD^");
        var another = await _folder.RunAsync("release.sh", "v1.2.3");
        await _folder.GitAsync("tag", "-f", "v1.2.3");
        _folder.Write("src/new.txt", "");
        var dirty = await _folder.RunAsync("release.sh", "v1.2.3");

        missing.Error.ShouldBe("build/release.sh: there is no tag v1.2.3; make it, or use --dry-run.\n");
        another.Error.ShouldBe("build/release.sh: the tag v1.2.3 is not the commit that is checked out; check it out.\n");
        dirty.Error.ShouldBe("build/release.sh: there are changes that are not committed; what is released is what the tag has.\n");
        _folder.TakeCalls().ShouldBeEmpty();
    }
}
