using System.Text;
using DryApi.OpenApi.Documents;
using DryApi.OpenApi.Reading;

namespace DryApi.Contracts.Tests.Comparison;

/// <summary>What a comparison may cost: all that it does is counted, grows with what is compared, and ends where it becomes too much.</summary>
public sealed class WorkTests
{
    private const int Some = 40;

    public static TheoryData<string> Kinds => ["properties", "members", "members that are objects", "values", "schemas", "patterns", "unions of unions", "names", "texts", "items"];

    /// <summary>Twice as much of a thing is about twice as much work.</summary>
    [Theory]
    [MemberData(nameof(Kinds))]
    public void Compare_OnTwiceAsMuch_TakesAboutTwiceTheWork(string kind)
    {
        var (once, twice) = (WorkOf(kind, Some), WorkOf(kind, 2 * Some));

        once.ShouldBeGreaterThan(Some);
        ((double)twice / once).ShouldBeInRange(1.5, 2.6);
    }

    /// <summary>How much work is counted for each: less would be work that nothing ends, more would refuse what is no trouble.</summary>
    [Fact]
    public void Compare_OnManyOfAThing_CountsTheWorkOfTheSnapshot() =>
        string.Concat(Kinds.Select(kind => (string)kind.Data).Select(kind => $"{kind}: {WorkOf(kind, Some)}, {PlaceOf(kind, Some)}\n")).MatchSnapshot("WorkTests.Counts");

    /// <summary>The least limit that lets a comparison through.</summary>
    private static long WorkOf(string kind, int many)
    {
        var (before, after) = Contracts(kind, many);
        var (refused, passed) = (0L, 1L << 20);
        MessageOf(before, after, passed).ShouldBeNull();
        while (passed - refused > 1)
        {
            var limit = (refused + passed) / 2;
            (refused, passed) = MessageOf(before, after, limit) is null ? (refused, limit) : (limit, passed);
        }

        return passed;
    }

    /// <summary>Where it ends with half of that.</summary>
    private static string PlaceOf(string kind, int many)
    {
        var (before, after) = Contracts(kind, many);
        var message = MessageOf(before, after, WorkOf(kind, many) / 2).ShouldNotBeNull();
        message.ShouldContain("comparing these contracts visits more than");
        return message.Split(": comparing")[0];
    }

    private static string? MessageOf(Contract before, Contract after, long limit)
    {
        try
        {
            ContractComparer.Compare(before, after, new ComparisonOptions { Today = new DateTime(2026, 1, 1), MaxWork = limit });
            return null;
        }
        catch (WorkLimitException exception)
        {
            return exception.Message;
        }
    }

    private static (Contract Before, Contract After) Contracts(string kind, int many)
    {
        var numbers = Enumerable.Range(100, many).ToList();
        return kind switch
        {
            "properties" => Pair(numbers, i => $"p{i}: {{ type: [string, integer], maxLength: # }}", each => $"{{ type: object, properties: {{ {each} }} }}"),
            "members" => Pair(numbers, i => $"{{ type: string, maxLength: {i}, minLength: # }}", each => $"{{ anyOf: [{each}] }}"),
            "members that are objects" => Pair(numbers, i => $"{{ type: object, properties: {{ a{i}: {{ type: string, maxLength: # }}, b{i}: {{ type: string }}, c{i}: {{ type: string }} }} }}", each => $"{{ oneOf: [{each}] }}"),
            "values" => Pair(numbers, i => $"word{i}-#", each => $"{{ type: string, enum: [{each}] }}"),
            "schemas" => Pair(numbers, i => $"p{i}: {{ type: object, properties: {{ a: {{ type: string, maxLength: # }} }} }}", each => $"{{ type: object, properties: {{ {each} }} }}"),
            "patterns" => Pair(numbers, i => $"'^p{i}': {{ type: string, maxLength: # }}", each => $"{{ type: object, patternProperties: {{ {each} }} }}"),
            "unions of unions" => Pair(numbers, i => $"{{ anyOf: [{{ type: string, maxLength: {i} }}, {{ type: integer, maximum: {i}# }}] }}", each => $"{{ anyOf: [{each}] }}"),
            "names" => Pair(numbers, i => $"p{i}: {{ not: {{ type: object, required: [a], properties: {{ a: {{ type: string, maxLength: # }} }} }} }}", each => $"{{ type: object, properties: {{ {each} }} }}"),
            "texts" => Pair(numbers, i => $"p{i}: {{ type: string, pattern: '{new string('a', 160)}#' }}", each => $"{{ type: object, properties: {{ {each} }} }}"),
            _ => Pair(numbers, i => $"{{ type: array, items: {{ type: string, maxLength: {i} }}, contains: {{ type: string, minLength: # }} }}", each => $"{{ oneOf: [{each}] }}"),
        };
    }

    private static (Contract Before, Contract After) Pair(List<int> numbers, Func<int, string> one, Func<string, string> all)
    {
        var schema = all(string.Join(", ", numbers.Select(one)));
        return (Read(schema.Replace("#", "3", StringComparison.Ordinal), "base.yaml"), Read(schema.Replace("#", "2", StringComparison.Ordinal), "head.yaml"));
    }

    private static Contract Read(string schema, string file)
    {
        var text = $"openapi: 3.1.0\ninfo: {{ title: t, version: '1' }}\npaths:\n  /a: {{ post: {{ requestBody: {{ content: {{ application/json: {{ schema: {{ $ref: '#/components/schemas/Thing' }} }} }} }}, responses: {{ '204': {{ description: x }} }} }} }}\ncomponents:\n  schemas:\n    Thing: {{ type: object, properties: {{ p: {schema} }} }}\n";
        return OpenApiContractReader.Read(OpenApiDocument.From(DocumentReader.Read(Encoding.UTF8.GetBytes(text), file)).Root);
    }
}
