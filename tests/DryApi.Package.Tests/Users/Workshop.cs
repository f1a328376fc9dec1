using System.Runtime.InteropServices;
using System.Xml.Linq;
using DryApi.Emulator;
using DryApi.Package.Tests.Packing;

[assembly: AssemblyFixture(typeof(DryApi.Package.Tests.Users.Workshop))]

namespace DryApi.Package.Tests.Users;

/// <summary>
/// A folder outside of the repository in which users' projects lie. Ours come from the packed files alone and all other packages from
/// wherever the user has them, into a folder of restored packages that is empty at first.
/// </summary>
public sealed class Workshop : IAsyncLifetime
{
    /// <summary>A console program that makes an image: the same one whose size the benchmark measures.</summary>
    internal const string Program = "tests/DryApi.Benchmarks.Sdk/Program.cs";

    private readonly TemporaryFolder _folder = new();
    private DryApiEmulator _emulator = null!;

    /// <summary>This machine, as publishing names it.</summary>
    internal static string Runtime => RuntimeInformation.RuntimeIdentifier;

    internal PackedFiles Packages { get; private set; } = null!;

    /// <summary>The service that users' programs are pointed to.</summary>
    internal string Service => _emulator.BaseAddress.AbsoluteUri;

    /// <summary>Where packages are restored to.</summary>
    internal string Restored => _folder["restored"];

    private Dictionary<string, string?> Settings => new() { ["NUGET_PACKAGES"] = Restored };

    public async ValueTask InitializeAsync()
    {
        _emulator = await DryApiEmulator.StartAsync(new DryApiEmulatorOptions { PendingTime = TimeSpan.Zero, ProcessingTime = TimeSpan.Zero });
        Packages = await PackedFiles.GetAsync(_folder.Path);
        var projects = Directory.CreateDirectory(PathOf("")).FullName;
        foreach (var file in new[] { "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props" })
        {
            await File.WriteAllTextAsync(Path.Combine(projects, file), "<Project />\n");
        }

        await WriteSourcesAsync(Path.Combine(projects, "nuget.config"));
    }

    public async ValueTask DisposeAsync()
    {
        await _emulator.DisposeAsync();
        _folder.Dispose();
    }

    internal string PathOf(string relative) => Path.Combine(_folder["users"], relative);

    /// <summary>Runs the SDK in a user's folder.</summary>
    internal Task<ProgramRun> TryDotnetAsync(string folder, params string[] arguments) => Shell.RunAsync("dotnet", PathOf(folder), Settings, Quietly(arguments));

    /// <summary>Runs the SDK in a user's folder, for something that has to succeed without a warning.</summary>
    /// <returns>What it said.</returns>
    internal async Task<string> DotnetAsync(string folder, params string[] arguments)
    {
        var said = (await TryDotnetAsync(folder, arguments)).ShouldExitWithZero();
        said.ShouldNotContain(": warning ");
        return said;
    }

    /// <summary>Runs a program that was built.</summary>
    internal async Task<string> StartAsync(string program, params string[] arguments) =>
        (await Shell.RunAsync(program, PathOf(""), new Dictionary<string, string?> { ["DOTNET_ROLL_FORWARD"] = "Major" }, arguments)).ShouldExitWithZero();

    /// <summary>Runs a program that makes an image.</summary>
    internal async Task ShouldMakeAnImageAsync(string name, string folder)
    {
        var program = Path.Combine(PathOf(name), folder, OperatingSystem.IsWindows() ? name + ".exe" : name);
        var image = PathOf(name + ".png");

        await StartAsync(program, Service, image);

        Png.SizeOf(image).ShouldBe((512, 512));
    }

    /// <summary>Writes a user's project that refers to packages of ours.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="source">The file or folder in the repository that has its sources.</param>
    /// <param name="properties">What it says of itself, as XML.</param>
    /// <param name="packages">Names of our packages, and others with a version.</param>
    internal void Write(string name, string source, string properties, params string[] packages)
    {
        var folder = Directory.CreateDirectory(PathOf(name)).FullName;
        var from = RepositoryFiles.PathOf(source);
        foreach (var file in File.Exists(from) ? [from] : Directory.GetFiles(from))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        }

        var references = packages.Select(package => package.Split(' ')).Select(parts => $"""<PackageReference Include="{parts[0]}" Version="{(parts.Length > 1 ? parts[1] : $"[{Packages.Version}]")}" />""");
        File.WriteAllText(Path.Combine(folder, name + ".csproj"), $"""
            <Project Sdk="{(name == "Web" ? "Microsoft.NET.Sdk.Web" : "Microsoft.NET.Sdk")}">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <ImplicitUsings>enable</ImplicitUsings>
                <Nullable>enable</Nullable>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                <NuGetAudit>false</NuGetAudit>
                {properties}
              </PropertyGroup>
              <ItemGroup>
                {string.Join("\n    ", references)}
              </ItemGroup>
            </Project>
            """);
    }

    /// <summary>Whether the restored package is the packed one.</summary>
    internal void ShouldBeOurs(string id) =>
        File.ReadAllBytes(Path.Combine(Restored, id.ToLowerInvariant(), Packages.Version, $"{id.ToLowerInvariant()}.{Packages.Version}.nupkg"))
            .SequenceEqual(File.ReadAllBytes(Packages.PathOf(id))).ShouldBeTrue($"{id} was taken from elsewhere");

    /// <summary>Writes a configuration that knows two folders and no address.</summary>
    internal void WriteOfflineSources(string file) =>
        new XDocument(new XElement("configuration", new XElement("packageSources", new XElement("clear"), Source("packed", Packages.Folder), Source("restored", Restored)))).Save(PathOf(file));

    private static string[] Quietly(string[] arguments) =>
        arguments[0] is "build" or "publish" or "test" ? [.. arguments, "-nologo", "-nodeReuse:false"] : arguments;

    private async Task WriteSourcesAsync(string file)
    {
        // A folder of restored packages is a source like others: it spares the network what is there.
        var cache = (await DotnetOutputAsync("nuget", "locals", "global-packages", "--list")).Split(": ", 2)[1].Trim();
        var names = (await DotnetOutputAsync("nuget", "list", "source")).Split('\n')
            .Select(line => System.Text.RegularExpressions.Regex.Match(line, @"^ *\d+\. +(.*) \[Enabled\]$")).Where(match => match.Success).Select(match => match.Groups[1].Value);
        var hasCache = Directory.Exists(cache);
        new XDocument(new XElement("configuration",
            new XElement("packageSources", Source("packed", Packages.Folder), hasCache ? Source("cache", cache) : null),
            new XElement("packageSourceMapping",
                Mapping("packed", "DryApi.*"),
                hasCache ? Mapping("cache", "*") : null,
                names.Select(name => Mapping(name, "*"))))).Save(file);
    }

    private static async Task<string> DotnetOutputAsync(params string[] arguments) => (await Shell.RunAsync("dotnet", Path.GetTempPath(), arguments)).ShouldExitWithZero();

    private static XElement Source(string key, string folder) => new("add", new XAttribute("key", key), new XAttribute("value", folder));

    private static XElement Mapping(string key, string pattern) =>
        new("packageSource", new XAttribute("key", key), new XElement("package", new XAttribute("pattern", pattern)));
}
