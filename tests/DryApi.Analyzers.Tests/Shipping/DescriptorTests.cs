using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace DryApi.Analyzers.Tests.Shipping;

/// <summary>Every diagnostic is documented, and its help link leads there.</summary>
public sealed class DescriptorTests
{
    private static readonly string Folder = RepositoryFiles.PathOf("generator/DryApi.Analyzers");

    private static readonly string Rules = File.ReadAllText(Path.Combine(Folder, "RULES.md"));

    private static readonly DiagnosticDescriptor[] All =
        [.. typeof(Descriptors).GetFields(BindingFlags.Static | BindingFlags.Public).Select(field => field.GetValue(null)).OfType<DiagnosticDescriptor>()];

    public static TheoryData<string> Ids => [.. All.Select(descriptor => descriptor.Id)];

    [Fact]
    public void Descriptors_OfTheAnalyzers_AreErrorsOfRequestsAndWarningsOfUse()
    {
        All.Select(descriptor => descriptor.Id).ShouldBe([.. Enumerable.Range(3001, 11).Concat(Enumerable.Range(3101, 4)).Append(3201).Select(number => $"DRY{number}")]);
        All.Select(descriptor => descriptor.Title.ToString()).ShouldBeUnique();
        All.ShouldAllBe(descriptor => descriptor.IsEnabledByDefault);
        All.Where(descriptor => descriptor.DefaultSeverity == DiagnosticSeverity.Error && descriptor.Category == "Contract").ShouldBe(Descriptors.OfRequests);
        All.Where(descriptor => descriptor.DefaultSeverity == DiagnosticSeverity.Warning && descriptor.Category == "Usage").ShouldBe(Descriptors.OfClients.Concat(Descriptors.OfSuccessors));
        Compiling.Analyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics).ShouldBe(All);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Descriptor_OnItsHelpLink_LeadsToItsSection(string id)
    {
        var descriptor = Find(id);
        var (page, anchor) = (descriptor.HelpLinkUri.Split('#')[0], descriptor.HelpLinkUri.Split('#')[1]);

        page.ShouldEndWith("/generator/DryApi.Analyzers/RULES.md");
        Anchors().ShouldContain(anchor);
        var section = Section(id);
        section.ShouldContain($"**{descriptor.Title}.**");
        Regex.IsMatch(section, $"### Example\n\n(<!-- .* -->\n)*<!-- expected: {id} -->\n```csharp\n").ShouldBeTrue();
        section.ShouldContain($"{descriptor.DefaultSeverity.ToString().ToLowerInvariant()} {id}: ");
        section.ShouldContain("### What to do\n");
        section.ShouldContain($"### How to switch it off\n\n`dotnet_diagnostic.{id}.severity = none`");
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Example_OfARule_HasItsMessage(string id)
    {
        var said = Regex.Match(Section(id), $@"^Program\.cs\(7,\d+\): \w+ {id}: (.*)$", RegexOptions.Multiline).Groups[1].Value;
        Regex.IsMatch(said, "^" + Regex.Replace(Regex.Escape(Find(id).MessageFormat.ToString()), @"\\\{\d}", ".+") + "$").ShouldBeTrue(said);
    }

    [Fact]
    public void Sections_OfRules_AreThoseOfTheDescriptors() =>
        Regex.Matches(Rules, "^## (DRY\\d+)$", RegexOptions.Multiline).Select(match => match.Groups[1].Value).ShouldBe(All.Select(descriptor => descriptor.Id));

    [Theory]
    [MemberData(nameof(Ids))]
    public void Descriptor_OfTheAnalyzers_IsInTheReleaseNotes(string id)
    {
        var descriptor = Find(id);
        (File.ReadAllText(Path.Combine(Folder, "AnalyzerReleases.Unshipped.md")) + File.ReadAllText(Path.Combine(Folder, "AnalyzerReleases.Shipped.md")))
            .ShouldContain($"\n{id} | {descriptor.Category} | {descriptor.DefaultSeverity} | {descriptor.Title}\n");
    }

    /// <summary>A new attribute of the SDK has to be judged, or to be said why it is not.</summary>
    [Fact]
    public void Attributes_OfTheSdk_StandInTheTableOfRules()
    {
        var rows = Regex.Matches(Rules, @"^\| (`.*`) \| (.+) \|$", RegexOptions.Multiline)
            .SelectMany(row => row.Groups[1].Value.Split(", ").Select(name => (Name: name.Trim('`'), Rule: row.Groups[2].Value)))
            .ToDictionary(row => row.Name, row => row.Rule);

        var attributes = typeof(DryApi.Validation.HttpsUrlAttribute).Assembly.GetExportedTypes()
            .Where(type => type.IsAssignableTo(typeof(System.ComponentModel.DataAnnotations.ValidationAttribute)))
            .Select(type => type.Name.Replace("Attribute", "", StringComparison.Ordinal));
        rows.Keys.ShouldBe([.. attributes, "Required"], ignoreOrder: true);
        rows.Values.ShouldAllBe(rule => rule.StartsWith("none: ", StringComparison.Ordinal) || Regex.IsMatch(rule, @"^\[(DRY\d+)\]\(#dry\d+\)$"));
        rows.Where(row => row.Value.StartsWith("none: ", StringComparison.Ordinal)).Select(row => row.Key).ShouldBe(["FileSize", "ValidContents"]);
    }

    private static DiagnosticDescriptor Find(string id) => All.Single(descriptor => descriptor.Id == id);

    private static string Section(string id) => Regex.Match(Rules, $@"^## {id}\n(.*?)(?=^## |\z)", RegexOptions.Multiline | RegexOptions.Singleline).Groups[1].Value;

    /// <summary>The anchors that the headings get where Markdown is shown.</summary>
    private static IEnumerable<string> Anchors() =>
        Regex.Matches(Rules, "^#+ (.+)$", RegexOptions.Multiline).Select(match => match.Groups[1].Value.ToLowerInvariant().Replace(' ', '-'));
}
