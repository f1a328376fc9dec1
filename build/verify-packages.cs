// Looks into the packages that were made, and writes projects that use them. Run by verify-packages.sh:
//   PACKAGES   the folder of the packages         PROJECTS  a folder of JSON files: what each project says of itself
//   CONSUMERS  the folder of the projects to write, made here      CACHE     a folder of restored packages, a further source
//   SOURCES    the names of the user's sources, one a line
// Exit code: 0 all is as it should be, 1 something is not, each in a line.
#:property PublishAot=false

using System.IO.Compression;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text.Json;
using System.Xml.Linq;

// What makes the packages, and what no user may get with them.
string[] buildOnly = ["DryApi.Contracts", "DryApi.Generator", "DryApi.OpenApi", "dryapi-openapi", "YamlDotNet", "Newtonsoft.Json"];
string[] buildOnlyFamilies = ["NSwag", "NJsonSchema", "Microsoft.CodeAnalysis", "Microsoft.OpenApi"];

var (packages, consumers, cache, sources) = (args[0], args[2], args[3], args[4].Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
var projects = Directory.GetFiles(args[1], "*.json").Order(StringComparer.Ordinal)
    .Select(file => JsonSerializer.Deserialize(File.ReadAllText(file), ProjectJson.Default.Project)!.Properties)
    .Where(project => project["IsPackable"] == "true")
    .ToList();

var wrong = new List<string>();
var uses = new List<string>();
Directory.CreateDirectory(consumers);
foreach (var project in projects)
{
    Verify(project);
}

var expected = projects.Select(FileNameOf).ToHashSet(StringComparer.Ordinal);
wrong.AddRange(Directory.GetFiles(packages, "*.nupkg").Select(file => Path.GetFileName(file)).Where(name => !expected.Contains(name)).Order(StringComparer.Ordinal).Select(name => $"{name}: no project under src/ is this package"));
if (projects.Count == 0)
{
    wrong.Add("no project under src/ is a package");
}

foreach (var line in wrong)
{
    Console.Error.WriteLine(line);
}

WriteShared();
return wrong.Count == 0 ? 0 : 1;

static string FileNameOf(Dictionary<string, string> project) => $"{project["PackageId"]}.{project["PackageVersion"]}.nupkg";

void Verify(Dictionary<string, string> project)
{
    var name = FileNameOf(project);
    var path = Path.Combine(packages, name);
    if (!File.Exists(path))
    {
        wrong.Add($"{name}: is not there; pack it first");
        return;
    }

    ZipArchive package;
    try
    {
        package = ZipFile.OpenRead(path);
    }
    catch (InvalidDataException)
    {
        wrong.Add($"{name}: is no package");
        return;
    }

    using (package)
    {
        VerifyMetadata(project, name, package);
        VerifyNothingElse(name, package);
        if (project["PackAsTool"] == "true")
        {
            Require(package, name, $"tools/{project["TargetFramework"]}/any/DotnetToolSettings.xml");
            Require(package, name, $"tools/{project["TargetFramework"]}/any/{project["AssemblyName"]}.dll");
            uses.Add($"tool {project["PackageId"]} {project["PackageVersion"]} {project["ToolCommandName"]}");
        }
        else
        {
            VerifyLibrary(project, name, package);
            uses.Add($"library {project["PackageId"]} {project["PackageVersion"]}");
        }
    }
}

void VerifyMetadata(Dictionary<string, string> project, string name, ZipArchive package)
{
    var entry = package.Entries.FirstOrDefault(e => e.FullName == project["PackageId"] + ".nuspec");
    if (entry is null)
    {
        wrong.Add($"{name}: has no {project["PackageId"]}.nuspec");
        return;
    }

    using var stream = entry.Open();
    var metadata = XDocument.Load(stream).Root!.Elements().Single();
    string? Value(string element) => metadata.Elements().FirstOrDefault(e => e.Name.LocalName == element)?.Value;
    void Same(string element, string property)
    {
        if (project[property].Length > 0 && Value(element) != project[property])
        {
            wrong.Add($"{name}: {element} is {Value(element) ?? "not there"}, and should be {project[property]}");
        }
    }

    Same("id", "PackageId");
    Same("version", "PackageVersion");
    Same("description", "Description");
    Same("license", "PackageLicenseExpression");
    Same("readme", "PackageReadmeFile");
    if (project["PackageReadmeFile"].Length > 0)
    {
        Require(package, name, project["PackageReadmeFile"]);
    }

    wrong.AddRange(metadata.Descendants().Where(e => e.Name.LocalName == "dependency").Select(e => e.Attribute("id")!.Value).Where(IsBuildOnly).Select(id => $"{name}: depends on {id}, which is for the build alone"));
}

void VerifyNothingElse(string name, ZipArchive package)
{
    foreach (var entry in package.Entries.Where(e => Path.GetExtension(e.Name) is ".dll" or ".exe"))
    {
        if (IsBuildOnly(Path.GetFileNameWithoutExtension(entry.Name)))
        {
            wrong.Add($"{name}: has {entry.FullName}, which is for the build alone");
        }
    }
}

void VerifyLibrary(Dictionary<string, string> project, string name, ZipArchive package)
{
    var frameworks = (project["TargetFrameworks"].Length > 0 ? project["TargetFrameworks"] : project["TargetFramework"]).Split(';', StringSplitOptions.RemoveEmptyEntries);
    var folders = package.Entries.Select(e => e.FullName.Split('/')).Where(parts => parts is ["lib", _, ..]).Select(parts => parts[1]).Distinct();
    wrong.AddRange(folders.Except(frameworks).Select(folder => $"{name}: has lib/{folder}, which the project does not target"));

    var types = new Dictionary<string, IReadOnlyList<string>>();
    foreach (var framework in frameworks)
    {
        var documentation = $"lib/{framework}/{project["AssemblyName"]}.xml";
        if (project["GenerateDocumentationFile"] == "true" && Require(package, name, documentation) is { } xml && !Text(xml).Contains("<member name=\"T:", StringComparison.Ordinal))
        {
            wrong.Add($"{name}: {documentation} documents no type");
        }

        var file = $"lib/{framework}/{project["AssemblyName"]}.dll";
        if (Require(package, name, file) is { } assembly)
        {
            types[framework] = ReadAssembly(assembly, $"{name}: {file}");
        }
    }

    WriteConsumer(project, types);
}

IReadOnlyList<string> ReadAssembly(ZipArchiveEntry entry, string place)
{
    using var content = new MemoryStream();
    using (var stream = entry.Open())
    {
        stream.CopyTo(content);
    }

    content.Position = 0;
    try
    {
        using var file = new PEReader(content);
        var metadata = file.GetMetadataReader();
        if (!file.ReadDebugDirectory().Any(e => e.Type == DebugDirectoryEntryType.Reproducible))
        {
            wrong.Add($"{place} is not deterministic");
        }

        wrong.AddRange(metadata.AssemblyReferences.Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name)).Where(IsBuildOnly).Select(reference => $"{place} needs {reference}, which is for the build alone"));
        var types = metadata.TypeDefinitions.Select(metadata.GetTypeDefinition)
            .Where(type => (type.Attributes & TypeAttributes.VisibilityMask) == TypeAttributes.Public)
            .Select(type => NameOf(metadata.GetString(type.Namespace), metadata.GetString(type.Name)))
            .ToList();
        if (types.Count == 0)
        {
            wrong.Add($"{place} has no public type");
        }

        return types;
    }
    catch (Exception exception) when (exception is BadImageFormatException or InvalidOperationException)
    {
        wrong.Add($"{place} is no assembly");
        return [];
    }
}

static string NameOf(string space, string name)
{
    var parts = name.Split('`');
    var generic = parts.Length == 1 ? "" : $"<{new string(',', int.Parse(parts[1]) - 1)}>";
    return "global::" + (space.Length == 0 ? "" : space + ".") + parts[0] + generic;
}

// A project with the package alone, that names each of its types.
void WriteConsumer(Dictionary<string, string> project, Dictionary<string, IReadOnlyList<string>> types)
{
    var folder = Directory.CreateDirectory(Path.Combine(consumers, project["PackageId"])).FullName;
    foreach (var (framework, names) in types)
    {
        File.WriteAllText(Path.Combine(folder, $"Types.{framework}.cs"), $"internal static class Types\n{{\n    public static readonly System.Type[] All =\n    [\n{string.Concat(names.Select(n => $"        typeof({n}),\n"))}    ];\n}}\n");
    }

    File.WriteAllText(Path.Combine(folder, "Consumer.csproj"), $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFrameworks>{string.Join(';', types.Keys)}</TargetFrameworks>
            <LangVersion>latest</LangVersion>
            <NuGetAudit>false</NuGetAudit>
            <EnableDefaultCompileItems>false</EnableDefaultCompileItems>
          </PropertyGroup>
          <ItemGroup>
            <Compile Include="Types.$(TargetFramework).cs" />
            <PackageReference Include="{project["PackageId"]}" Version="[{project["PackageVersion"]}]" />
          </ItemGroup>
        </Project>
        """);
}

// What the projects share, and what keeps out everything above their folder.
void WriteShared()
{
    foreach (var file in new[] { "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props" })
    {
        File.WriteAllText(Path.Combine(consumers, file), "<Project />\n");
    }

    // The packages of this project come from their folder alone, all others from wherever the user has them.
    XElement Source(string key, string folder) => new("add", new XAttribute("key", key), new XAttribute("value", folder));
    XElement Mapping(string key, IEnumerable<string> patterns) => new("packageSource", new XAttribute("key", key), patterns.Select(p => new XElement("package", new XAttribute("pattern", p))));
    var hasCache = Directory.Exists(cache);
    new XDocument(new XElement("configuration",
        new XElement("packageSources", Source("verified-packages", packages), hasCache ? Source("restored-packages", cache) : null),
        new XElement("packageSourceMapping",
            Mapping("verified-packages", projects.Select(p => p["PackageId"])),
            hasCache ? Mapping("restored-packages", ["*"]) : null,
            sources.Select(name => Mapping(name, ["*"])))))
        .Save(Path.Combine(consumers, "nuget.config"));
    File.WriteAllLines(Path.Combine(consumers, "uses.txt"), uses);
}

ZipArchiveEntry? Require(ZipArchive package, string name, string path)
{
    var entry = package.GetEntry(path);
    if (entry is null)
    {
        wrong.Add($"{name}: has no {path}");
    }

    return entry;
}

bool IsBuildOnly(string name) => buildOnly.Contains(name, StringComparer.OrdinalIgnoreCase) || buildOnlyFamilies.Any(family => name == family || name.StartsWith(family + ".", StringComparison.OrdinalIgnoreCase));

static string Text(ZipArchiveEntry entry)
{
    using var reader = new StreamReader(entry.Open());
    return reader.ReadToEnd();
}

internal sealed record Project(Dictionary<string, string> Properties);

[System.Text.Json.Serialization.JsonSerializable(typeof(Project))]
internal sealed partial class ProjectJson : System.Text.Json.Serialization.JsonSerializerContext;
