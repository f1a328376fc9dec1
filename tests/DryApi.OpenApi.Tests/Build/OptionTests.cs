namespace DryApi.OpenApi.Tests.Build;

/// <summary>What a project says in its file is as much an input of the step as what lies in files.</summary>
[Collection(PreparedTreeCollection.Name)]
public sealed class OptionTests(PreparedTree tree) : IDisposable
{
    private const string Overlay = """Overlay="overlay.json" """;

    private readonly SmallProject _project = new(tree);

    public void Dispose() => _project.Dispose();

    /// <summary>One project, whose options change one after the other: each of its builds takes seconds.</summary>
    [Fact]
    public async Task Generate_OnChangedOption_RunsWhatIsToldIt()
    {
        _project.WriteProject(Overlay + "Namespace='Shop'");
        await _project.AcceptAsync();
        File.Copy(_project.PathOf("contract.txt"), _project.PathOf("other-contract.txt"));
        File.Copy(_project.PathOf("shop.json"), _project.PathOf("other.json"));
        // Older than all results: only the option tells.
        Array.ForEach(Directory.GetFiles(_project.PathOf("")), file => File.SetLastWriteTimeUtc(file, DateTime.UnixEpoch.AddYears(40)));
        (await _project.GenerateAsync()).ShouldBe((true, true));
        (await _project.GenerateAsync()).ShouldBe((false, false));

        await ChangeAsync("Namespace='Store'", reads: false);
        _project.Read(SmallProject.Code).ShouldContain("namespace Store");
        await ChangeAsync("", reads: false, properties: "<RootNamespace>store</RootNamespace>");
        _project.Read(SmallProject.Code).ShouldContain("namespace store");
        await ChangeAsync("", reads: true, contract: "other-contract.txt");
        await ChangeAsync("", reads: true, document: "other.json");

        _project.WriteProject("Overlay='other-overlay.json'");
        var (exitCode, output) = await _project.TryAsync();
        exitCode.ShouldNotBe(0);
        output.ShouldContain("maxLength 88 → 99");
        await ChangeAsync("", reads: true);
        (await _project.GenerateAsync()).ShouldBe((false, false));

        async Task ChangeAsync(string attributes, bool reads, string document = "shop.json", string contract = "contract.txt", string properties = "")
        {
            _project.WriteProject(Overlay + attributes, document, contract, properties);
            (await _project.GenerateAsync()).ShouldBe((reads, true), attributes + document + contract + properties);
        }
    }

    [Fact]
    public async Task Generate_OnNoOverlay_TakesTheDocumentAsItIs()
    {
        _project.WriteProject("");

        await _project.AcceptAsync();

        (await _project.GenerateAsync()).ShouldBe((true, true));
        _project.Read("contract.txt").ShouldContain("maxLength=77");
        _project.Read(SmallProject.Code).ShouldContain("partial class Pet");
        _project.WriteProject("Overlay=''");
        (await _project.GenerateAsync()).ShouldBe((false, false), "an empty overlay is none");
    }

    [Fact]
    public async Task Generate_OnNoPackage_IsOneSentenceThatNamesItAndItsVersion()
    {
        _project.WriteProject("");
        await _project.AcceptAsync();

        var (exitCode, output) = await _project.TryAsync("-p:NuGetPackageRoot=nowhere");

        exitCode.ShouldNotBe(0);
        output.ShouldContain("error : NSwag, which writes the code, is not in the folder of NuGet packages: there is no nowhere/nswag.msbuild/14.7.1/tools/Net100/dotnet-nswag.dll. Run 'dotnet restore' with a package source that has NSwag.MSBuild 14.7.1.");
        output.ShouldContain("1 Error(s)");
    }
}
