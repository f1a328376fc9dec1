using System.Text.Json.Nodes;
using DryApi.Contracts;
using DryApi.OpenApi.Tests.Commands;
using DryApi.OpenApi.Tests.Documents;
using DryApi.OpenApi.Tests.Reading;

namespace DryApi.OpenApi.Tests.Walks;

/// <summary>Whatever leads to whatever, a command ends: with a result that is the same every time, or with one line.</summary>
public sealed class RandomGraphTests(ITestOutputHelper log) : IDisposable
{
    private static int Documents => Environment.GetEnvironmentVariable("DRYAPI_LONG_TESTS") == "1" ? 120 : 60;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Commands_OnAnyGraph_EndWithAResultOrOneLine()
    {
        var (results, refusals) = (0, 0);
        for (var seed = 0; seed < Documents; seed++)
        {
            var file = _folder.Write("a.json", new RandomGraph(seed).Document());
            var next = _folder.Write("b.json", new RandomGraph(seed).Document().Replace("\"maxLength\":9", "\"maxLength\":8", StringComparison.Ordinal));
            var other = _folder.Write("c.json", new RandomGraph(seed + 1).Document());
            string[][] runs = [["contract", file], ["normalize", file, "--output", _folder["out.json"]], ["diff", file, next], ["diff", file, other, "--format", "json"]];
            foreach (var args in runs)
            {
                var run = await Tool.RunAsync(args);
                if (run.ExitCode == 2)
                {
                    run.ShouldBeUnusable().ShouldNotBeEmpty($"{seed}: {args[0]}");
                    refusals++;
                }
                else
                {
                    run.ExitCode.ShouldBeInRange(0, 1, $"{seed}: {args[0]}: {run.Error}");
                    results++;
                }
            }
        }

        log.WriteLine($"{results} results, {refusals} refusals");
        results.ShouldBeGreaterThan(refusals, "graphs that are always refused test nothing");
    }

    [Fact]
    public void Contract_OfAnyGraph_IsTheSameAgainAndFromItsText()
    {
        var count = 0;
        for (var seed = 0; seed < Documents; seed++)
        {
            var document = new RandomGraph(seed).Document();
            if (TryRead(document) is not { } contract)
            {
                continue;
            }

            var text = ContractWriter.Write(contract);
            Reader.TextOf(document).ShouldBe(text, $"{seed}");
            Reader.TextOf(WithNamesReversed(JsonNode.Parse(document), "")!.ToJsonString()).ShouldBe(text, $"{seed}: the order of names");
            ContractWriter.Write(ContractReader.Read(text)).ShouldBe(text, $"{seed}: read again");
            ContractComparer.Compare(contract, ContractReader.Read(text), new ComparisonOptions { Today = default }).ShouldBeEmpty($"{seed}: compared with itself");
            count++;
        }

        count.ShouldBeGreaterThan(Documents / 2);
    }

    private static Contract? TryRead(string document)
    {
        try
        {
            return Reader.Of(document);
        }
        catch (Exception exception) when (exception is OpenApi.Documents.InputException or WorkLimitException)
        {
            return null;
        }
    }

    /// <summary>The document with the names that its author chose in another order.</summary>
    private static JsonNode? WithNamesReversed(JsonNode? node, string name) => node switch
    {
        JsonObject map => new JsonObject((name is "schemas" or "properties" or "paths" or "pathItems" or "callbacks" ? map.Reverse() : map).Select(p => KeyValuePair.Create(p.Key, WithNamesReversed(p.Value, p.Key)))),
        JsonArray items => new JsonArray([.. items.Select(item => WithNamesReversed(item, ""))]),
        _ => node?.DeepClone(),
    };
}
