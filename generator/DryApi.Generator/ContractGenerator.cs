using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace DryApi.Generator;

/// <summary>
/// Writes the other half of what NSwag declared: properties with the contract's rules, validators, navigation. It reads three texts
/// of each document, the contract, NSwag's code and the list of its declarations, and never the compilation, so that an edit elsewhere costs nothing.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed partial class ContractGenerator : IIncrementalGenerator
{
    /// <summary>The file name of the contract among the additional files.</summary>
    public const string ContractFile = "contract.txt";

    /// <summary>How the name of NSwag's code ends among the additional files.</summary>
    public const string CodeExtension = ".nswag.g.cs";

    /// <summary>How the name of the list of the code's declarations ends among the additional files.</summary>
    public const string DeclarationsExtension = ".declarations.txt";

    /// <inheritdoc />
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var contract = Texts(static path => Path.GetFileName(path) == ContractFile, "Contract");
        var code = Texts(static path => path.EndsWith(CodeExtension, StringComparison.Ordinal), "Code");
        var declarations = Texts(static path => path.EndsWith(DeclarationsExtension, StringComparison.Ordinal), "Declarations");
        var output = contract.Combine(code).Combine(declarations)
            .SelectMany(static (inputs, cancellation) => Execute(inputs.Left.Left, inputs.Left.Right, inputs.Right, cancellation))
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

        IncrementalValueProvider<ImmutableArray<InputText>> Texts(Func<string, bool> isOne, string name) => context.AdditionalTextsProvider
            .Where(text => isOne(text.Path))
            .Combine(context.AnalyzerConfigOptionsProvider)
            .Select(static (input, cancellation) => InputText.Of(input.Left, input.Right, cancellation))
            .WithTrackingName(name)
            .Collect();
    }
}
