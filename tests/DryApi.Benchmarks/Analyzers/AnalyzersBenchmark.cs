using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using DryApi.Analyzers;
using DryApi.Analyzers.Clients;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DryApi.Benchmarks.Analyzers;

/// <summary>What the analyzers add to compiling a file of many object initializers, by the compiler's own telemetry, in this process.</summary>
internal static class AnalyzersBenchmark
{
    private const double MostOfCompiling = 0.05;
    private const double MostWithoutSdk = 0.002;
    private const int Initializers = 2_000;
    private const int Runs = 15;

    // One thread for both: what runs beside something else costs nothing on the clock.
    private static readonly CSharpCompilationOptions Options = new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, concurrentBuild: false);
    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.CSharp14);

    /// <returns>Whether the ratio keeps to its goal, and nothing is done without the SDK.</returns>
    public static bool Run()
    {
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is var name && (name is "DryApi.Generated.dll" or "DryApi.Runtime.dll" || name.StartsWith("System.", StringComparison.Ordinal) || name.StartsWith("Microsoft.Kiota.", StringComparison.Ordinal)))
            .Select(MetadataReference (path) => MetadataReference.CreateFromFile(path))
            .ToArray();
        var source = InitializerSource.Write(Initializers);
        var withSdk = Ratio(source, references);
        var withoutSdk = Ratio(InitializerSource.WriteWithoutSdk(Initializers), [.. references.Where(reference => !reference.Display!.Contains("DryApi.", StringComparison.Ordinal))]);
        return Print($"{Initializers} initializers", withSdk.Compiling, withSdk.Analyzers, MostOfCompiling)
            & Print("the same, without the SDK", withoutSdk.Compiling, withoutSdk.Analyzers, MostWithoutSdk);
    }

    private static (Sample Compiling, Sample Analyzers) Ratio(string source, MetadataReference[] references)
    {
        var (compiling, analyzing) = (new List<double>(), new List<double>());
        for (var run = -3; run < Runs; run++)
        {
            GC.Collect();
            var start = Sampler.Elapsed();
            Emit(Compile(source, references));
            var compiled = Sampler.Elapsed() - start;
            GC.Collect();
            var analyzed = Analyze(Compile(source, references));
            if (run >= 0)
            {
                compiling.Add(compiled.TotalMilliseconds);
                analyzing.Add(analyzed.TotalMilliseconds);
            }
        }

        return (new Sample(compiling), new Sample(analyzing));
    }

    private static CSharpCompilation Compile(string source, MetadataReference[] references) =>
        CSharpCompilation.Create("Sample", [CSharpSyntaxTree.ParseText(source, ParseOptions, "Sample.cs", Encoding.UTF8)], references, Options);

    private static void Emit(CSharpCompilation compilation)
    {
        var result = compilation.Emit(new MemoryStream(), new MemoryStream());
        if (!result.Success)
        {
            throw new InvalidOperationException($"the sample does not compile: {result.Diagnostics.First(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)}");
        }
    }

    /// <summary>The time that the analyzers took.</summary>
    private static TimeSpan Analyze(CSharpCompilation compilation)
    {
        // The compiler binds the references anyway, and counts them as its own.
        _ = compilation.SourceModule.ReferencedAssemblySymbols;
        ImmutableArray<DiagnosticAnalyzer> analyzers = [new RequestAnalyzer(), new ClientAnalyzer()];
        var run = compilation.WithAnalyzers(
            analyzers,
            new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), onAnalyzerException: null, concurrentAnalysis: false, logAnalyzerExecutionTime: true));
        var found = run.GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult();
        if (!found.IsEmpty)
        {
            throw new InvalidOperationException($"the sample is not as the analyzers want it: {found[0]}");
        }

        return TimeSpan.FromTicks(analyzers.Sum(analyzer => run.GetAnalyzerTelemetryInfoAsync(analyzer, CancellationToken.None).GetAwaiter().GetResult().ExecutionTime.Ticks));
    }

    /// <summary>By the quickest of the runs: whatever else the machine does, it makes both slower.</summary>
    private static bool Print(string what, Sample compiling, Sample analyzers, double goal)
    {
        var ratio = analyzers.Minimum / compiling.Minimum;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{what,-26} compiling {compiling.Minimum,7:0.0} ms, analyzers {analyzers.Minimum,6:0.00} ms: {ratio,6:0.00%}, at most {goal:0.0%} wanted: {(ratio <= goal ? "kept" : "EXCEEDED")}"));
        return ratio <= goal;
    }
}
