using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DryApi.Surface.Tests.Written;

/// <summary>Small assemblies, compiled in memory and read as the shipped ones are.</summary>
internal static class Compiled
{
    private const string Usings = "global using System; global using System.Collections.Generic; global using System.Threading; global using System.Threading.Tasks;";

    private static readonly CSharpCompilationOptions Options =
        new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, allowUnsafe: true);

    private static readonly MetadataReference[] Framework =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>The surface of a source.</summary>
    public static string Surface(string source) => SurfaceText.Of(AssemblyReader.Read(Assembly(source), Framework));

    /// <summary>The surface of a source that uses another assembly, read without it.</summary>
    public static string SurfaceWithout(string used, string source) => SurfaceText.Of(AssemblyReader.Read(Assembly(source, Assembly(used, name: "Used")), Framework));

    private static PortableExecutableReference Assembly(string source, MetadataReference? used = null, string name = "Written")
    {
        var options = new CSharpParseOptions(LanguageVersion.CSharp14);
        SyntaxTree[] trees = [CSharpSyntaxTree.ParseText(source, options), CSharpSyntaxTree.ParseText(Usings, options)];
        MetadataReference[] references = used is null ? Framework : [.. Framework, used];
        using var image = new MemoryStream();
        var result = CSharpCompilation.Create(name, trees, references, Options).Emit(image);
        result.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ShouldBeEmpty();
        return MetadataReference.CreateFromImage(image.ToArray());
    }
}
