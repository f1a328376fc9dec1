using System.Text;
using DryApi.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DryApi.Benchmarks.Stages;

/// <summary>The SDK as its project compiles it, with NSwag's code of one document or another.</summary>
internal sealed class Compiler(string root)
{
    private const string GlobalUsings =
        "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq;"
        + "global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;";

    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.CSharp14, preprocessorSymbols: ["NET", "NET10_0", "NET8_0_OR_GREATER", "NET9_0_OR_GREATER", "NET10_0_OR_GREATER"]);
    private static readonly CSharpCompilationOptions Options = new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable);

    private readonly List<MetadataReference> _references =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is "DryApi.Runtime.dll" || !Path.GetFileName(path).StartsWith("DryApi.", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    public static GeneratorDriver Driver(IIncrementalGenerator generator, params string[] texts) =>
        CSharpGeneratorDriver.Create([generator.AsSourceGenerator()], texts.Select(text => new TextFile(text)), ParseOptions);

    /// <summary>The hand-written sources, parsed, and NSwag's code, if any.</summary>
    public CSharpCompilation Compilation(string? code)
    {
        var folder = Path.Combine(root, "src", "DryApi.Generated");
        var sources = Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Where(path => Path.GetRelativePath(folder, path).Split(Path.DirectorySeparatorChar)[0] is not ("obj" or "bin"))
            .Select(path => Parse(File.ReadAllText(path), path));
        return CSharpCompilation.Create("DryApi.Generated", [.. sources, Parse(GlobalUsings, "GlobalUsings.cs"), .. code is null ? [] : new[] { Parse(File.ReadAllText(code), code) }], _references, Options);
    }

    /// <summary>What the generator adds to a compilation.</summary>
    public static IReadOnlyList<(string Name, string Text)> Generate(CSharpCompilation compilation, StageFiles files)
    {
        var result = Driver(new ContractGenerator(), files.ContractFile, files.Code, files.Declarations).RunGenerators(compilation).GetRunResult().Results.Single();
        if (result.Exception is not null || result.Diagnostics.Length > 0)
        {
            throw new InvalidOperationException($"the generator refused {files.Code}: {result.Exception?.Message ?? result.Diagnostics[0].ToString()}");
        }

        return [.. result.GeneratedSources.Select(source => (source.HintName, source.SourceText.ToString()))];
    }

    /// <summary>Parses, checks and writes the assembly of a compilation and the generated sources.</summary>
    public static void Emit(CSharpCompilation compilation, IEnumerable<(string Name, string Text)> generated, string code)
    {
        var all = compilation.AddSyntaxTrees(generated.Append((code, File.ReadAllText(code))).Select(source => Parse(source.Item2, source.Item1)));
        var result = all.Emit(new MemoryStream(), new MemoryStream(), new MemoryStream());
        if (!result.Success)
        {
            throw new InvalidOperationException($"what was made from {code} does not compile: {result.Diagnostics.First(d => d.Severity == DiagnosticSeverity.Error)}");
        }
    }

    private static SyntaxTree Parse(string text, string path) => CSharpSyntaxTree.ParseText(text, ParseOptions, path, Encoding.UTF8);
}
