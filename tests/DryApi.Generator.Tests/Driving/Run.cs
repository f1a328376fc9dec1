using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DryApi.Generator.Tests.Driving;

/// <summary>Runs of the generator.</summary>
internal static class Run
{
    public const string ContractPath = "openapi/contract.txt";

    public const string PredecessorPath = "before/contract.txt";

    private static readonly CSharpCompilation Empty = CSharpCompilation.Create("Empty");

    /// <summary>A driver over a contract and NSwag's code with its list.</summary>
    public static GeneratorDriver Driver(string contract, DeclaredCode code) => Driver(
    [
        new TextFile(ContractPath, contract),
        new TextFile("obj/openapi/" + Sdk.CodePath, code.Marks),
        new TextFile("obj/openapi/" + Sdk.DeclarationsPath, code.List),
    ]);

    /// <summary>The same, of a contract that takes the place of another one.</summary>
    public static GeneratorDriver Driver(string contract, DeclaredCode code, string predecessor) => Driver(
        [
            new TextFile(ContractPath, contract),
            new TextFile("obj/openapi/" + Sdk.CodePath, code.Marks),
            new TextFile("obj/openapi/" + Sdk.DeclarationsPath, code.List),
            new TextFile(PredecessorPath, predecessor),
        ],
        new TextOptions(PredecessorPath, ("IsPredecessor", "true"), ("PredecessorClient", "Old.OldClient")));

    public static GeneratorDriver Driver(IEnumerable<AdditionalText> texts, AnalyzerConfigOptionsProvider? options = null) => CSharpGeneratorDriver.Create(
        [new ContractGenerator().AsSourceGenerator()],
        texts,
        Sdk.ParseOptions,
        options,
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    /// <summary>What the generator says; each has a number of its own.</summary>
    public static IReadOnlyList<Diagnostic> Diagnostics(string contract, DeclaredCode code) => Diagnostics(Driver(contract, code));

    public static IReadOnlyList<Diagnostic> Diagnostics(GeneratorDriver driver)
    {
        var result = driver.RunGenerators(Empty, TestContext.Current.CancellationToken).GetRunResult();
        result.Results.Single().Exception.ShouldBeNull();
        result.Diagnostics.ShouldAllBe(d => d.Id.StartsWith("DRY2"));
        return result.Diagnostics;
    }

    /// <summary>The files that it writes, by name.</summary>
    public static IReadOnlyDictionary<string, string> Files(string contract, DeclaredCode code) =>
        Driver(contract, code).RunGenerators(Empty, TestContext.Current.CancellationToken).GetRunResult().Results.Single()
            .GeneratedSources.ToDictionary(s => s.HintName, s => s.SourceText.ToString());
}
