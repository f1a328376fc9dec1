using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DryApi.Generator.Tests.Driving;

/// <summary>What a project says of one of its additional files.</summary>
internal sealed class TextOptions(string path, params (string Name, string Value)[] said) : AnalyzerConfigOptionsProvider
{
    public override AnalyzerConfigOptions GlobalOptions { get; } = new Options([]);

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => textFile.Path == path ? new Options(said) : GlobalOptions;

    private sealed class Options((string Name, string Value)[] said) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value)
        {
            value = Array.Find(said, each => "build_metadata.AdditionalFiles." + each.Name == key).Value;
            return value is not null;
        }
    }
}
