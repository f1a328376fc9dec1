using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DryApi.Generator.Tests.Driving;

/// <summary>The SDK as its project compiles it: hand-written sources, NSwag's code and the accepted contract.</summary>
internal static class Sdk
{
    public const string CodePath = "Client.nswag.g.cs";

    public const string DeclarationsPath = "Client.declarations.txt";

    public static readonly CSharpParseOptions ParseOptions = new(
        LanguageVersion.CSharp14,
        DocumentationMode.Parse,
        preprocessorSymbols: ["NET", "NET10_0", "NET8_0_OR_GREATER", "NET9_0_OR_GREATER", "NET10_0_OR_GREATER"]);

    private static readonly CSharpCompilationOptions Options = new(
        OutputKind.DynamicallyLinkedLibrary,
        generalDiagnosticOption: ReportDiagnostic.Error,
        nullableContextOptions: NullableContextOptions.Enable,
        // Libraries were built against older versions of the framework; the SDK's targets leave these two out as well.
        specificDiagnosticOptions: [new("CS1701", ReportDiagnostic.Suppress), new("CS1702", ReportDiagnostic.Suppress)],
        concurrentBuild: true);

    private const string GlobalUsings =
        "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq;"
        + "global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;";

    private static readonly string Folder = RepositoryFiles.PathOf("src/DryApi.Generated");

    /// <summary>The accepted contract.</summary>
    public static readonly string Contract = File.ReadAllText(RepositoryFiles.Contract);

    /// <summary>What NSwag wrote, with the list of its declarations.</summary>
    public static readonly DeclaredCode Code = new(File.ReadAllText(Path.Combine(Folder, "obj", "openapi", CodePath)), File.ReadAllText(Path.Combine(Folder, "obj", "openapi", DeclarationsPath)));

    private static readonly MetadataReference[] References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is "DryApi.Runtime.dll" || !Path.GetFileName(path).StartsWith("DryApi.", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    private static readonly Lazy<SyntaxTree[]> HandWritten = new(() =>
    [
        .. Directory.EnumerateFiles(Folder, "*.cs", SearchOption.AllDirectories)
            .Where(path => Path.GetRelativePath(Folder, path).Split(Path.DirectorySeparatorChar)[0] is not ("obj" or "bin"))
            .Order(StringComparer.Ordinal)
            .Select(path => Parse(File.ReadAllText(path), path)),
        Parse(GlobalUsings, "GlobalUsings.cs"),
    ]);

    /// <summary>The mark of a declaration, which ends where its index does.</summary>
    /// <param name="declaration">Kind and name: <c>model Txt2ImgRequest</c>.</param>
    public static string MarkOf(string declaration)
    {
        var index = Array.FindIndex(Code.List.Split('\n'), row => row.StartsWith(declaration + " | ", StringComparison.Ordinal));
        index.ShouldBeGreaterThanOrEqualTo(0, declaration);
        // Classes have theirs at the start of the line, followed by its end; properties have a type behind it.
        return $"//= {index}";
    }

    /// <summary>The compilation before the generator has run.</summary>
    public static CSharpCompilation Compilation(string code) =>
        CSharpCompilation.Create("DryApi.Generated", [.. HandWritten.Value, Parse(code, CodePath)], References, Options);

    public static SyntaxTree Parse(string text, string path) => CSharpSyntaxTree.ParseText(text, ParseOptions, path, System.Text.Encoding.UTF8);
}
