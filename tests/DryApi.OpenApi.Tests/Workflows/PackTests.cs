namespace DryApi.OpenApi.Tests.Workflows;

/// <summary>Which packages are made of which projects; that they are right, DryApi.Package.Tests sees.</summary>
public sealed class PackTests : IAsyncLifetime
{
    private const string Always = "-nologo -c Release -o artifacts/packages -p:ContinuousIntegrationBuild=true";

    // Makes of "dotnet pack src/Tool/Tool.csproj --runtime KIND" the package Tool.KIND.1.2.3.nupkg.
    private const string Dotnet = """
        case "$*" in
          "msbuild "*) printf 'linux-x64\r\n' ;;
          "pack "*"--runtime "*) touch "artifacts/packages/$(basename "$2" .csproj).$4.1.2.3.nupkg" ;;
          "pack "*) touch "artifacts/packages/$(basename "$2" .csproj).1.2.3.nupkg" ;;
        esac
        """;

    private ScriptFolder _folder = null!;

    public async ValueTask InitializeAsync()
    {
        _folder = await ScriptFolder.CreateAsync();
        _folder.Write("src/Shop/Shop.csproj", "<Project />");
        _folder.Write("src/Till/Till.csproj", "<Project><ToolPackageRuntimeIdentifiers>any</ToolPackageRuntimeIdentifiers></Project>");
        _folder.Stub("dotnet", Dotnet);
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_native_tool_is_packed_for_this_machine_and_for_any_other_and_named_once()
    {
        (await _folder.RunAsync("pack.sh", "1.2.3")).ShouldSucceed();

        Packed().ShouldBe(
        [
            $"dotnet pack src/Shop/Shop.csproj {Always} -p:Version=1.2.3",
            $"dotnet pack src/Till/Till.csproj --runtime linux-x64 {Always} -p:Version=1.2.3",
            $"dotnet pack src/Till/Till.csproj --runtime any {Always} -p:Version=1.2.3",
            Named("any;linux-x64"),
        ]);
    }

    [Fact]
    public async Task What_other_machines_made_goes_along_and_is_named()
    {
        _folder.Write("artifacts/native/Till.osx-arm64.1.2.3.nupkg", "");
        _folder.Write("artifacts/native/Till.win-x64.1.2.3.nupkg", "");

        (await _folder.RunAsync("pack.sh", "1.2.3")).ShouldSucceed();

        Packed().ShouldContain(Named("any;linux-x64;osx-arm64;win-x64"));
        File.Exists(_folder.PathOf("artifacts/packages/Till.osx-arm64.1.2.3.nupkg")).ShouldBeTrue();
    }

    /// <summary>Be the version said, or that of the repository.</summary>
    [Theory]
    [InlineData("Till.win-x64.1.2.2.nupkg", "1.2.3")]
    [InlineData("Till.win-x64.1.2.2.nupkg")]
    [InlineData("Till.win-x64.1.2.3.4.nupkg")]
    [InlineData("Till.win-x64.1.2.3.zip")]
    [InlineData("Till.1.2.3.nupkg")]
    public async Task What_other_machines_made_of_another_version_is_refused(string name, params string[] version)
    {
        _folder.Write($"artifacts/native/{name}", "");

        var run = await _folder.RunAsync("pack.sh", version);

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldBe($"build/pack.sh: artifacts/native/{name} is no package of version 1.2.3; empty artifacts/native, and make them again.\n");
        Packed().ShouldNotContain(call => call.Contains("CreateRidSpecificToolPackages"));
    }

    [Fact]
    public async Task Native_alone_is_what_other_machines_cannot_make()
    {
        (await _folder.RunAsync("pack.sh", "--native", "1.2.3")).ShouldSucceed();

        Packed().ShouldBe([$"dotnet pack src/Till/Till.csproj --runtime linux-x64 {Always} -p:Version=1.2.3"]);
    }

    private static string Named(string kinds) =>
        $"dotnet pack src/Till/Till.csproj -p:CreateRidSpecificToolPackages=false -p:ToolPackageRuntimeIdentifiers=\"{kinds}\" -p:IncludeSymbols=false {Always} -p:Version=1.2.3";

    private string[] Packed() => [.. _folder.TakeCalls().Where(call => call.StartsWith("dotnet pack ", StringComparison.Ordinal))];
}
