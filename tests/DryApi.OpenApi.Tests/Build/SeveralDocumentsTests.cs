namespace DryApi.OpenApi.Tests.Build;

/// <summary>A project may have several documents; each has its own results, and what concerns one of them leaves the others alone.</summary>
[Collection(PreparedTreeCollection.Name)]
public sealed class SeveralDocumentsTests(PreparedTree tree) : IDisposable
{
    private const string Shop = """<OpenApiDocument Include="shop.json" Contract="contract.txt" />""";
    private const string Store = """<OpenApiDocument Include="store.json" Contract="store/contract.txt" Name="Store" Namespace="Store" ClientName="StoreClient" />""";

    private readonly SmallProject _project = new(tree);

    public void Dispose() => _project.Dispose();

    [Fact]
    public async Task Generate_OnTwoDocuments_WritesBothAndLaterOnlyWhatChanged()
    {
        await PrepareAsync(Shop + Store);

        (await _project.GenerateAsync()).ShouldBe((true, true));
        (await _project.GenerateAsync()).ShouldBe((false, false));
        var shop = File.GetLastWriteTimeUtc(_project.PathOf(SmallProject.Code));
        _project.Read("obj/openapi/Store/Client.nswag.g.cs").ShouldContain("namespace Store");
        _project.Read("obj/openapi/Store/Client.declarations.txt").ShouldContain("client StoreClient");

        _project.Write("store.json", _project.Read("store.json").Replace("All.", "All of them.", StringComparison.Ordinal));
        var (exitCode, output) = await _project.TryAsync();

        exitCode.ShouldBe(0, output);
        (output.Contains("Reading store.json", StringComparison.Ordinal), output.Contains("Reading shop.json", StringComparison.Ordinal)).ShouldBe((true, false), output);
        File.GetLastWriteTimeUtc(_project.PathOf(SmallProject.Code)).ShouldBe(shop);
    }

    [Fact]
    public async Task Generate_OnADocumentOfWhichNothingIsGenerated_HoldsTheContractAgainstItAlone()
    {
        await PrepareAsync(Shop + Store.Replace("/>", "Generate=\"none\" />", StringComparison.Ordinal));

        (await _project.GenerateAsync()).ShouldBe((true, true));
        (await _project.GenerateAsync()).ShouldBe((false, false));
        File.Exists(_project.PathOf("obj/openapi/Store/Client.nswag.g.cs")).ShouldBeFalse();

        _project.WriteDocument("store.json", 5);
        var (exitCode, output) = await _project.TryAsync();

        exitCode.ShouldNotBe(0);
        output.ShouldContain("maxLength 66 → 5");
        output.ShouldContain("-t:AcceptOpenApi -p:OpenApiName=Store");
    }

    [Fact]
    public async Task Pull_OfOneOfTwo_ComparesAndAcceptsThatAlone()
    {
        await PrepareAsync(Shop + Store);
        var shop = _project.Read("contract.txt");
        _project.WriteDocument("pulled.json", 60);

        var compared = await _project.BuildAsync("CompareOpenApi", "-p:OpenApiPull=true", "-p:OpenApiSource=" + _project.PathOf("pulled.json"), "-p:OpenApiName=Store");
        var accepted = await _project.BuildAsync("AcceptOpenApi", "-p:OpenApiSource=" + _project.PathOf("pulled.json"), "-p:OpenApiName=Store");

        compared.ExitCode.ShouldBe(0, compared.Output);
        compared.Output.ShouldContain("maxLength 66 → 60");
        compared.Output.ShouldNotContain("maxLength 77");
        accepted.ExitCode.ShouldBe(0, accepted.Output);
        _project.Read("store/contract.txt").ShouldContain("maxLength=60");
        _project.Read("contract.txt").ShouldBe(shop);
    }

    /// <summary>One project, whose documents change one after the other: each of its builds takes seconds.</summary>
    [Fact]
    public async Task Accept_OnWhatIsNotClear_IsOneSentence()
    {
        await PrepareAsync(Shop + Store);
        await RefuseAsync(Shop + Store, "-p:OpenApiSource=pulled.json", "OpenApiSource takes the place of one document, and this project has several: say which with -p:OpenApiName= and one of , Store.");
        await RefuseAsync(Shop + Store, "-p:OpenApiName=Stores", "No OpenApiDocument of this project has the Name 'Stores' and a Contract: say -p:OpenApiName= with one of , Store.");
        await RefuseAsync("""<OpenApiDocument Include="shop.json" />""", "", "No OpenApiDocument of this project has a Contract, so there is nothing to pull or to accept: name the file of its contract in the attribute Contract.");
        await RefuseAsync("""<OpenApiDocument Include="shop.json;store.json" Contract="contract.txt" />""", "", "give each OpenApiDocument but one a Name of its own, of letters and digits");
        await RefuseAsync("""<OpenApiDocument Include="shop.json" Contract="contract.txt" Name="../up" />""", "", "'../up' are not.");
        await RefuseAsync("""<OpenApiDocument Include="shop.json" Contract="contract.txt" Generate="clients" />""", "", "Generate of an OpenApiDocument is client or none, and not 'clients'.");
        await RefuseAsync("""<OpenApiDocument Include="shop.json" Contract="contract.txt" Predecessor="contract.txt" />""", "", "says in PredecessorClient which class it takes the place of, with its namespace, such as Shop.ShopClient, and not ''.");
        await RefuseAsync("""<OpenApiDocument Include="shop.json" Contract="contract.txt" Predecessor="none.txt" PredecessorClient="Old.Client" />""", "", "none.txt: name in Predecessor the accepted contract whose place an OpenApiDocument takes.");

        async Task RefuseAsync(string documents, string argument, string expected)
        {
            _project.WriteProjectOf(documents);
            var (exitCode, output) = await _project.BuildAsync("AcceptOpenApi", argument.Length > 0 ? ["--no-restore", argument] : ["--no-restore"]);
            exitCode.ShouldNotBe(0, documents);
            output.ShouldContain(expected, customMessage: output);
            output.ShouldContain("1 Error(s)");
        }
    }

    private async Task PrepareAsync(string documents)
    {
        _project.WriteDocument("store.json", 66);
        Directory.CreateDirectory(_project.PathOf("store"));
        _project.WriteProjectOf(documents);
        await _project.AcceptAsync();
    }
}
