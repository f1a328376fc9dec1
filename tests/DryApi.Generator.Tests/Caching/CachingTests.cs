using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DryApi.Generator.Tests.Caching;

/// <summary>An edit elsewhere costs nothing: the generator reads three texts, and only their change makes it work.</summary>
public sealed class CachingTests
{
    private static readonly DeclaredCode Code = DeclaredCode.Of(RefusalTests.Contract);
    private static readonly TextFile List = new("a.declarations.txt", Code.List);

    [Fact]
    public void Steps_AfterEditInUnrelatedFile_AreCachedOrUnchanged()
    {
        var compilation = CSharpCompilation.Create("Test", [Sdk.Parse("class A { }", "a.cs")]);
        var driver = Run.Driver(RefusalTests.Contract, Code).RunGenerators(compilation, TestContext.Current.CancellationToken);

        compilation = compilation.ReplaceSyntaxTree(compilation.SyntaxTrees[0], Sdk.Parse("class A { int b; }", "a.cs")).AddSyntaxTrees(Sdk.Parse("class C { }", "c.cs"));
        var steps = Steps(driver.RunGenerators(compilation, TestContext.Current.CancellationToken));

        steps.Keys.ShouldBe(["Contract", "Code", "Declarations", "Output", "SourceOutput"], ignoreOrder: true);
        steps.Values.SelectMany(reasons => reasons).ShouldAllBe(reason => reason == IncrementalStepRunReason.Cached || reason == IncrementalStepRunReason.Unchanged);
    }

    [Fact]
    public void Steps_AfterSavingTheSameContract_AreCachedOrUnchanged()
    {
        var steps = AfterContract(RefusalTests.Contract);

        steps.Values.SelectMany(reasons => reasons).ShouldAllBe(reason => reason == IncrementalStepRunReason.Cached || reason == IncrementalStepRunReason.Unchanged);
    }

    [Fact]
    public void Steps_AfterEditOfUnrelatedAdditionalFile_AreCachedOrUnchanged()
    {
        var driver = Run.Driver([new TextFile(Run.ContractPath, RefusalTests.Contract), new TextFile("a.nswag.g.cs", Code.Marks), List, new TextFile("x.txt", "a")]);
        driver = driver.RunGenerators(CSharpCompilation.Create("Test"), TestContext.Current.CancellationToken);
        var old = new TextFile("x.txt", "a");

        var steps = Steps(driver.AddAdditionalTexts([old]).RunGenerators(CSharpCompilation.Create("Test"), TestContext.Current.CancellationToken));

        steps.Values.SelectMany(reasons => reasons).ShouldAllBe(reason => reason == IncrementalStepRunReason.Cached || reason == IncrementalStepRunReason.Unchanged);
    }

    [Fact]
    public void Steps_AfterCodeEditThatDeclaresTheSame_WriteNothingAnew()
    {
        var before = new TextFile("a.nswag.g.cs", Code.Marks);
        var driver = Run.Driver([new TextFile(Run.ContractPath, RefusalTests.Contract), before, List]).RunGenerators(CSharpCompilation.Create("Test"), TestContext.Current.CancellationToken);

        driver = driver.ReplaceAdditionalText(before, new TextFile("a.nswag.g.cs", Code.Marks + "\n// a comment\n"));
        var steps = Steps(driver.RunGenerators(CSharpCompilation.Create("Test"), TestContext.Current.CancellationToken));

        steps["Code"].ShouldBe([IncrementalStepRunReason.Modified]);
        // The files are equal by their content, so the compiler keeps what it parsed.
        steps["Output"].ShouldBe([IncrementalStepRunReason.Unchanged]);
        steps["SourceOutput"].ShouldBe([IncrementalStepRunReason.Cached]);
    }

    [Fact]
    public void Steps_AfterContractEdit_Run()
    {
        var steps = AfterContract(RefusalTests.Contract.Replace("maxLength=20", "maxLength=30"));

        steps["Contract"].ShouldBe([IncrementalStepRunReason.Modified]);
        steps["Output"].ShouldBe([IncrementalStepRunReason.Modified]);
        steps["SourceOutput"].ShouldContain(IncrementalStepRunReason.Modified);
        steps["Code"].ShouldAllBe(reason => reason == IncrementalStepRunReason.Cached || reason == IncrementalStepRunReason.Unchanged);
    }

    private static Dictionary<string, List<IncrementalStepRunReason>> AfterContract(string contract)
    {
        var before = new TextFile(Run.ContractPath, RefusalTests.Contract);
        var driver = Run.Driver([before, new TextFile("a.nswag.g.cs", Code.Marks), List]).RunGenerators(CSharpCompilation.Create("Test"), TestContext.Current.CancellationToken);
        driver = driver.ReplaceAdditionalText(before, new TextFile(Run.ContractPath, contract));
        return Steps(driver.RunGenerators(CSharpCompilation.Create("Test"), TestContext.Current.CancellationToken));
    }

    private static Dictionary<string, List<IncrementalStepRunReason>> Steps(GeneratorDriver driver)
    {
        var result = driver.GetRunResult().Results.Single();
        return result.TrackedSteps.Concat(result.TrackedOutputSteps)
            .Where(step => step.Key is "Contract" or "Code" or "Declarations" or "Output" or "SourceOutput")
            .GroupBy(step => step.Key)
            .ToDictionary(step => step.Key, step => step.SelectMany(s => s.Value).SelectMany(s => s.Outputs).Select(o => o.Reason).Distinct().ToList());
    }
}
