using DryApi.OpenApi.Tests.Commands;
using DryApi.OpenApi.Tests.Documents;

namespace DryApi.OpenApi.Tests.Bombs;

/// <summary>
/// Hostile inputs through the real command. What is judged is how it ends; seconds and memory are measured by <c>tests/DryApi.Benchmarks -- bombs</c>.
/// </summary>
public sealed class BombTests : IDisposable
{
    /// <summary>What is refused, and by which words; without words it may be refused or have a result. All others have a result.</summary>
    private static readonly Dictionary<string, string> Refusals = new(StringComparer.Ordinal)
    {
        ["yaml-laughs-of-lists"] = "--max-aliased-nodes",
        ["yaml-laughs-of-maps"] = "--max-aliased-nodes",
        ["yaml-alias-in-its-anchor"] = "stands inside its own anchor",
        ["yaml-alias-deep-in-its-anchor"] = "stands inside its own anchor",
        ["yaml-anchor-of-a-name"] = "the name of a property is no plain text",
        ["yaml-aliases-of-a-large-list"] = "--max-aliased-nodes",
        ["yaml-aliases-of-a-large-text"] = "--max-size",
        ["yaml-anchors-by-the-hundred-thousand"] = "--max-properties",
        ["yaml-flow-lists-5000-deep"] = "--max-depth",
        ["yaml-flow-maps-5000-deep"] = "--max-depth",
        ["yaml-lists-5000-deep"] = "--max-depth",
        ["yaml-maps-5000-deep"] = "--max-depth",
        ["yaml-question-marks-5000-deep"] = "the name of a property is no plain text",
        ["yaml-many-values-in-deep-lists"] = "--max-size",
        ["yaml-open-lists"] = "this is not YAML",
        ["yaml-hexadecimal-number-of-a-million-digits"] = "--max-number-length",
        ["yaml-octal-number-of-a-million-digits"] = "--max-number-length",
        ["yaml-documents-by-the-hundred-thousand"] = "a second YAML document begins here",
        ["lists-5000-deep"] = "--max-depth",
        ["objects-5000-deep"] = "--max-depth",
        ["lists-1000000-open"] = "--max-depth",
        ["properties-5000-deep"] = "--max-depth",
        ["items-5000-deep"] = "--max-depth",
        ["additionalProperties-5000-deep"] = "--max-depth",
        ["allOf-5000-deep"] = "--max-depth",
        ["oneOf-5000-deep"] = "--max-depth",
        ["anyOf-5000-deep"] = "--max-depth",
        ["not-5000-deep"] = "--max-depth",
        ["allOf-and-properties-5000-deep"] = "--max-depth",
        ["duplicate-names-by-the-million"] = "--max-nodes",
        ["names-by-the-million"] = "--max-properties",
        ["values-by-the-ten-million"] = "--max-nodes",
        ["lists-by-the-ten-million"] = "--max-nodes",
        ["line-of-200-MB"] = "--max-size",
        ["lines-of-200-MB"] = "--max-size",
        ["line-of-200-MB-of-yaml"] = "--max-size",
        ["name-of-a-million-characters"] = "--max-name-length",
        ["path-of-a-million-characters"] = "--max-name-length",
        ["number-of-a-million-digits"] = "--max-number-length",
        ["number-of-a-million-decimals"] = "--max-number-length",
        ["exponent-of-a-million-digits"] = "--max-number-length",
        ["two-byte-order-marks"] = "this is not JSON",
        ["utf-16"] = "it is encoded in UTF-16",
        ["utf-16-big-endian"] = "it is encoded in UTF-16",
        ["utf-16-without-a-mark"] = "this is not JSON",
        ["utf-16-of-yaml-without-a-mark"] = "not",
        ["utf-32"] = "it is encoded in UTF-16",
        ["invalid-utf-8"] = "the bytes here are not valid UTF-8",
        ["invalid-utf-8-of-20-MB"] = "the bytes here are not valid UTF-8",
        ["surrogates-in-utf-8"] = "the bytes here are not valid UTF-8",
        ["null-characters"] = "this is not JSON",
        ["null-characters-of-yaml"] = "this is no OpenAPI document",
        ["nothing-but-null-characters"] = "this is not JSON",
        ["nothing-but-null-characters-of-yaml"] = "not",
        ["half-a-surrogate-pair"] = "half a surrogate pair",
        ["half-a-surrogate-pair-of-yaml"] = "urrogate",
        ["half-a-surrogate-pair-in-a-name"] = "half a surrogate pair",
        ["overlay-everything"] = "which cannot be updated",
        ["overlay-all-schemas-again-and-again"] = "--max-nodes",
        ["overlay-doubling"] = "",
        ["overlay-growing-list"] = "--max-overlay-steps",
        ["overlay-descendants-without-end"] = "matches nothing in the document",
        ["overlay-target-of-a-million-characters"] = "matches nothing in the document",
        ["overlay-target-of-brackets"] = "has an unexpected",
        ["overlay-filter-of-100000-conditions"] = "--max-overlay-steps",
        ["overlay-filter-in-filters"] = "the JSONPath",
        ["overlay-filter-by-a-large-number"] = "matches nothing in the document",
        ["overlay-update-5000-deep"] = "--max-depth",
        ["overlay-update-deep-in-the-deep"] = "",
        ["overlay-laughs"] = "--max-aliased-nodes",
        ["overlay-descendants-of-descendants"] = "",
        ["contract-types-100000-deep"] = "types are nested more than 250 deep",
        ["contract-types-open"] = "types are nested more than 250 deep",
        ["contract-value-open"] = "has to be JSON",
        ["contract-value-of-open-objects"] = "has to be JSON",
        ["contract-quotes"] = "",
        ["contract-constraints-50000-twice"] = "'c49999' is there twice",
        ["contract-number-of-a-million-digits"] = "a number of more than 1000 characters",
        ["contract-servers-1000000"] = "--max-nodes",
        ["contract-blank-lines"] = "--max-nodes",
        ["contract-line-of-200-MB"] = "--max-size",
    };

    private readonly TemporaryFolder _folder = new();

    /// <summary>Documents are pulled, which reads and writes them; what schemas and comparisons make of them has tests of its own.</summary>
    public static TheoryData<string> Documents => Names(YamlBombs.All, DepthBombs.All, WidthBombs.All, TextBombs.All, SchemaBombs.All);

    public static TheoryData<string> Overlays => Names(OverlayBombs.All);

    public static TheoryData<string> Contracts => Names(ContractBombs.All);

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Documents))]
    public async Task Pull_OnBomb_EndsWithADocumentOrOneLine(string name) =>
        Judge(name, await Tool.RunAsync("pull", "--source", Bomb(name).WriteTo(_folder[""]), "--output", _folder["output.json"]));

    [Theory]
    [MemberData(nameof(Overlays))]
    public async Task Contract_OnOverlayBomb_EndsWithAContractOrOneLine(string name)
    {
        var bomb = Bomb(name);

        Judge(name, await Tool.RunAsync("contract", bomb.Of!.WriteTo(_folder[""]), "--overlay", bomb.WriteTo(_folder[""]), "--output", _folder["output.txt"]));
    }

    [Theory]
    [MemberData(nameof(Contracts))]
    public async Task Diff_OnContractBomb_EndsWithAComparisonOrOneLine(string name)
    {
        var path = Bomb(name).WriteTo(_folder[""]);

        // Twice the same: what is compared after reading is another matter.
        Judge(name, await Tool.RunAsync("diff", path, path));
    }

    [Fact]
    public void Refusals_NameBombsThatAreThere() => Refusals.Keys.ShouldBeSubsetOf(AllBombs.All.Select(bomb => bomb.Name));

    [Fact]
    public void Bombs_HaveNamesOfTheirOwn() => AllBombs.All.Select(bomb => bomb.Name).ShouldBeUnique();

    private static void Judge(string name, ProgramRun run)
    {
        if (Refusals.TryGetValue(name, out var words) && (words.Length > 0 || run.ExitCode == 2))
        {
            var line = run.ShouldBeUnusable();
            line.ShouldContain(words);
            line.Length.ShouldBeLessThan(2_100);
            return;
        }

        run.Error.ShouldBeEmpty();
        run.ExitCode.ShouldBeOneOf(0, 1);
    }

    private static Bomb Bomb(string name) => AllBombs.All.Single(bomb => bomb.Name == name);

    private static TheoryData<string> Names(params IReadOnlyList<Bomb>[] families) => [.. families.SelectMany(family => family).Select(bomb => bomb.Name)];
}
