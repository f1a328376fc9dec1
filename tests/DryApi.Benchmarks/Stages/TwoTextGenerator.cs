using Microsoft.CodeAnalysis;

namespace DryApi.Benchmarks.Stages;

/// <summary>The least that a generator of two texts can do: it reads them and writes how long they are.</summary>
internal sealed class TwoTextGenerator : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var contract = context.AdditionalTextsProvider.Where(static text => text.Path.EndsWith("contract.txt", StringComparison.Ordinal)).Select(static (text, cancellation) => text.GetText(cancellation)!.Length);
        var code = context.AdditionalTextsProvider.Where(static text => text.Path.EndsWith(".g.cs", StringComparison.Ordinal)).Select(static (text, cancellation) => text.GetText(cancellation)!.Length);
        context.RegisterSourceOutput(contract.Collect().Combine(code.Collect()), static (production, lengths) => production.AddSource("Lengths.g.cs", $"// {lengths.Left.Sum()} {lengths.Right.Sum()}"));
    }
}
