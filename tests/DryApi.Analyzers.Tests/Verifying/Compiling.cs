using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DryApi.Analyzers.Tests.Verifying;

/// <summary>Compiles sources as a user's project would, with the SDK or without, and runs the analyzers.</summary>
internal static class Compiling
{
    public static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Latest);

    public static readonly CSharpCompilationOptions Options = new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable);

    public const string GlobalUsings =
        "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq;"
        + "global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;";

    /// <summary>The files of the assemblies that the tests can refer to.</summary>
    public static readonly IReadOnlyList<string> PlatformAssemblies = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);

    /// <summary>The framework, ASP.NET Core and the SDK.</summary>
    public static readonly CSharpCompilation WithSdk = Empty(name => name is "DryApi.Generated" or "DryApi.Runtime" || !name.StartsWith("DryApi.", StringComparison.Ordinal));

    /// <summary>The same with the client of the second version, and with the registration of clients.</summary>
    public static readonly CSharpCompilation WithSuccessor = Empty(name => name is "DryApi.Generated" or "DryApi.Generated.V2" or "DryApi.Extensions.DependencyInjection" or "DryApi.Runtime" || !name.StartsWith("DryApi.", StringComparison.Ordinal));

    /// <summary>All but the SDK.</summary>
    public static readonly CSharpCompilation WithoutSdk = Empty(name => !name.StartsWith("DryApi.", StringComparison.Ordinal));

    public static readonly ImmutableArray<DiagnosticAnalyzer> Analyzers = [new RequestAnalyzer(), new ClientAnalyzer(), new SuccessorAnalyzer()];

    /// <summary>The sources with what others share, read once; without an error of the compiler's.</summary>
    public static CSharpCompilation Compile(CSharpCompilation shared, OutputKind kind, params IEnumerable<(string Path, string Text)> sources)
    {
        var compilation = shared
            .AddSyntaxTrees(sources.Select(source => CSharpSyntaxTree.ParseText(source.Text, ParseOptions, source.Path)))
            .WithOptions(Options.WithOutputKind(kind));
        ShouldHaveNoErrors(compilation);
        return compilation;
    }

    public static void ShouldHaveNoErrors(Compilation compilation) =>
        compilation.GetDiagnostics(TestContext.Current.CancellationToken).Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(diagnostic => diagnostic.ToString()).ShouldBeEmpty();

    /// <summary>What the analyzers say, by place; a failure of an analyzer is among it.</summary>
    public static async Task<IReadOnlyList<Diagnostic>> AnalyzeAsync(Compilation compilation)
    {
        var diagnostics = await compilation.WithAnalyzers(Analyzers).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        return [.. diagnostics.OrderBy(each => each.Location.SourceTree?.FilePath, StringComparer.Ordinal).ThenBy(each => each.Location.SourceSpan.Start).ThenBy(each => each.Id, StringComparer.Ordinal)];
    }

    private static CSharpCompilation Empty(Func<string, bool> isWanted)
    {
        var compilation = CSharpCompilation.Create(
            "Sample",
            [CSharpSyntaxTree.ParseText(GlobalUsings, ParseOptions, "GlobalUsings.cs")],
            [
                .. PlatformAssemblies
                    .Where(path => isWanted(Path.GetFileNameWithoutExtension(path)))
                    .Select(path => MetadataReference.CreateFromFile(path)),
            ],
            Options);
        // Binds the references, which compilations that are made of this one take over.
        _ = compilation.GetSpecialType(SpecialType.System_Object);
        return compilation;
    }
}
