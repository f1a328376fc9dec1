using System.IO.Compression;

namespace DryApi.OpenApi.Tests.Workflows;

/// <summary>Packing and checking, by the real client, of projects that are as small as can be.</summary>
public sealed class PackagesTests : IAsyncLifetime
{
    private const string Library = """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFrameworks>net8.0;net10.0</TargetFrameworks>
            <GenerateDocumentationFile>true</GenerateDocumentationFile>
            <Description>A shop.</Description>
            <PackageLicenseExpression>MIT</PackageLicenseExpression>
            <PackageReadmeFile>README.md</PackageReadmeFile>
            <NuGetAudit>false</NuGetAudit>
          </PropertyGroup>
          <ItemGroup>
            <None Include="README.md" Pack="true" PackagePath="/" />
          </ItemGroup>
        </Project>
        """;

    private const string Tool = """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <OutputType>Exe</OutputType>
            <PackAsTool>true</PackAsTool>
            <ToolCommandName>shop</ToolCommandName>
            <UseAppHost>false</UseAppHost>
            <NuGetAudit>false</NuGetAudit>
          </PropertyGroup>
        </Project>
        """;

    private ScriptFolder _folder = null!;

    public async ValueTask InitializeAsync()
    {
        _folder = await ScriptFolder.CreateAsync();
        _folder.Write("src/Shop/Shop.csproj", Library);
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task What_is_packed_is_verified_by_using_it()
    {
        _folder.Write("src/Shop/README.md", "A shop.\n");
        _folder.Write("src/Shop/Shop.cs", "namespace Shops;\n/// <summary>A shop.</summary>\npublic class Shop<T, U>;\n");
        _folder.Write("src/ShopTool/ShopTool.csproj", Tool);
        _folder.Write("src/ShopTool/Program.cs", "System.Console.WriteLine(\"Open.\");\n");
        _folder.Write("artifacts/packages/Stale.1.0.0.nupkg", "");
        await _folder.CommitAsync();

        var pack = await _folder.RunAsync("pack.sh", "1.2.3-beta.1");
        var verify = await _folder.RunAsync("verify-packages.sh", "1.2.3-beta.1");

        pack.ExitCode.ShouldBe(0, pack.Output + pack.Error);
        verify.ExitCode.ShouldBe(0, verify.Output + verify.Error);
        verify.Output.ShouldBe("Shop 1.2.3-beta.1: a library that can be used\nShopTool 1.2.3-beta.1: a tool that can be used\n");
    }

    [Fact]
    public async Task A_package_that_is_not_as_it_should_be_is_refused_with_a_line_for_each_defect()
    {
        _folder.Write("src/ShopTool/ShopTool.csproj", Tool);
        _folder.Write("src/Unpacked/Unpacked.csproj", Tool);
        Directory.CreateDirectory(_folder.PathOf("artifacts/packages"));
        _folder.Write("artifacts/packages/ShopTool.1.0.0.nupkg", "no archive");
        await using (var package = await ZipFile.OpenAsync(_folder.PathOf("artifacts/packages/Shop.1.0.0.nupkg"), ZipArchiveMode.Create, TestContext.Current.CancellationToken))
        {
            Add(package, "Shop.nuspec", """
                <package><metadata><id>Shop</id><version>0.9.0</version><description>A shop.</description>
                <dependencies><group targetFramework="net8.0"><dependency id="YamlDotNet" version="1.0.0" /></group></dependencies></metadata></package>
                """);
            Add(package, "lib/net8.0/Shop.dll", "no assembly");
            Add(package, "lib/net8.0/Shop.xml", "<doc />");
            Add(package, "lib/net6.0/Shop.dll", "");
            Add(package, "analyzers/dotnet/cs/DryApi.Generator.dll", "");
            Add(package, "lib/net8.0/NSwag.Core.dll", "");
        }

        _folder.Write("artifacts/packages/Other.1.0.0.nupkg", "");
        var run = await _folder.RunAsync("verify-packages.sh", "1.0.0");

        run.ExitCode.ShouldBe(1);
        run.Error.Split('\n').ShouldBe(
        [
            "Shop.1.0.0.nupkg: version is 0.9.0, and should be 1.0.0",
            "Shop.1.0.0.nupkg: license is not there, and should be MIT",
            "Shop.1.0.0.nupkg: readme is not there, and should be README.md",
            "Shop.1.0.0.nupkg: has no README.md",
            "Shop.1.0.0.nupkg: depends on YamlDotNet, which is for the build alone",
            "Shop.1.0.0.nupkg: has analyzers/dotnet/cs/DryApi.Generator.dll, which is for the build alone",
            "Shop.1.0.0.nupkg: has lib/net8.0/NSwag.Core.dll, which is for the build alone",
            "Shop.1.0.0.nupkg: has lib/net6.0, which the project does not target",
            "Shop.1.0.0.nupkg: lib/net8.0/Shop.xml documents no type",
            "Shop.1.0.0.nupkg: lib/net8.0/Shop.dll is no assembly",
            "Shop.1.0.0.nupkg: has no lib/net10.0/Shop.xml",
            "Shop.1.0.0.nupkg: has no lib/net10.0/Shop.dll",
            "ShopTool.1.0.0.nupkg: is no package",
            "Unpacked.1.0.0.nupkg: is not there; pack it first",
            "Other.1.0.0.nupkg: no project under src/ is this package",
            "build/verify-packages.sh: the packages are not as they should be; what is wrong stands above.",
            "",
        ]);
    }

    private static void Add(ZipArchive package, string path, string content)
    {
        using var writer = new StreamWriter(package.CreateEntry(path).Open());
        writer.Write(content);
    }
}
