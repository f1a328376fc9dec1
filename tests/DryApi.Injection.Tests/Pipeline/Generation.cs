using System.Text;
using DryApi.Generator;
using DryApi.OpenApi.Commands;
using DryApi.OpenApi.Pulling;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace DryApi.Injection.Tests.Pipeline;

/// <summary>The way from a document to C#, as the build goes it: the tool, NSwag with its templates, the generator.</summary>
internal static class Generation
{
    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.CSharp14, DocumentationMode.Diagnose);

    /// <summary>The client of a document.</summary>
    public static async Task<GenerationResult> ClientOfAsync(string document)
    {
        using var folder = new TemporaryFolder();
        var (source, contract, normalized, declarations, code) = (folder["a.json"], folder["contract.txt"], folder["a.normalized.json"], folder["Client.declarations.txt"], folder["Client.nswag.g.cs"]);
        await File.WriteAllTextAsync(source, document);
        if (await RefusalOfAsync("contract", source, "--output", contract) is { } refusal
            || await RefusalOfAsync("normalize", source, "--output", normalized, "--declarations", declarations) is { } second && (refusal = second) is not null)
        {
            return GenerationResult.Refused(refusal);
        }

        NSwag.WriteClient(normalized, code);
        var texts = new[] { contract, code, declarations }.Select(path => (AdditionalText)new TextFile(path, File.ReadAllText(path, Encoding.UTF8)));
        var result = CSharpGeneratorDriver.Create([new ContractGenerator().AsSourceGenerator()], texts, ParseOptions)
            .RunGenerators(CSharpCompilation.Create("Empty")).GetRunResult().Results.Single();
        result.Exception.ShouldBeNull();
        var files = result.GeneratedSources.ToDictionary(file => file.HintName, file => file.SourceText.ToString());
        files.Add("Client.nswag.g.cs", await File.ReadAllTextAsync(code));
        var problem = result.Diagnostics.FirstOrDefault(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        return new GenerationResult(problem?.GetMessage(), files);
    }

    /// <summary>Runs the tool.</summary>
    /// <returns>The one line that refuses its input; null where it went through.</returns>
    private static async Task<string?> RefusalOfAsync(params string[] args)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var exitCode = await new CommandLine(output, error, new HttpDocumentClient(TimeProvider.System), TimeProvider.System).RunAsync(args, TestContext.Current.CancellationToken);
        if (exitCode == 0)
        {
            return null;
        }

        var lines = error.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        exitCode.ShouldBe(2, error.ToString());
        lines[^1].ShouldNotContain("internal error");
        lines[^1].ShouldNotContain("   at ");
        // What is odd is a warning at its line; what cannot be used is the last line, and the only one of its kind.
        lines[..^1].ShouldAllBe(line => line.Contains(": warning DRY"));
        return lines[^1];
    }

    private sealed class TextFile(string path, string text) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text, Encoding.UTF8);
    }
}
