using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace DryApi.Analyzers.Tests.Models;

/// <summary>Every model and every constrained property of the real assemblies. The oracle is the SDK's own <c>Validate</c>, on the same value.</summary>
public sealed class RealModelTests
{
    /// <summary>All cases, a line each, compiled and analyzed together. That a model has a successor is not what these are about.</summary>
    private static readonly Lazy<Task<ILookup<int, string>>> Said = new(async () =>
    {
        var text = SourceText.From("using DryApi;\npublic static class Sample { public static void Run() {\n" + string.Join("\n", ModelCases.All.Select(each => each.Statement)) + "\n} }");
        var compilation = Compiling.Compile(Compiling.WithSuccessor, OutputKind.DynamicallyLinkedLibrary, ("Sample.cs", text.ToString()));
        return (await Compiling.AnalyzeAsync(compilation)).Where(diagnostic => diagnostic.Id != "DRY3201").ToLookup(diagnostic => diagnostic.Location.GetLineSpan().StartLinePosition.Line - 2, diagnostic => diagnostic.Id);
    });

    public static TheoryData<string> Names => [.. ModelCases.All.Select(each => each.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Model_OfARealAssembly_IsJudgedAsValidateDoes(string name)
    {
        var (index, model) = ModelCases.All.Index().Single(each => each.Item.Name == name);

        var errors = model.Validate();
        (await Said.Value)[index].ShouldBe(model.Expected is { } id ? [id] : [], $"{model.Statement} — Validate says: {string.Join(", ", errors.Select(each => $"{each.Key}: {string.Join(" ", each.Value)}"))}");
        // A value that is no list of its own has one field that is wrong.
        errors.Count.ShouldBe(model.Expected is null ? 0 : 1);
    }

    [Fact]
    public void Assemblies_WithAClient_AreThoseOfTheVersions() => ModelRules.Assemblies.Select(assembly => assembly.GetName().Name).ShouldBe(["DryApi.Generated", "DryApi.Generated.V2"]);

    [Fact]
    public void Cases_OfTheRealAssemblies_CoverEveryModelAndRule()
    {
        ModelRules.Assemblies.ShouldAllBe(assembly => ModelRules.Models.Count(model => model.Assembly == assembly) > 30);
        // What has no initializer is one of several types, and made of an object that is judged itself.
        ModelRules.Others.ShouldAllBe(type => type.GetMethods().Any(method => method.Name == "op_Implicit"));
        var covered = ModelCases.All.Where(each => each.Expected is not null).Select(each => (each.Model, Subject: each.Subject.Split(' '))).ToLookup(each => (each.Model, each.Subject[0], each.Subject.ElementAtOrDefault(1)));
        foreach (var model in ModelRules.Models)
        {
            foreach (var property in ModelRules.Properties(model))
            {
                foreach (var rule in ModelRules.Of(property).Where(rule => ModelRules.Uncovered(property, rule) is null))
                {
                    covered.Contains((model, property.Name, rule.GetType().Name.Replace("Attribute", "", StringComparison.Ordinal))).ShouldBeTrue($"{model.Name}.{property.Name}: {rule.GetType().Name}");
                }
            }
        }
    }
}
