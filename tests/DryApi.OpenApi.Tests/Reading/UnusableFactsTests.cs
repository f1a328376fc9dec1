using DryApi.OpenApi.Tests.Commands;
using DryApi.OpenApi.Tests.Documents;

namespace DryApi.OpenApi.Tests.Reading;

/// <summary>What nobody can use is said at its line, and the rest is read.</summary>
public sealed class UnusableFactsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Requirement_OfAnUndefinedScheme_StaysAndIsSaidOncePerPlace()
    {
        var document = _folder.Write("a.yaml", """
            openapi: 3.0.3
            security:
            - defined: []
            - undefined: []
            paths:
              /a: {get: {responses: {}}}
              /b: {get: {responses: {}}}
              /c:
                get:
                  security: [{defined: [], "odd\nname": [x]}]
                  responses: {}
            components:
              securitySchemes: {defined: {type: http, scheme: bearer}}
            """);

        var run = await Tool.RunAsync("contract", document);

        run.ExitCode.ShouldBe(0);
        run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).ShouldBe(
        [
            $"{document}(4,3): warning DRY1721: security: undefined. No such scheme stands in components.securitySchemes: nobody can know how to authenticate.",
            $"{document}(10,32): warning DRY1721: security: \"odd\\nname\". No such scheme stands in components.securitySchemes: nobody can know how to authenticate.",
        ]);
        run.Output.ShouldContain("security: defined | undefined\n");
        run.Output.ShouldContain("security: defined & \"odd\\nname\"[\"x\"]\n");
    }

    [Theory]
    [InlineData("maximum", "1e400", "maximum=1E+400")]
    [InlineData("minimum", "-1e400", "minimum=-1E+400")]
    [InlineData("exclusiveMaximum", "1e309", "exclusiveMaximum=1E+309")]
    [InlineData("multipleOf", "1e-400", "multipleOf=1E-400")]
    [InlineData("multipleOf", "0.1000000000000000000000000000000000000001", "multipleOf=1.000000000000000000000000000000000000001E-1")]
    [InlineData("multipleOf", "0", "multipleOf=0")]
    [InlineData("enum", "[1,1e400]", "enum=[1,1E+400]")]
    [InlineData("const", "1e400", "enum=[1E+400]")]
    public async Task Number_BeyondCSharp_StaysInTheContractWithAWarningAtItsLine(string keyword, string value, string fact)
    {
        var document = Write($"\"type\":\"number\",\n\"{keyword}\":{value}");

        var run = await Tool.RunAsync("contract", document);

        run.ExitCode.ShouldBe(0);
        run.Output.ShouldContain($"  p: number {fact}\n");
        run.Error.ShouldBe($"{document}(2,1): warning DRY1722: A.p: {fact}. No C# number holds it: nothing is checked against it.\n");
    }

    [Theory]
    [InlineData("maximum", "123456789012345678901234567890", "1.2345678901234567890123456789E+29")]
    [InlineData("maximum", "9007199254740993", "9007199254740993")]
    [InlineData("maximum", "4294967295.5", "4294967295.5")]
    [InlineData("minimum", "-0", "0")]
    [InlineData("minimum", "1.0", "1")]
    [InlineData("minimum", "1E+2", "100")]
    [InlineData("minimum", "0.1000000000000000000000000000000000000001", "1.000000000000000000000000000000000000001E-1")]
    [InlineData("multipleOf", "0.01", "0.01")]
    [InlineData("enum", "[-0,1.0,1E+2,2.50]", "[0,1,100,2.5]")]
    [InlineData("const", "1E+2", null)]
    [InlineData("default", "123456789012345678901234567890", "1.2345678901234567890123456789E+29")]
    public async Task Number_OfAnySize_KeepsItsDigits(string keyword, string value, string? fact)
    {
        var run = await Tool.RunAsync("contract", Write($"\"type\":\"number\",\"{keyword}\":{value}"));

        run.ShouldSucceed();
        run.Output.ShouldContain(fact is null ? "  p: number enum=[100]\n" : $"  p: number {keyword}={fact}\n");
    }

    [Theory]
    [InlineData("maximum", "123456789012345678901234567891", "123456789012345678901234567890", "decreased")]
    [InlineData("maximum", "9007199254740993", "9007199254740992", "decreased")]
    [InlineData("maximum", "0.1000000000000000000000000000000000000001", "0.1", "decreased")]
    [InlineData("maximum", "1e400", "1e401", "increased")]
    [InlineData("minimum", "1e-400", "0", "decreased")]
    [InlineData("multipleOf", "1e30", "3e30", "")]
    public async Task Comparison_OfNumbersThatDoublesDoNotTellApart_SeesTheChange(string keyword, string before, string after, string word)
    {
        var run = await Tool.RunAsync("diff", Write($"\"type\":\"number\",\"{keyword}\":{before}", "b.json"), Write($"\"type\":\"number\",\"{keyword}\":{after}"), "--fail-on", "any");

        run.ExitCode.ShouldBe(1);
        run.Output.ShouldContain(word);
    }

    [Theory]
    [InlineData("maximum", "1e2", "100.0")]
    [InlineData("maximum", "1e400", "10e399")]
    [InlineData("minimum", "-0", "0")]
    [InlineData("multipleOf", "0.10", "1e-1")]
    public async Task Comparison_OfOneNumberInTwoForms_SeesNoChange(string keyword, string before, string after)
    {
        var run = await Tool.RunAsync("diff", Write($"\"type\":\"number\",\"{keyword}\":{before}", "b.json"), Write($"\"type\":\"number\",\"{keyword}\":{after}"), "--fail-on", "any");

        run.ExitCode.ShouldBe(0);
    }

    [Theory]
    [InlineData("minimum", "9007199254740993", "9007199254740992")]
    [InlineData("maximum", "9007199254740992", "9007199254740993")]
    [InlineData("minimum", "1e401", "1e400")]
    public async Task AllOf_WithTwoBounds_KeepsTheNarrowerOne(string keyword, string kept, string other)
    {
        var kind = $"\"type\":\"number\",\"{keyword}\":";

        var (first, second) = (await Tool.RunAsync("contract", Write($"\"allOf\":[{{{kind}{kept}}},{{{kind}{other}}}]")), await Tool.RunAsync("contract", Write($"\"allOf\":[{{{kind}{other}}},{{{kind}{kept}}}]")));

        first.Output.ShouldContain($"  p: number {keyword}={(kept == "1e401" ? "1E+401" : kept)}\n");
        second.Output.ShouldBe(first.Output);
    }

    private string Write(string property, string name = "a.json") => _folder.Write(
        name,
        """{"openapi":"3.1.0","paths":{"/a":{"post":{"requestBody":{"content":{"application/json":{"schema":{"$ref":"#/components/schemas/A"}}}},"responses":{"204":{"description":""}}}}},"components":{"schemas":{"A":{"type":"object","properties":{"p":{""" + property + "}}}}}}");
}
