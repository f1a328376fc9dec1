using System.Reflection;
using DryApi.Analyzers.CodeFixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DryApi.Analyzers.Tests.Shipping;

/// <summary>What ships: it has to load in the compilers of users, and be silent where there is no SDK.</summary>
public sealed class AssemblyTests
{
    private static readonly Dictionary<string, Version> OfSdk8 = new()
    {
        ["netstandard"] = new(2, 0, 0, 0),
        ["Microsoft.CodeAnalysis"] = new(4, 8, 0, 0),
        ["Microsoft.CodeAnalysis.CSharp"] = new(4, 8, 0, 0),
        ["Microsoft.CodeAnalysis.Workspaces"] = new(4, 8, 0, 0),
        ["System.Collections.Immutable"] = new(7, 0, 0, 0),
        ["System.Memory"] = new(4, 0, 1, 2),
        ["System.Runtime.CompilerServices.Unsafe"] = new(6, 0, 0, 0),
    };

    [Theory]
    [InlineData(typeof(RequestAnalyzer))]
    [InlineData(typeof(RuleFix))]
    public void Assembly_ForUsers_AsksForNothingNewerThanSdk8Has(Type type)
    {
        foreach (var reference in type.Assembly.GetReferencedAssemblies().Where(reference => reference.Name != "DryApi.Analyzers"))
        {
            OfSdk8.ShouldContainKey(reference.Name!, $"{type.Assembly.GetName().Name} refers to {reference.FullName}");
            reference.Version!.ShouldBeLessThanOrEqualTo(OfSdk8[reference.Name!], reference.FullName);
        }
    }

    [Fact]
    public void Analyzers_OfTheAssembly_AreExportedForCSharp()
    {
        var types = typeof(RequestAnalyzer).Assembly.GetTypes().Where(type => type.IsAssignableTo(typeof(DiagnosticAnalyzer)));
        types.ShouldBe(Compiling.Analyzers.Select(analyzer => analyzer.GetType()), ignoreOrder: true);
        types.ShouldAllBe(type => type.GetCustomAttribute<DiagnosticAnalyzerAttribute>()!.Languages.SequenceEqual(new[] { LanguageNames.CSharp }));
    }

    [Fact]
    public void Fixes_OfTheAssembly_AreExportedForCSharp()
    {
        var types = typeof(RuleFix).Assembly.GetTypes().Where(type => type.IsAssignableTo(typeof(CodeFixProvider)) && !type.IsAbstract).ToArray();
        types.Length.ShouldBe(7);
        types.ShouldAllBe(type => type.GetCustomAttribute<ExportCodeFixProviderAttribute>()!.Languages.SequenceEqual(new[] { LanguageNames.CSharp }));
    }

    /// <summary>The names are the SDK's, and the project does not refer to it.</summary>
    [Fact]
    public async Task Analyzers_WithoutTheSdk_RegisterNothing()
    {
        var compilation = Compiling.Compile(Compiling.WithoutSdk, OutputKind.DynamicallyLinkedLibrary, ("Sample.cs", """
            namespace DryApi.Validation
            {
                public class HttpsUrlAttribute : Attribute;
            }

            namespace Sample
            {
                public class Request
                {
                    [DryApi.Validation.HttpsUrl] public string? WebhookUrl { get; set; }

                    public static Request Make() => new() { WebhookUrl = "http://example.com" };
                }
            }
            """));

        (await Compiling.AnalyzeAsync(compilation)).ShouldBeEmpty();
        foreach (var analyzer in Compiling.Analyzers)
        {
            var telemetry = await compilation.WithAnalyzers(Compiling.Analyzers).GetAnalyzerTelemetryInfoAsync(analyzer, TestContext.Current.CancellationToken);
            telemetry.CompilationStartActionsCount.ShouldBe(1);
            telemetry.OperationActionsCount.ShouldBe(0);
        }
    }

    [Fact]
    public async Task Analyzers_WithTheSdkAndItsSuccessor_RegisterOperationsAlone()
    {
        var compilation = Compiling.Compile(Compiling.WithSuccessor, OutputKind.DynamicallyLinkedLibrary, ("Sample.cs", Verify.Method("")), ("Prelude.cs", Verify.Prelude));
        foreach (var analyzer in Compiling.Analyzers)
        {
            var telemetry = await compilation.WithAnalyzers(Compiling.Analyzers).GetAnalyzerTelemetryInfoAsync(analyzer, TestContext.Current.CancellationToken);
            telemetry.OperationActionsCount.ShouldBeGreaterThan(1);
            (telemetry.SyntaxNodeActionsCount + telemetry.SymbolActionsCount + telemetry.SemanticModelActionsCount + telemetry.CompilationEndActionsCount).ShouldBe(0);
            telemetry.Concurrent.ShouldBeTrue();
        }
    }

    [Fact]
    public async Task Analyzers_OnGeneratedCode_SayNothing()
    {
        var compilation = Compiling.Compile(Compiling.WithSdk, OutputKind.DynamicallyLinkedLibrary, ("Sample.g.cs", Verify.Method("""request.WebhookUrl = "http://example.com";""")), ("Prelude.cs", Verify.Prelude));

        (await Compiling.AnalyzeAsync(compilation)).ShouldBeEmpty();
    }
}
