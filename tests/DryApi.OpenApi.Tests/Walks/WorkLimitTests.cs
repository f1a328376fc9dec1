using DryApi.OpenApi.Tests.Commands;
using DryApi.OpenApi.Tests.Documents;
using DryApi.OpenApi.Tests.Reading;

namespace DryApi.OpenApi.Tests.Walks;

/// <summary>What asks for more work than is done for a document is refused in one line, which says where, what, and what to do.</summary>
public sealed class WorkLimitTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string, string, string> Endless => new()
    {
        { "lists of lists, each twice", Reader.Document(Components.Ref("A0"), Components.Chain(40, """{"type":"array","items":{"anyOf":[{"allOf":[#,{"minItems":1}]},{"allOf":[#,{"minItems":2}]}]}}""")), "visits more than 5000000 values" },
        { "callbacks, each twice", Callbacks(40), "visits more than 5000000 values" },
        { "allOf to the next", Reader.Document(Components.Ref("A0"), Components.Chain(5_000, """{"allOf":[#,{"properties":{"p@":{}}}]}""")), "more than 250 deep" },
        { "lists in lists", Reader.Document(Components.Nested(700, """{"type":"array","items":""", "}")), "more than 250 deep" },
        { "unions in unions", Reader.Document(Components.Nested(700, """{"oneOf":[{"type":"integer"},""", "]}")), "more than 250 deep" },
        { "allOf in allOf", Reader.Document(Components.Nested(700, """{"allOf":[""", "]}")), "more than 250 deep" },
        { "not in not", Reader.Document(Components.Nested(700, """{"not":""", "}")), "more than 250 deep" },
    };

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Endless))]
    public async Task Commands_OnWorkWithoutEnd_SayWhereAndWhatToDo(string name, string document, string expected)
    {
        var (file, plain) = (_folder.Write("a.json", document), _folder.Write("plain.json", Reader.Document("{}")));
        var target = _folder["out.json"];
        foreach (var args in (string[][])[["contract", file], ["normalize", file, "--output", target], ["diff", plain, file], ["diff", file, plain]])
        {
            var line = (await Tool.RunAsync(args)).ShouldBeUnusable();

            line.ShouldMatch("^.*a\\.json\\([0-9]+,[0-9]+\\): .*, at \"[#…][^\"]*\"; ", name);
            line.ShouldContain(expected);
            line.ShouldMatch("; (let fewer schemas repeat one another, or raise the limit with --max-work|flatten them)$");
            File.Exists(target).ShouldBeFalse();
        }
    }

    [Fact]
    public async Task MaxWork_OnTheCommandLine_IsTheLimit()
    {
        var file = _folder.Write("a.json", Reader.Document(Components.Ref("A0"), Components.Chain(50, """{"type":"object","properties":{"next":#}}""")));
        var other = _folder.Write("b.json", File.ReadAllText(file).Replace("\"string\"", "\"integer\"", StringComparison.Ordinal));
        var target = _folder["out.json"];
        foreach (var args in (string[][])[["contract", file], ["normalize", file, "--output", target], ["diff", file, other, "--fail-on", "none"]])
        {
            (await Tool.RunAsync([.. args, "--max-work", "100"])).ShouldBeUnusable().ShouldContain("visits more than 100 values");
            (await Tool.RunAsync([.. args, "--max-work", "10000"])).ShouldSucceed();
        }

        (await Tool.RunAsync("contract", file, "--max-work", "0")).ShouldBeUnusable().ShouldContain("--max-work");
    }

    private static string Callbacks(int count) => Components.Document(
        """
        "/a":{"$ref":"#/components/pathItems/P0"}
        """,
        "\"pathItems\":{" + Components.Members(Enumerable.Range(0, count), i => """
            "P@":{"post":{"responses":{"200":{"description":""}},"callbacks":{"a":{"u":{"$ref":"#/components/pathItems/P<next>"}},"b":{"u":{"$ref":"#/components/pathItems/P<next>"}}}}}
            """.At(i).Fill("<next>", $"{i + 1}")) + """
            ,"P@":{"post":{"responses":{"200":{"description":""}}}}}
            """.At(count));
}
