namespace DryApi.OpenApi.Tests.Build;

/// <summary>The build step as a project sees it: real builds of a copy, one after the other.</summary>
[Collection(PreparedTreeCollection.Name)]
public sealed class BuildStepTests(PreparedTree tree)
{
    private const string ReadsDocument = "Reading dryapi.json";
    private const string RunsNSwag = "Writing the client with NSwag";
    private const string Normalized = "src/DryApi.Generated/obj/openapi/dryapi.normalized.json";
    private const string Client = "src/DryApi.Generated/obj/openapi/Client.nswag.g.cs";

    [Fact]
    public async Task Build_OnNothingChanged_RunsNeitherToolNorNSwag()
    {
        await tree.SettleAsync();
        var before = (File.GetLastWriteTimeUtc(tree.PathOf(Normalized)), File.GetLastWriteTimeUtc(tree.PathOf(Client)));

        var build = await tree.BuildAsync();

        build.ExitCode.ShouldBe(0, build.Output);
        build.Output.ShouldNotContain(ReadsDocument);
        build.Output.ShouldNotContain(RunsNSwag);
        (File.GetLastWriteTimeUtc(tree.PathOf(Normalized)), File.GetLastWriteTimeUtc(tree.PathOf(Client))).ShouldBe(before);
    }

    [Theory]
    [InlineData(Normalized, true)]
    [InlineData(Client, false)]
    public async Task Build_OnDeletedOutput_MakesItAgain(string output, bool readsDocument)
    {
        await tree.SettleAsync();
        var before = File.ReadAllText(tree.PathOf(output));
        File.Delete(tree.PathOf(output));

        var build = await tree.BuildAsync();

        build.ExitCode.ShouldBe(0, build.Output);
        build.Output.Contains(ReadsDocument, StringComparison.Ordinal).ShouldBe(readsDocument);
        build.Output.ShouldContain(RunsNSwag);
        File.ReadAllText(tree.PathOf(output)).ShouldBe(before);
    }

    [Theory]
    [InlineData("openapi/dryapi.json", true)]
    [InlineData("openapi/overlay.json", true)]
    [InlineData("openapi/contract.txt", true)]
    [InlineData("build/nswag/templates/Enum.liquid", false)]
    public async Task Build_OnTouchedInput_RunsWhatReadsIt(string input, bool readsDocument)
    {
        await tree.SettleAsync();
        // Later than any output, whatever the clock's steps.
        File.SetLastWriteTimeUtc(tree.PathOf(input), File.GetLastWriteTimeUtc(tree.PathOf(Client)).AddSeconds(1));

        var build = await tree.BuildAsync();

        build.ExitCode.ShouldBe(0, build.Output);
        build.Output.Contains(ReadsDocument, StringComparison.Ordinal).ShouldBe(readsDocument);
        build.Output.ShouldContain(RunsNSwag);
    }

    [Fact]
    public async Task Build_OnStaleContract_FailsAtTheLineAndNamesTheCommand()
    {
        var contract = tree.PathOf("openapi/contract.txt");
        var accepted = File.ReadAllText(contract);
        var lines = accepted.Split('\n').ToList();
        var line = lines.FindIndex(l => l.Contains("maxLength=2048", StringComparison.Ordinal)) + 1;
        lines[line - 1] = lines[line - 1].Replace("2048", "1024", StringComparison.Ordinal);
        tree.IsSettled = false;
        try
        {
            File.WriteAllText(contract, string.Join('\n', lines));

            var build = await tree.BuildAsync();

            build.ExitCode.ShouldNotBe(0);
            build.Output.ShouldContain($"contract.txt({line}): error DRY1001: the accepted contract is stale: 0 breaking, 0 warnings, 1 for information;");
            build.Output.ShouldMatch(@"dryapi\.json\(\d+,\d+\): message DRY1310: .*\.webhook_url: maxLength 1024 → 2048\.");
            build.Output.ShouldContain("dotnet build src/DryApi.Generated -t:AcceptOpenApi");
        }
        finally
        {
            File.WriteAllText(contract, accepted);
        }
    }

    [Fact]
    public async Task Build_OnOverlayThatMatchesNothing_FailsWithOneLineAtTheAction()
    {
        var overlay = tree.PathOf("openapi/overlay.json");
        var accepted = File.ReadAllText(overlay);
        tree.IsSettled = false;
        try
        {
            File.WriteAllText(overlay, accepted.Replace("\"$.components.schemas.WebhookHeaders\"", "\"$.components.schemas.WebhookNothing\"", StringComparison.Ordinal));

            var build = await tree.BuildAsync();

            build.ExitCode.ShouldNotBe(0);
            build.Output.ShouldMatch(@"overlay\.json\(\d+,\d+\) ?: error DRY1000:");
            build.Output.ShouldContain("$.components.schemas.WebhookNothing");
            build.Output.ShouldNotContain("   at ");
        }
        finally
        {
            File.WriteAllText(overlay, accepted);
        }
    }

    [Fact]
    public async Task AcceptOpenApi_OnChangedOverlay_WritesTheContractThatThenBuilds()
    {
        var (overlay, contract) = (tree.PathOf("openapi/overlay.json"), tree.PathOf("openapi/contract.txt"));
        var (acceptedOverlay, acceptedContract) = (File.ReadAllText(overlay), File.ReadAllText(contract));
        tree.IsSettled = false;
        try
        {
            File.WriteAllText(overlay, acceptedOverlay.Replace("\"maximum\": 300\n", "\"maximum\": 299\n", StringComparison.Ordinal));

            var accept = await tree.BuildAsync("-t:AcceptOpenApi");
            var build = await tree.BuildAsync();

            accept.ExitCode.ShouldBe(0, accept.Output);
            build.ExitCode.ShouldBe(0, build.Output);
            var changed = File.ReadAllLines(contract).Except(acceptedContract.Split('\n')).ToList();
            changed.ShouldBe(["  bpm: integer nullable maximum=299 minimum=30"]);
        }
        finally
        {
            File.WriteAllText(overlay, acceptedOverlay);
            File.WriteAllText(contract, acceptedContract);
        }
    }
}
