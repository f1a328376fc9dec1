using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using DryApi.Package.Tests.Packing;
using DryApi.Package.Tests.Users;

namespace DryApi.Package.Tests;

/// <summary>What is in the packages, and what they say of themselves.</summary>
public sealed class PackageTests(Workshop workshop)
{
    // With streams, websockets, the way over to the next version of the API, and telemetry.
    private const int MostBytesOfTheCore = 930 * 1024;

    private const string Cli = "DryApi.Cli";

    private static readonly Guid SourceLink = new("CC110556-A091-4D38-9FEC-25AB9A351A6A");

    /// <summary>Each package with the files in it that run.</summary>
    private static readonly Dictionary<string, string[]> Contents = new()
    {
        ["DryApi.Generated"] = ["analyzers/dotnet/cs/DryApi.Analyzers.CodeFixes.dll", "analyzers/dotnet/cs/DryApi.Analyzers.dll", "lib/net10.0/DryApi.Generated.dll", "lib/net10.0/DryApi.Runtime.dll", "lib/net8.0/DryApi.Generated.dll", "lib/net8.0/DryApi.Runtime.dll"],
        ["DryApi.Generated.V2"] = ["lib/net10.0/DryApi.Generated.V2.dll", "lib/net8.0/DryApi.Generated.V2.dll"],
        ["DryApi.Extensions.DependencyInjection"] = ["lib/net10.0/DryApi.Extensions.DependencyInjection.dll", "lib/net8.0/DryApi.Extensions.DependencyInjection.dll"],
        ["DryApi.AspNetCore"] = ["lib/net10.0/DryApi.AspNetCore.dll", "lib/net8.0/DryApi.AspNetCore.dll"],
        ["DryApi.Emulator"] = ["lib/net10.0/DryApi.Emulator.dll"],
        // It only names the packages with the program.
        [Cli] = [],
        [$"{Cli}.{Workshop.Runtime}"] = [$"tools/any/{Workshop.Runtime}/libe_sqlite3.so"],
        [$"{Cli}.any"] = [.. Sqlite, .. Tool("CsvHelper", "DryApi.Emulator", "DryApi.Generated", "DryApi.Runtime", "Humanizer", "Json.More", "JsonPointer.Net", "JsonSchema.Net", "Microsoft.Data.Sqlite", "Microsoft.Extensions.AI.Abstractions", "Microsoft.Extensions.Caching.Abstractions", "Microsoft.Extensions.Configuration.Abstractions", "Microsoft.Extensions.DependencyInjection.Abstractions", "Microsoft.Extensions.Diagnostics.Abstractions", "Microsoft.Extensions.FileProviders.Abstractions", "Microsoft.Extensions.Hosting.Abstractions", "Microsoft.Extensions.Logging.Abstractions", "Microsoft.Extensions.Options", "Microsoft.Extensions.Primitives", "Microsoft.IO.RecyclableMemoryStream", "Microsoft.Kiota.Abstractions", "Microsoft.Kiota.Http.HttpClientLibrary", "Microsoft.Kiota.Serialization.Json", "Microsoft.OpenApi", "ModelContextProtocol", "ModelContextProtocol.AspNetCore", "ModelContextProtocol.Core", "Polly.Core", "SQLitePCLRaw.batteries_v2", "SQLitePCLRaw.core", "SQLitePCLRaw.provider.e_sqlite3", "SixLabors.ImageSharp", "Spectre.Console", "Std.UriTemplate", "System.CommandLine", "dryapi")],
        ["DryApi.OpenApi"] = Tool("DryApi.Contracts", "System.CommandLine", "YamlDotNet", "dryapi-openapi"),
    };

    /// <summary>The database of batches, for each system.</summary>
    private static string[] Sqlite =>
    [
        .. new[] { "arm", "arm64", "musl-arm", "musl-arm64", "musl-x64", "ppc64le", "s390x", "x64" }.Select(system => $"tools/net10.0/any/runtimes/linux-{system}/native/libe_sqlite3.so"),
        .. new[] { "arm64", "x64", "x86" }.Select(system => $"tools/net10.0/any/runtimes/win-{system}/native/e_sqlite3.dll"),
    ];

    public static TheoryData<string> Ids => [.. Contents.Keys];

    /// <summary>Each assembly of ours in a package.</summary>
    public static TheoryData<string, string> Assemblies =>
        new(Contents.SelectMany(content => content.Value.Where(file => !file.StartsWith("analyzers/", StringComparison.Ordinal) && Path.GetFileName(file).StartsWith("dryapi", StringComparison.OrdinalIgnoreCase)).Select(file => (content.Key, file))));

    [Fact]
    public void Packing_OnTheRepository_MakesEachPackageWithItsSymbols() =>
        Directory.GetFiles(workshop.Packages.Folder).Select(file => Path.GetFileName(file)).Where(file => !IsOfAnotherMachine(file)).Order(StringComparer.Ordinal)
            .ShouldBe(Contents.Keys.SelectMany(id => (HasSymbols(id) ? new[] { "nupkg", "snupkg" } : ["nupkg"]).Select(kind => $"{id}.{workshop.Packages.Version}.{kind}")).Order(StringComparer.Ordinal));

    [Fact]
    public void Cli_OnItsPackages_NamesEachThatIsThereAndNoOther()
    {
        using var package = workshop.Packages.Open(Cli);
        var named = Xml(package, "tools/any/any/DotnetToolSettings.xml").Descendants("RuntimeIdentifierPackage").ToDictionary(each => (string)each.Attribute("RuntimeIdentifier")!, each => (string)each.Attribute("Id")!);

        named.ShouldContainKey("any");
        named.ShouldContainKey(Workshop.Runtime);
        named.ShouldAllBe(each => each.Value == $"{Cli}.{each.Key}");
        Directory.GetFiles(workshop.Packages.Folder, $"{Cli}.*.nupkg").Select(file => Path.GetFileName(file)).Where(file => file != $"{Cli}.{workshop.Packages.Version}.nupkg").Order(StringComparer.Ordinal)
            .ShouldBe(named.Values.Select(id => $"{id}.{workshop.Packages.Version}.nupkg").Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Package_OnItsFiles_HasWhatRunsAndNothingElse(string id)
    {
        using var package = workshop.Packages.Open(id);

        package.Entries.Select(entry => entry.FullName).Where(name => Path.GetExtension(name) is ".dll" or ".exe" or ".so").Order(StringComparer.Ordinal).ShouldBe(Contents[id].Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Package_OnItsMetadata_SaysWhatItIsAndWhereItComesFrom(string id)
    {
        using var package = workshop.Packages.Open(id);
        var metadata = Xml(package, id + ".nuspec").Root!.Elements().Single();
        string? Value(string element) => metadata.Elements().SingleOrDefault(e => e.Name.LocalName == element)?.Value;

        Value("id").ShouldBe(id);
        Value("version").ShouldBe(workshop.Packages.Version);
        Value("authors").ShouldNotBeNullOrWhiteSpace();
        Value("license").ShouldBe("MIT");
        Value("projectUrl").ShouldBe(PackedFiles.RepositoryUrl);
        Value("releaseNotes").ShouldNotBeNull().ShouldEndWith("/openapi/v1/CHANGELOG.md");
        Value("description").ShouldNotBeNull().ShouldNotBe("Package Description");
        Value("tags").ShouldNotBeNull().ShouldContain(id == "DryApi.OpenApi" ? "openapi" : "dryapi");
        var repository = metadata.Elements().Single(e => e.Name.LocalName == "repository");
        ((string?)repository.Attribute("type")).ShouldBe("git");
        ((string?)repository.Attribute("url")).ShouldBe(PackedFiles.RepositoryUrl);
        ((string?)repository.Attribute("commit")).ShouldNotBeNull().Length.ShouldBe(40);
        Text(package, Value("readme").ShouldNotBeNull()).ShouldStartWith($"# {(id.StartsWith(Cli, StringComparison.Ordinal) ? Cli : id)}\n");
        Bytes(package, Value("icon").ShouldNotBeNull())[..4].ShouldBe([0x89, 0x50, 0x4E, 0x47]);
    }

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void Assembly_OnItsSymbols_IsDeterministicAndLeadsToItsSource(string id, string file)
    {
        using var package = workshop.Packages.Open(id);
        using var symbolPackage = workshop.Packages.Open(id, "snupkg");
        using var assembly = new PEReader(new MemoryStream(Bytes(package, file)));
        using var provider = MetadataReaderProvider.FromPortablePdbStream(new MemoryStream(Bytes(symbolPackage, Path.ChangeExtension(file, ".pdb"))));
        var symbols = provider.GetMetadataReader();

        assembly.ReadDebugDirectory().ShouldContain(entry => entry.Type == DebugDirectoryEntryType.Reproducible, "it is not deterministic");
        var codeView = assembly.ReadDebugDirectory().Single(entry => entry.Type == DebugDirectoryEntryType.CodeView);
        new BlobContentId(symbols.DebugMetadataHeader!.Id).ShouldBe(new BlobContentId(assembly.ReadCodeViewDebugDirectoryData(codeView).Guid, codeView.Stamp), "the symbols are of another build");
        symbols.Documents.Select(handle => symbols.GetString(symbols.GetDocument(handle).Name)).Where(name => !name.StartsWith("/_", StringComparison.Ordinal)).ShouldBeEmpty("this machine's paths are in it");
        var link = symbols.CustomDebugInformation.Select(symbols.GetCustomDebugInformation).Where(information => symbols.GetGuid(information.Kind) == SourceLink)
            .Select(information => Encoding.UTF8.GetString(symbols.GetBlobBytes(information.Value))).SingleOrDefault();
        if (workshop.Packages.HasAddress)
        {
            ((string)JsonNode.Parse(link.ShouldNotBeNull())!["documents"]!["/_/*"]!).ShouldMatch(@"^https://[^ ]+/[0-9a-f]{40}/\*$");
        }
    }

    [Theory]
    [InlineData("DryApi.Generated", "DryApi.Generated", "net8.0")]
    [InlineData("DryApi.Generated", "DryApi.Generated", "net10.0")]
    [InlineData("DryApi.Generated", "DryApi.Runtime", "net8.0")]
    [InlineData("DryApi.Generated", "DryApi.Runtime", "net10.0")]
    [InlineData("DryApi.Generated.V2", "DryApi.Generated.V2", "net8.0")]
    [InlineData("DryApi.Generated.V2", "DryApi.Generated.V2", "net10.0")]
    [InlineData("DryApi.Extensions.DependencyInjection", "DryApi.Extensions.DependencyInjection", "net8.0")]
    [InlineData("DryApi.Extensions.DependencyInjection", "DryApi.Extensions.DependencyInjection", "net10.0")]
    [InlineData("DryApi.AspNetCore", "DryApi.AspNetCore", "net8.0")]
    [InlineData("DryApi.AspNetCore", "DryApi.AspNetCore", "net10.0")]
    [InlineData("DryApi.Emulator", "DryApi.Emulator", "net10.0")]
    public void Library_OnItsDocumentation_DocumentsTypes(string id, string assembly, string framework)
    {
        using var package = workshop.Packages.Open(id);

        Text(package, $"lib/{framework}/{assembly}.xml").ShouldContain("<member name=\"T:");
    }

    [Fact]
    public void Core_OnItsSize_IsUnder930KB() => new FileInfo(workshop.Packages.PathOf("DryApi.Generated")).Length.ShouldBeLessThan(MostBytesOfTheCore);

    /// <summary>Whether the file is native code that another machine made for a release.</summary>
    private static bool IsOfAnotherMachine(string file) => file.StartsWith($"{Cli}.", StringComparison.Ordinal) && char.IsAsciiLetter(file[Cli.Length + 1]) && !Contents.Keys.Any(id => id != Cli && file.StartsWith($"{id}.", StringComparison.Ordinal));

    private static bool HasSymbols(string id) => id != Cli && id != $"{Cli}.{Workshop.Runtime}";

    private static string[] Tool(params string[] assemblies) => [.. assemblies.Select(name => $"tools/net10.0/any/{name}.dll")];

    private static byte[] Bytes(ZipArchive package, string path)
    {
        using var stream = package.GetEntry(path).ShouldNotBeNull($"it has no {path}").Open();
        using var content = new MemoryStream();
        stream.CopyTo(content);
        return content.ToArray();
    }

    private static string Text(ZipArchive package, string path) => Encoding.UTF8.GetString(Bytes(package, path)).TrimStart('\uFEFF').ReplaceLineEndings("\n");

    private static XDocument Xml(ZipArchive package, string path) => XDocument.Parse(Text(package, path));
}
