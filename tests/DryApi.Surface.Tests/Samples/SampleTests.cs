using System.Text.RegularExpressions;
using DryApi.Analyzers;
using DryApi.Analyzers.Clients;
using DryApi.Analyzers.Successors;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DryApi.Surface.Tests.Samples;

/// <summary>What the texts show compiles without a warning, as a program of a user with <c>using DryApi;</c> and the usings that the SDK of .NET adds; the analyzers find in it what the text says, and nothing else.</summary>
public sealed partial class SampleTests
{
    /// <summary>Where whole addresses of files begin; the project files say it too.</summary>
    private const string Repository = "https://github.com/dryapi/DryApi.Generated/blob/main/";

    private const string Usings =
        "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; global using System.Net.Http;"
        + "global using System.Threading; global using System.Threading.Tasks; global using DryApi;";

    private const string WebUsings = "global using Microsoft.AspNetCore.Builder; global using Microsoft.AspNetCore.Http; global using Microsoft.Extensions.DependencyInjection; global using Microsoft.Extensions.Hosting; global using Xunit;";

    // A sample shows a value without using it. The last two are off in every project: libraries were built against older versions of the framework.
    private static readonly string[] Allowed = ["CS0219", "CS1701", "CS1702"];

    public static TheoryData<string, string> Samples =>
    [
        .. from sample in Sample.All
           from framework in NeedsEmulator(sample) ? new[] { "net10.0" } : ["net8.0", "net10.0"]
           select (sample.ToString(), framework),
    ];

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task Sample_InATextForReaders_CompilesAndBreaksTheRulesItShows(string place, string framework)
    {
        var sample = Sample.All.Single(sample => sample.ToString() == place);
        var compilation = Compile(sample, framework);

        compilation.GetDiagnostics(TestContext.Current.CancellationToken).Where(problem => problem.Severity >= DiagnosticSeverity.Warning && !Allowed.Contains(problem.Id)).ShouldBeEmpty();

        var broken = await compilation.WithAnalyzers([new RequestAnalyzer(), new ClientAnalyzer(), new SuccessorAnalyzer()]).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        string.Join(", ", broken.Select(problem => problem.Id).Order()).ShouldBe(sample.Expected, string.Join("\n", broken));
    }

    [Fact]
    public void Readme_ForUsers_HasSamples() => Sample.All.Count(sample => sample.File == "README.md").ShouldBeGreaterThan(8);

    public static TheoryData<string> TextsForReaders => [.. Sample.Texts()];

    /// <summary>Texts of packages are shown elsewhere too, so their links are whole addresses; all others go from file to file.</summary>
    [Theory]
    [MemberData(nameof(TextsForReaders))]
    public void Links_InATextForReaders_LeadToAFile(string text)
    {
        var content = File.ReadAllText(RepositoryFiles.PathOf(text));
        var links = Link().Matches(content).Select(match => match.Groups[1].Value).Where(link => link.Length > 0).ToList();

        if (Path.GetFileName(text) == "README.md" && text != "openapi/README.md")
        {
            links.ShouldAllBe(link => link.StartsWith("https://"));
        }

        links.Where(link => !link.StartsWith("https://") || link.StartsWith(Repository))
            .Select(link => link.StartsWith(Repository) ? link[Repository.Length..] : Path.Combine(Path.GetDirectoryName(text)!, link))
            .Where(path => !Path.Exists(RepositoryFiles.PathOf(path)))
            .ShouldBeEmpty();
    }

    private static bool NeedsEmulator(Sample sample) => (sample.Given + sample.Code) is var text && (text.Contains("Emulator") || text.Contains("WebApplication") || text.Contains("using Xunit;"));

    private static CSharpCompilation Compile(Sample sample, string framework)
    {
        var lines = sample.Code.Split('\n').ToLookup(line => line.StartsWith("using ", StringComparison.Ordinal) && line.EndsWith(';') && !line.Contains('='));
        var isType = sample.Code.TrimStart().Contains("public sealed class");
        var text = string.Join("\n", lines[true]) + "\n" + (sample.Given.Length > 0 ? sample.Given + "\n" : "") + $"#line {sample.Line} \"{sample.File}\"\n" + string.Join("\n", lines[false]) + "\n" + sample.Type;
        var usings = Usings + (NeedsEmulator(sample) ? WebUsings : "");
        var options = new CSharpCompilationOptions(isType ? OutputKind.DynamicallyLinkedLibrary : OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable);
        return CSharpCompilation.Create("Sample", [Parse(text), Parse(usings)], References(sample, framework).Select(path => MetadataReference.CreateFromFile(path)), options);
    }

    private static IEnumerable<string> References(Sample sample, string framework)
    {
        var sdk = Shipped("DryApi.Generated", framework);
        // Who refers to the second version is led there from the first, which most samples are about.
        var needsSecond = (sample.Given + sample.Code).Contains("DryApi.V2", StringComparison.Ordinal) || sample.Expected == "DRY3201";
        string[] clients = needsSecond ? [sdk.Path, Shipped("DryApi.Generated.V2", framework).Path] : [sdk.Path];
        if (!NeedsEmulator(sample))
        {
            return [.. sdk.References, .. clients];
        }

        var emulator = Shipped("DryApi.Emulator", framework);
        var injection = Shipped("DryApi.Extensions.DependencyInjection", framework);
        var webhooks = Shipped("DryApi.AspNetCore", framework);
        var others = new[] { "xunit.v3.*.dll", "NSubstitute.dll", "Microsoft.AspNetCore.TestHost.dll", "OpenTelemetry*.dll" }.SelectMany(names => Directory.EnumerateFiles(AppContext.BaseDirectory, names));
        // Of assemblies that both name, one is enough: the framework's before the packages'.
        return emulator.References.Concat(sdk.References).Concat(injection.References).Concat(webhooks.References).Concat(clients).Append(emulator.Path).Append(injection.Path).Append(webhooks.Path).Concat(others).DistinctBy(Path.GetFileName);
    }

    private static ShippedAssembly Shipped(string project, string framework) => ShippedAssembly.All.Single(assembly => assembly.Project == project && assembly.Framework == framework);

    [GeneratedRegex(@"\]\(([^)#\s]*)(#[^)\s]*)?\)")]
    private static partial Regex Link();

    private static SyntaxTree Parse(string text) => CSharpSyntaxTree.ParseText(text, new CSharpParseOptions(LanguageVersion.CSharp12));
}
