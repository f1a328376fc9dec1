using System.Reflection;

namespace DryApi.Benchmarks.Builds;

/// <summary>
/// The projects that are built in turn, all of about the same size. Packages are there already, and the compiler's server is warm.
/// </summary>
internal sealed class BuildTrees(string root, string top)
{
    private const string Project = "src/DryApi.Generated";
    private const string Runtime = "src/DryApi.Runtime";
    private const string ProjectFile = Project + "/DryApi.Generated.csproj";
    private const string Document = "openapi/v1/dryapi.json";
    private const string Contract = "openapi/v1/contract.txt";
    private const string HandWritten = Project + "/DryApiClient.cs";

    private readonly List<(string Document, string Contract, Dictionary<string, string> Code)> _versions = [];
    private int _edits;

    /// <summary>The SDK as it is.</summary>
    public BuildTree Ours { get; } = new(Path.Combine(top, "ours"), Project, "the SDK");

    /// <summary>The same project without our targets: what they and the generator make lies in it as C# files, as where generated code is committed.</summary>
    public BuildTree Without { get; } = new(Path.Combine(top, "without"), Project, "without our targets");

    /// <summary>The same C# and packages in a class library that has nothing else of this repository, neither its switches nor its analyzers.</summary>
    public BuildTree Plain { get; } = new(Path.Combine(top, "plain"), Project, "a plain project");

    /// <summary>NSwag with its own templates on the same document, in the target that its users write, for one target framework.</summary>
    public BuildTree Stock { get; } = new(Path.Combine(top, "stock"), ".", "NSwag stock");

    /// <summary>Makes the trees, in two versions of the document that differ in a limit and in the words of nearly everything.</summary>
    public void Prepare()
    {
        CopyRepository(Ours);
        var text = File.ReadAllText(Ours.PathOf(Document));
        Keep(text.Replace("\"maxLength\": 2048", "\"maxLength\": 4096", StringComparison.Ordinal).Replace("\"description\": \"", "\"description\": \"Now: ", StringComparison.Ordinal));
        Keep(text);
        CopyRepository(Without);
        var lines = File.ReadAllLines(Ours.PathOf(ProjectFile)).Where(line => !line.Contains("<Import ", StringComparison.Ordinal)).ToList();
        File.WriteAllLines(Without.PathOf(ProjectFile), lines);
        WritePlain(lines);
        WriteStock();
        UseVersion(Without, 1);
        UseVersion(Plain, 1);
        UseVersion(Stock, 1);
    }

    /// <summary>Gives a tree one of the two documents, or what was made from it.</summary>
    public void UseVersion(BuildTree tree, int version)
    {
        var (document, contract, code) = _versions[version];
        if (tree == Stock)
        {
            tree.Write("dryapi.json", document);
        }
        else if (tree == Ours)
        {
            tree.Write(Document, document);
            tree.Write(Contract, contract);
        }
        else
        {
            code.ToList().ForEach(file => tree.Write(Path.Combine(Project, "Made", file.Key), file.Value));
        }
    }

    /// <summary>Changes a file that somebody wrote by hand.</summary>
    public void Edit(BuildTree tree)
    {
        var file = tree == Stock ? "HandWritten.cs" : HandWritten;
        var text = tree == Stock ? "" : File.ReadAllText(Path.Combine(root, HandWritten));
        tree.Write(file, $"{text}// {++_edits}\n");
    }

    /// <summary>Takes away whatever builds have made, and leaves the packages.</summary>
    public static void RemoveResults(BuildTree tree)
    {
        foreach (var folder in Directory.GetDirectories(tree.Root, "*", SearchOption.AllDirectories).Where(f => Path.GetFileName(f) is "bin" or "obj").ToList())
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private void Keep(string document)
    {
        Ours.Write(Document, document);
        Ours.Build("-t:AcceptOpenApi");
        Ours.Build();
        var code = Directory.GetFiles(Ours.PathOf(Project + "/obj/openapi"), "*.cs")
            .Concat(Directory.GetFiles(Ours.PathOf(Project + "/obj/Debug/net10.0/generated/DryApi.Generator"), "*.cs", SearchOption.AllDirectories))
            .ToDictionary(file => Path.GetFileName(file), File.ReadAllText);
        _versions.Add((document, File.ReadAllText(Ours.PathOf(Contract)), code));
    }

    private void CopyRepository(BuildTree tree)
    {
        var files = BuildTree.Start("git", root, "ls-files", "--cached", "--others", "--exclude-standard", "build", "generator", "openapi", Project, Runtime, "src/Shared", "Directory.*", "global.json", ".editorconfig", "README.md")
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Where(file => File.Exists(Path.Combine(root, file)));
        foreach (var file in files)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(tree.PathOf(file))!);
            File.Copy(Path.Combine(root, file), tree.PathOf(file));
        }
    }

    private void WritePlain(List<string> lines)
    {
        foreach (var file in Directory.GetFiles(Without.PathOf("src"), "*.cs", SearchOption.AllDirectories))
        {
            Plain.Write(Path.GetRelativePath(Without.Root, file), File.ReadAllText(file));
        }

        Plain.Write(ProjectFile, PlainProject(lines));
        Plain.Write(Runtime + "/DryApi.Runtime.csproj", PlainProject([.. File.ReadAllLines(Without.PathOf(Runtime + "/DryApi.Runtime.csproj"))]));
        Plain.Write("Directory.Build.props", "<Project />\n");
        Plain.Write("Directory.Build.targets", "<Project />\n");
        Plain.Write("Directory.Packages.props", File.ReadAllText(Path.Combine(root, "Directory.Packages.props")));
    }

    private static string PlainProject(List<string> lines)
    {
        var at = lines.FindIndex(line => line.Contains("<RootNamespace>", StringComparison.Ordinal));
        return string.Join('\n', [.. lines.Take(at), "    <LangVersion>14.0</LangVersion><Nullable>enable</Nullable><ImplicitUsings>enable</ImplicitUsings>", .. lines.Skip(at).Where(line => !line.Contains("IsAotCompatible", StringComparison.Ordinal))]);
    }

    private void WriteStock()
    {
        var version = typeof(BuildTrees).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "NSwagVersion").Value;
        Stock.Write("Directory.Build.props", "<Project />\n");
        Stock.Write("Directory.Build.targets", "<Project />\n");
        Stock.Write("Directory.Packages.props", "<Project />\n");
        Stock.Write("Stock.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="NSwag.MSBuild" Version="{version}" PrivateAssets="all" />
                <Compile Include="obj/Client.g.cs" />
              </ItemGroup>
              <Target Name="WriteClient" BeforeTargets="BeforeCompile;CoreCompile" Inputs="dryapi.json" Outputs="obj/Client.g.cs">
                <Exec Command="$(NSwagExe_Net100) openapi2csclient /input:dryapi.json /output:obj/Client.g.cs /namespace:Stock /jsonLibrary:SystemTextJson" StandardOutputImportance="low" />
              </Target>
            </Project>
            """);
    }
}
