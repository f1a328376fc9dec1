using DryApi.Contracts;
using DryApi.OpenApi.Drift;

namespace DryApi.OpenApi.Tests.Drift;

public sealed class RulesPageTests
{
    [Fact]
    public void The_committed_page_is_the_one_of_the_rules() =>
        File.ReadAllText(RepositoryFiles.PathOf("generator/DryApi.Contracts/RULES.md")).ReplaceLineEndings("\n")
            .ShouldBe(RulesPage.Write(), "run: dotnet run --project generator/DryApi.OpenApi -- rules > generator/DryApi.Contracts/RULES.md");

    [Fact]
    public void Every_rule_has_its_row_with_all_that_is_known_of_it()
    {
        var page = RulesPage.Write();

        foreach (var rule in DriftRules.All)
        {
            page.ShouldContain($"<a id=\"{rule.Id.ToLowerInvariant()}\"></a>{rule.Id}<br>`{rule.Name}` | {rule.Severity.ToString().ToLowerInvariant()} | ");
        }
    }
}
