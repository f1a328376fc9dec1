using DryApi.Constructs.Tests.Documents;
using DryApi.Constructs.Tests.Pipeline;

namespace DryApi.Constructs.Tests;

/// <summary>The documents of a folder, our own unless <c>build/constructs.sh</c> names another: each compiles without a warning, or a line says what is missing.</summary>
public sealed class FolderTests
{
    [Fact]
    public async Task Build_OnEachDocumentOfTheFolder_NeverEndsInACompilerError()
    {
        using var own = new TemporaryFolder();
        own.Write("everything.json", Everything.Document);
        var folder = Environment.GetEnvironmentVariable("DRYAPI_CONSTRUCTS") ?? own.Path;
        var wrong = new List<string>();
        var lines = new List<string>();
        foreach (var path in Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileNameWithoutExtension(path);
            var result = await ClientBuild.OfAsync(await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken), Environment.GetEnvironmentVariable("DRYAPI_CONSTRUCTS_NAMESPACE") ?? "Bakery");
            if (Environment.GetEnvironmentVariable("DRYAPI_CONSTRUCTS_OUTPUT") is { Length: > 0 } output)
            {
                foreach (var (file, text) in result.Files)
                {
                    Directory.CreateDirectory(Path.Combine(output, name));
                    await File.WriteAllTextAsync(Path.Combine(output, name, file), text, TestContext.Current.CancellationToken);
                }
            }

            var isTold = result.Said.Any(line => line.Contains(" DRY2", StringComparison.Ordinal));
            var verdict = result.Raw.Count > 0 ? "raw" : isTold ? "told" : result.Image is null ? "refused" : result.Said.Count > 0 ? "noted" : "compiles";
            lines.Add($"{verdict,-8}  {name,-32}  {string.Join(" | ", result.Raw.Take(1).Concat(result.Said))}".TrimEnd());
            if (verdict is "raw" or "refused")
            {
                wrong.Add(lines[^1]);
            }
        }

        if (Environment.GetEnvironmentVariable("DRYAPI_CONSTRUCTS_TABLE") is { Length: > 0 } table)
        {
            await File.WriteAllLinesAsync(table, lines.Concat(lines.CountBy(line => line.Split(' ')[0]).Select(verdict => $"== {verdict.Key}: {verdict.Value}")), TestContext.Current.CancellationToken);
        }

        lines.ShouldNotBeEmpty();
        wrong.ShouldBeEmpty();
    }
}
