using DryApi.Package.Tests.Users;

namespace DryApi.Package.Tests;

/// <summary>The analyzers, as they come with the SDK's package.</summary>
public sealed class AnalyzerTests(Workshop workshop)
{
    [Fact]
    public async Task Build_OnAnAddressWithoutHttps_FailsAtItsPlace()
    {
        workshop.Write("Mistaken", "tests/DryApi.Package.Tests/Users/Mistaken", "<TargetFramework>net10.0</TargetFramework>", "DryApi.Generated");

        var build = await workshop.TryDotnetAsync("Mistaken", "build");

        build.ExitCode.ShouldBe(1, build.Output);
        var line = Array.FindIndex(await File.ReadAllLinesAsync(workshop.PathOf("Mistaken/Program.cs"), TestContext.Current.CancellationToken), l => l.Contains("http://", StringComparison.Ordinal)) + 1;
        build.Output.ShouldMatch($@"Program\.cs\({line},\d+\): error DRY3001: ");
        build.Output.ShouldContain("1 Error(s)");
    }

    /// <summary>The package of the second version brings the analyzers of the first, which lead there, and what they say can be done by a command.</summary>
    [Fact]
    public async Task Format_OfAProgramOfTheVersionBefore_GoesOver()
    {
        workshop.Write("Outdated", "tests/DryApi.Package.Tests/Users/Outdated", "<TargetFramework>net10.0</TargetFramework>", "DryApi.Generated.V2");

        var build = await workshop.TryDotnetAsync("Outdated", "build");
        await workshop.DotnetAsync("Outdated", "format", "analyzers", "--diagnostics", "DRY3201", "--no-restore");

        build.ExitCode.ShouldBe(1, build.Output);
        build.Output.ShouldContain("Program.cs(4,23): error DRY3201: client.Img2Txt.SubmitAsync is of the version before DryApi.V2: write client.Images.Ocr.SubmitAsync");
        build.Output.ShouldContain("error DRY3201: client.Prompts.Samples.GetAsync is of the version before DryApi.V2: no successor: keep the old client for it");
        var program = await File.ReadAllTextAsync(workshop.PathOf("Outdated/Program.cs"), TestContext.Current.CancellationToken);
        program.ShouldContain("using var client = DryApi.V2.DryApiClient.FromEnvironment();");
        program.ShouldContain("await client.Images.Ocr.SubmitAsync(new ImagesOcrRequest { Image = ");
        program.ShouldContain("await new DryApi.DryApiClient(client.RequestAdapter).Prompts.Samples.GetAsync(new PromptsSamplesQuery { ");
        await workshop.DotnetAsync("Outdated", "build");
    }
}
