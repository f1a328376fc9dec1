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
}
