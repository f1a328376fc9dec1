using DryApi.Contracts;
using DryApi.OpenApi.Documents;
using DryApi.OpenApi.Reading;
using DryApi.OpenApi.Tests.Documents;
using DryApi.OpenApi.Tests.Reading;

namespace DryApi.OpenApi.Tests.Walks;

/// <summary>Twice the document is about twice the work, counted in the values that a walk visits.</summary>
public sealed class CountedWorkTests
{
    [Theory]
    [InlineData("references", """#""")]
    [InlineData("properties", """{"type":"object","properties":{"next":#}}""")]
    [InlineData("properties in a diamond", """{"type":"object","properties":{"b":#,"c":#}}""")]
    [InlineData("properties that say more, in a diamond", """{"type":"object","properties":{"b":{"allOf":[#,{"minProperties":1}]},"c":{"allOf":[#,{"minProperties":2}]}}}""")]
    [InlineData("union in a diamond", """{"oneOf":[#,{"type":"array","items":#}]}""")]
    [InlineData("not", """{"not":#}""")]
    [InlineData("maps of lists", """{"type":"object","additionalProperties":{"type":"array","items":#}}""")]
    [InlineData("keywords", """{"if":#,"then":#,"else":#,"contains":#}""")]
    public void Work_OnTwiceTheChain_IsTwice(string name, string level)
    {
        var (once, twice) = (WorkOf(100), WorkOf(200));

        ((double)twice.Reading / once.Reading).ShouldBeLessThan(2.3, $"reading {name}");
        ((double)twice.Comparing / once.Comparing).ShouldBeLessThan(2.3, $"comparing {name}");

        (long Reading, long Comparing) WorkOf(int count)
        {
            var document = Reader.Document(Components.Ref("A0"), Components.Chain(count, level));
            var reading = OpenApiContractReader.NewBudget();
            var contract = OpenApiContractReader.Read(OpenApiDocument.From(Tree.Json(document)).Root, reading);
            var comparison = new Comparison(contract, Reader.Of(document.Replace("\"x\":{\"type\":\"string\"}", "\"x\":{\"type\":\"integer\"}", StringComparison.Ordinal)), new ComparisonOptions { Today = default });
            comparison.Run();
            return (reading.Spent, comparison.Spent);
        }
    }

    [Fact]
    public void Work_OnAllOfOfTheSameTwice_IsTwiceAtTwiceTheLevels()
    {
        var (once, twice) = (WorkOf(20), WorkOf(40));

        // Each level takes over all below it: the sum of the numbers, not two to their power.
        ((double)twice / once).ShouldBeLessThan(4.3);

        static long WorkOf(int count)
        {
            var budget = OpenApiContractReader.NewBudget();
            OpenApiContractReader.Read(OpenApiDocument.From(Tree.Json(Reader.Document(Components.Ref("A0"), Components.Chain(count, """{"allOf":[#,#]}""")))).Root, budget);
            return budget.Spent;
        }
    }

    [Fact]
    public void Work_OnSchemasThatEveryOperationLeadsTo_IsThatOfOne()
    {
        var (one, many) = (WorkOf(1), WorkOf(100));

        // A pair of schemas is compared once; an operation only has its own part.
        ((many - one) / 99.0).ShouldBeLessThan(one / 10.0);

        static long WorkOf(int operations)
        {
            var (@base, head) = (Document(operations, "string"), Document(operations, "integer"));
            var comparison = new Comparison(Reader.Of(@base), Reader.Of(head), new ComparisonOptions { Today = default });
            var changes = comparison.Run();
            changes.Count.ShouldBe(50);
            changes.ShouldAllBe(change => change.Operations.Count == operations);
            return comparison.Spent;
        }

        static string Document(int operations, string type) => Components.Document(
            Components.Members(Enumerable.Range(0, operations), i => """
                "/o@":{"post":{"requestBody":{"content":{"application/json":{"schema":{"$ref":"#/components/schemas/A0"}}}},"responses":{"200":{"description":""}}}}
                """.At(i)),
            "\"schemas\":" + Components.Chain(50, """{"type":"object","properties":{"own":{"type":"<type>"},"next":#}}""".Fill("<type>", type)));
    }

    [Fact]
    public void Work_OnPathsThatAreAllOthers_IsTwiceAtTwice()
    {
        var (once, twice) = (WorkOf(200), WorkOf(400));

        ((double)twice / once).ShouldBeLessThan(2.1);

        static long WorkOf(int count)
        {
            var comparison = new Comparison(Reader.Of(SizeTests.Paths(count, "a")), Reader.Of(SizeTests.Paths(count, "b")), new ComparisonOptions { Today = default });
            comparison.Run().Count.ShouldBe(count);
            return comparison.Spent;
        }
    }
}
