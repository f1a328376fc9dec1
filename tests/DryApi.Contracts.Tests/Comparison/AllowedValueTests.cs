using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using DryApi.Contracts;
using DryApi.OpenApi.Documents;
using DryApi.OpenApi.Reading;
using DryApi.Contracts.Tests.Comparison.Values;
using Json.Schema;

namespace DryApi.Contracts.Tests.Comparison;

/// <summary>
/// A value that one version allows and the other does not is never lost without a word, judged by a validator of JSON Schema that knows
/// nothing of the comparison. Pairs of schemas by chance; with <c>DRYAPI_LONG_TESTS=1</c> many.
/// </summary>
public sealed class AllowedValueTests(ITestOutputHelper log)
{
    private const int PairsOfADocument = 25;
    private const int ValuesOfASchema = 120;

    /// <summary>What is told for information though a value can be lost by it: nobody is taken to send, or to be surprised by, properties that no schema describes.</summary>
    private static readonly string[] Tolerated = ["optional-property-added", "optional-property-removed", "additional-properties-opened"];

    private static readonly int Documents = TestLength.Rounds(8, 400);

    [Fact]
    public void Diff_OfSchemasThatAllowOtherValues_TellsIt()
    {
        var problems = new ConcurrentBag<string>();
        var (same, others) = (0, 0);
        Parallel.For(0, Documents, seed =>
        {
            var random = new Random(seed);
            var schemas = new RandomSchema(random);
            var pairs = Enumerable.Range(0, PairsOfADocument).Select(_ => schemas.Make(1 + random.Next(3))).Select(old => (Old: old, New: schemas.Edit(old))).ToList();
            var changes = ContractComparer.Compare(Read(pairs.Select(p => p.Old)), Read(pairs.Select(p => p.New)), new ComparisonOptions { Today = default });
            var byOperation = changes.SelectMany(change => change.Operations.Select(operation => (operation, change))).ToLookup(each => each.operation, each => each.change);
            for (var i = 0; i < pairs.Count; i++)
            {
                var (lost, come) = Differences(pairs[i].Old, pairs[i].New, new RandomValue(random));
                _ = lost is null && come is null ? Interlocked.Increment(ref same) : Interlocked.Increment(ref others);
                foreach (var (operation, surprise, any) in new[] { ($"POST /sent{i}", lost, lost ?? come), ($"GET /received{i}", come, lost ?? come) })
                {
                    var told = byOperation[operation].ToList();
                    if ((any is not null && told.Count == 0) || (surprise is not null && !told.Exists(IsTold)))
                    {
                        problems.Add($"seed {seed}, {operation}: {surprise ?? any}\n  {pairs[i].Old.ToJsonString()}\n  {pairs[i].New.ToJsonString()}\n  {string.Join("\n  ", told.Select(change => change.Headline))}");
                    }
                }
            }
        });

        log.WriteLine($"{others} pairs that allow other values, {same} that were not seen to");
        others.ShouldBeGreaterThan(Documents * PairsOfADocument / 3);
        problems.Order(StringComparer.Ordinal).Take(5).ShouldBeEmpty($"{problems.Count} in all");
    }

    [Fact]
    public void Diff_OfAUnionOfNullAlone_TellsIt()
    {
        JsonObject[] nothing = [(JsonObject)JsonNode.Parse("""{"anyOf":[{"type":"null"},{"type":"null"}]}""")!];
        JsonObject[] list = [(JsonObject)JsonNode.Parse("""{"type":"string","enum":["a"]}""")!];
        var options = new ComparisonOptions { Today = default };

        ContractComparer.Compare(Read(nothing), Read(list), options).ShouldNotBeEmpty();
        ContractComparer.Compare(Read(list), Read(nothing), options).ShouldNotBeEmpty();
        ContractComparer.Compare(Read(nothing), Read(nothing), options).ShouldBeEmpty();
    }

    /// <summary>What a member of a union asks for is judged as it is outside of one: what it says of undescribed properties, of a list of values without a type, and under names.</summary>
    [Theory]
    [InlineData("""{"type":"object","properties":{"a":{"type":"string"}}}""", """{"type":["object","number"],"properties":{"a":{"type":"string"}},"additionalProperties":{"enum":["a"]}}""", true)]
    [InlineData("""{"type":"object","properties":{"a":{"type":"string"}},"additionalProperties":false}""", """{"type":["object","number"],"properties":{"a":{"type":"string"}},"additionalProperties":{"enum":["a"]}}""", false)]
    [InlineData("""{"anyOf":[{"type":"integer"},{"type":"string"}]}""", """{"anyOf":[{"type":"integer"},{"type":"string","not":{"enum":["a",1],"additionalProperties":{"type":"string"}}}]}""", true)]
    [InlineData("""{"anyOf":[{"type":"integer"},{"type":"string"}]}""", """{"anyOf":[{"type":"integer"},{"type":"string","not":{"enum":[true,1],"additionalProperties":{"type":"string"}}}]}""", false)]
    [InlineData("""{"anyOf":[{"type":"string"},{"if":{"required":["a"]},"else":{"type":"object","properties":{"b":{"type":"string"}}}}]}""", """{"anyOf":[{"type":"string"},{"type":"number"},{"if":{"required":["a"]},"else":{"type":"object","properties":{"b":{"type":"integer"}}}}]}""", true)]
    [InlineData("""{"anyOf":[{"type":"string"},{"if":{"required":["a"]},"else":{"type":"object","properties":{"b":{"type":"integer"}}}}]}""", """{"anyOf":[{"type":"string"},{"type":"boolean"},{"if":{"required":["a"]},"else":{"type":"object","properties":{"b":{"type":"number"}}}}]}""", false)]
    public void Diff_OfAMemberOfAUnion_IsBreakingWhereLessMayBeSent(string old, string @new, bool isBreaking)
    {
        var changes = ContractComparer.Compare(Read([(JsonObject)JsonNode.Parse(old)!]), Read([(JsonObject)JsonNode.Parse(@new)!]), new ComparisonOptions { Today = default });

        changes.ShouldNotBeEmpty();
        changes.Any(change => change.Severity == Severity.Breaking && change.Operations.Contains("POST /sent0")).ShouldBe(isBreaking, string.Join("\n", changes.Select(change => change.Headline)));
    }

    private static bool IsTold(Change change) => change.Severity > Severity.Info || Tolerated.Any(change.RuleName.EndsWith);

    /// <summary>A value that only the old schema allows, and one that only the new one does, as JSON; null where none was met.</summary>
    private static (string? Lost, string? Come) Differences(JsonObject old, JsonObject @new, RandomValue values)
    {
        // A registry of its own: the one that all share is not made for threads.
        var options = new BuildOptions { SchemaRegistry = new SchemaRegistry() };
        var (before, after) = (JsonSchema.FromText(old.ToJsonString(), options), JsonSchema.FromText(@new.ToJsonString(), options));
        string? lost = null, come = null;
        for (var i = 0; i < ValuesOfASchema * 3; i++)
        {
            var text = (i % 3 == 0 ? values.For(old, 4) : i % 3 == 1 ? values.For(@new, 4) : values.Any(2))?.ToJsonString() ?? "null";
            using var value = JsonDocument.Parse(text);
            var (was, isNow) = (before.Evaluate(value.RootElement).IsValid, after.Evaluate(value.RootElement).IsValid);
            lost ??= was && !isNow ? text : null;
            come ??= isNow && !was ? text : null;
        }

        return (lost, come);
    }

    private static Contract Read(IEnumerable<JsonObject> schemas)
    {
        var paths = new JsonObject();
        foreach (var (index, schema) in schemas.Index())
        {
            var content = new JsonObject { ["application/json"] = new JsonObject { ["schema"] = schema.DeepClone() } };
            paths[$"/sent{index}"] = new JsonObject { ["post"] = new JsonObject { ["requestBody"] = new JsonObject { ["required"] = true, ["content"] = content.DeepClone() }, ["responses"] = new JsonObject { ["204"] = new JsonObject { ["description"] = "" } } } };
            paths[$"/received{index}"] = new JsonObject { ["get"] = new JsonObject { ["responses"] = new JsonObject { ["200"] = new JsonObject { ["description"] = "", ["content"] = content } } } };
        }

        var document = new JsonObject { ["openapi"] = "3.1.0", ["info"] = new JsonObject { ["title"] = "t", ["version"] = "1" }, ["paths"] = paths };
        return OpenApiContractReader.Read(OpenApiDocument.From(Tree.Json(document.ToJsonString())).Root);
    }
}
