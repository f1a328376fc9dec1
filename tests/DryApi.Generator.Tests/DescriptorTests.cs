using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace DryApi.Generator.Tests;

/// <summary>Every diagnostic is documented, and its help link leads there.</summary>
public sealed class DescriptorTests
{
    private static readonly string Folder = RepositoryFiles.PathOf("generator/DryApi.Generator");

    private static readonly string Rules = File.ReadAllText(Path.Combine(Folder, "RULES.md"));

    private static readonly DiagnosticDescriptor[] All =
        [.. typeof(Descriptors).GetFields(BindingFlags.Static | BindingFlags.Public).Select(f => f.GetValue(null)).OfType<DiagnosticDescriptor>()];

    public static TheoryData<string> Ids => [.. All.Select(d => d.Id)];

    [Fact]
    public void Descriptors_OfTheGenerator_AreTwelveWithNumbersOfTheirOwn()
    {
        All.Select(d => d.Id).ShouldBe(Enumerable.Range(2001, 12).Select(n => $"DRY{n}"), ignoreOrder: true);
        All.Select(d => d.Title.ToString()).ShouldBeUnique();
        // What contract and code disagree about ends the compile; what the code lacks leaves the rest usable.
        All.Where(d => d.DefaultSeverity != DiagnosticSeverity.Error).Select(d => d.Id).ShouldBe(["DRY2008", "DRY2009", "DRY2010", "DRY2011", "DRY2012"]);
        All.ShouldAllBe(d => d.IsEnabledByDefault && d.Category == "Contract");
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Descriptor_OnItsId_IsFound(string id) => Descriptors.Find(id).Id.ShouldBe(id);

    [Theory]
    [MemberData(nameof(Ids))]
    public void Descriptor_OnItsHelpLink_LeadsToItsSection(string id)
    {
        var descriptor = Descriptors.Find(id);
        var (page, anchor) = (descriptor.HelpLinkUri.Split('#')[0], descriptor.HelpLinkUri.Split('#')[1]);

        page.ShouldEndWith("/generator/DryApi.Generator/RULES.md");
        Anchors().ShouldContain(anchor);
        var section = Regex.Match(Rules, $@"^## {id}\n(.*?)(?=^## |\z)", RegexOptions.Multiline | RegexOptions.Singleline).Groups[1].Value;
        section.ShouldContain($"**{descriptor.Title}.**");
        section.ShouldContain("### Example\n");
        section.ShouldContain($"{descriptor.DefaultSeverity.ToString().ToLowerInvariant()} {id}: ");
        section.ShouldContain("### What to do\n");
    }

    [Fact]
    public void Sections_OfRules_AreThoseOfTheDescriptors() =>
        Regex.Matches(Rules, "^## (DRY\\d+)$", RegexOptions.Multiline).Select(m => m.Groups[1].Value).ShouldBe(All.Select(d => d.Id).Order());

    [Theory]
    [MemberData(nameof(Ids))]
    public void Descriptor_OfTheGenerator_IsInTheReleaseNotes(string id) =>
        (File.ReadAllText(Path.Combine(Folder, "AnalyzerReleases.Unshipped.md")) + File.ReadAllText(Path.Combine(Folder, "AnalyzerReleases.Shipped.md")))
            .ShouldContain($"\n{id} | Contract | {Descriptors.Find(id).DefaultSeverity} | {Descriptors.Find(id).Title}\n");

    /// <summary>The anchors that the headings get where Markdown is shown.</summary>
    private static IEnumerable<string> Anchors() =>
        Regex.Matches(Rules, "^#+ (.+)$", RegexOptions.Multiline).Select(m => m.Groups[1].Value.ToLowerInvariant().Replace(' ', '-'));
}
