using System.Reflection;
using System.Text.RegularExpressions;
using DryApi.OpenApi.Encoders;
using DryApi.OpenApi.Tests.Workflows;

namespace DryApi.OpenApi.Tests.Encoders;

/// <summary>The tool writes through its encoders, and in no other way.</summary>
public sealed partial class OutputTests
{
    /// <summary>Who may name what writes: the entry point, which opens the streams, the command line, which hands them on, and files that are made in memory.</summary>
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["Program.cs"] = ["Console.OpenStandardOutput", "Console.OpenStandardError", "Console.IsOutputRedirected", "StreamWriter", "Console.OutputEncoding", "Console.Out", "Console.Error"],
        ["Commands/CommandLine.cs"] = ["TextWriter"],
        ["Commands/ContractCommand.cs"] = ["WriteLines"],
        ["Commands/MigrationCommand.cs"] = ["WriteLines"],
        ["Commands/RulesCommand.cs"] = ["WriteLines"],
        ["Acceptance/ContractChangelog.cs"] = ["StringWriter"],
        ["Migration/MigrationPage.cs"] = ["StringWriter"],
        ["Documents/DocumentWriter.cs"] = ["TextWriter", "StreamWriter"],
    };

    [Fact]
    public void NoSourceFile_OutsideOfTheEncoders_NamesAWriter()
    {
        var folder = Path.Combine(RepositoryFiles.Root, "generator/DryApi.OpenApi");
        var found = new List<string>();
        var files = Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/'))
            .Where(file => !file.StartsWith("obj/", StringComparison.Ordinal) && !file.StartsWith("bin/", StringComparison.Ordinal) && !file.StartsWith("Encoders/", StringComparison.Ordinal))
            .ToList();
        files.Count.ShouldBeGreaterThan(100);
        foreach (var file in files)
        {
            var allowed = Allowed.GetValueOrDefault(file, []);
            found.AddRange(Writer().Matches(File.ReadAllText(Path.Combine(folder, file))).Where(match => !allowed.Contains(match.Value)).Select(match => $"{file}: {match.Value}"));
        }

        found.ShouldBeEmpty();
    }

    [Fact]
    public void Encoded_OnAPlainString_HasNoWayIn()
    {
        foreach (var type in (Type[])[typeof(EncodingWriter<Terminal>), typeof(Encoded<Terminal>), typeof(ToolOutput)])
        {
            type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
                .Where(method => method.GetParameters().Any(parameter => parameter.ParameterType == typeof(string)))
                .Select(method => method.Name)
                .Order(StringComparer.Ordinal)
                .ShouldBe(type == typeof(EncodingWriter<Terminal>) ? ["WriteLines"] : type == typeof(ToolOutput) ? [] : ["AppendFormatted", "AppendLiteral", "Clause"]);
            type.GetMethods(BindingFlags.Public | BindingFlags.Static).ShouldNotContain(method => method.Name == "op_Implicit" || method.Name == "op_Explicit");
            type.GetConstructors().ShouldAllBe(constructor => constructor.GetParameters().All(parameter => parameter.ParameterType != typeof(string)));
        }
    }

    // Nor may anybody add words to an encoded text by hand.
    [GeneratedRegex(@"\bConsole\.\w+|\b(?:Text|Stream|String)Writer\b|\bInvocationConfiguration\.\w+|\bAppendLiteral\b|\bWriteLines\b|\bIPlace\b")]
    private static partial Regex Writer();
}
