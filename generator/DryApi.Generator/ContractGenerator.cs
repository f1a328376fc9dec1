using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace DryApi.Generator;

/// <summary>
/// Writes the other half of what NSwag declared: properties with the contract's rules, validators, navigation. It reads two texts,
/// the contract and NSwag's code, and never the compilation, so that an edit elsewhere costs nothing.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed partial class ContractGenerator : IIncrementalGenerator
{
    /// <summary>The file name of the contract among the additional files.</summary>
    public const string ContractFile = "contract.txt";

    /// <summary>How the name of NSwag's code ends among the additional files.</summary>
    public const string CodeEnding = ".nswag.g.cs";

    /// <inheritdoc />
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var contract = context.AdditionalTextsProvider
            .Where(static text => Path.GetFileName(text.Path) == ContractFile)
            .Select(static (text, cancellation) => InputText.Of(text, cancellation))
            .WithTrackingName("Contract")
            .Collect();
        var code = context.AdditionalTextsProvider
            .Where(static text => text.Path.EndsWith(CodeEnding, StringComparison.Ordinal))
            .Select(static (text, cancellation) => InputText.Of(text, cancellation))
            .WithTrackingName("Code")
            .Collect();
        var output = contract.Combine(code)
            .Select(static (inputs, cancellation) => Execute(inputs.Left, inputs.Right, cancellation))
            .WithTrackingName("Output");
        context.RegisterSourceOutput(output, static (production, output) =>
        {
            foreach (var finding in output.Findings)
            {
                production.ReportDiagnostic(finding.ToDiagnostic());
            }

            foreach (var file in output.Files)
            {
                production.AddSource(file.Name, SourceText.From(file.Text, Encoding.UTF8));
            }
        });
    }
}
