using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using DryApi.Package.Tests.Packing;
using DryApi.Package.Tests.Users;

namespace DryApi.Package.Tests;

/// <summary>What comes along with the SDK.</summary>
public sealed class DependencyTests(Workshop workshop)
{
    [Fact]
    public async Task Restore_OnTheSdkAlone_BringsWhatTheReadmeJustifiesAndWorksOfflineAfterwards()
    {
        const string properties = "<TargetFrameworks>net8.0;net10.0</TargetFrameworks>";
        workshop.Write("Listed", Workshop.Program, properties, "DryApi.Generated");
        await workshop.DotnetAsync("Listed", "restore");

        var listed = JsonNode.Parse(await workshop.DotnetAsync("Listed", "list", "package", "--include-transitive", "--format", "json"))!;

        var frameworks = listed["projects"]![0]!["frameworks"]!.AsArray();
        frameworks.Select(framework => (string)framework!["framework"]!).Order().ShouldBe(["net10.0", "net8.0"]);
        foreach (var framework in frameworks)
        {
            Names(framework!["topLevelPackages"]).ShouldBe(["DryApi.Generated"]);
            Names(framework["transitivePackages"]).ShouldBe(Justified(isNet8: (string)framework["framework"]! == "net8.0"), $"README.md has to say why each is there ({framework["framework"]})");
        }

        workshop.WriteOfflineSources("offline.config");
        var elsewhere = workshop.PathOf("Offline");
        workshop.Write("Offline", Workshop.Program, properties, "DryApi.Generated");
        await workshop.DotnetAsync("Offline", "restore", "--configfile", workshop.PathOf("offline.config"), "--packages", Path.Combine(elsewhere, "restored"));
        Justified(isNet8: true).Append("DryApi.Generated").Where(name => !Directory.Exists(Path.Combine(elsewhere, "restored", name.ToLowerInvariant()))).ShouldBeEmpty();
    }

    private static string[] Names(JsonNode? packages) => packages is null ? [] : [.. packages.AsArray().Select(package => (string)package!["id"]!).Order(StringComparer.Ordinal)];

    /// <summary>The first column of the README's table of what comes along, where some is for .NET 8 alone.</summary>
    private static string[] Justified(bool isNet8)
    {
        var readme = File.ReadAllText(Path.Combine(RepositoryFiles.Root, "README.md")).ReplaceLineEndings("\n");
        var table = Regex.Match(readme, @"\| it brings \| why \|\n\| --- \| --- \|\n((?:\|.*\n)+)");
        table.Success.ShouldBeTrue("README.md has no table of what comes along");
        return [.. Regex.Matches(table.Groups[1].Value, @"^\| `([^`]+)`( \(\.NET 8\))? \| .{20,} \|$", RegexOptions.Multiline).Where(match => isNet8 || !match.Groups[2].Success).Select(match => match.Groups[1].Value).Order(StringComparer.Ordinal)];
    }
}
