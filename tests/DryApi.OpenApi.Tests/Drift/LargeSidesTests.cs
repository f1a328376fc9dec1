using DryApi.OpenApi.Documents;
using DryApi.OpenApi.Drift;

namespace DryApi.OpenApi.Tests.Drift;

/// <summary>Large documents are read at once, each on a thread of its own, and compared as small ones are.</summary>
public sealed class LargeSidesTests : IDisposable
{
    private static readonly string Padding = new('x', 1_100_000);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Run_OnOneChange_FindsIt()
    {
        var (old, @new) = (Write("base.json", Document(9)), Write("head.json", Document(8)));

        Run(old, @new).Changes.ShouldHaveSingleItem().Fact.ShouldBe("maxLength");
        Run(old, old).Changes.ShouldBeEmpty();
        Run(old, Write("same.json", Document(9) + " ")).Changes.ShouldBeEmpty();
    }

    [Fact]
    public void Run_OnTwoBrokenDocuments_NamesTheBase()
    {
        var (good, bad, worse) = (Write("good.json", Document(9)), Write("bad.json", Document(9)[..^1]), Write("worse.json", Document(9) + "}"));

        Should.Throw<InputException>(() => Run(bad, worse)).Message.ShouldContain("bad.json");
        Should.Throw<InputException>(() => Run(worse, bad)).Message.ShouldContain("worse.json");
        Should.Throw<InputException>(() => Run(good, bad)).Message.ShouldContain("bad.json");
    }

    [Fact]
    public void Run_OnTwoThatAreNoDocuments_NamesTheBase()
    {
        var (list, other) = (Write("list.json", $"[\"{Padding}\"]"), Write("other.json", $"[1,\"{Padding}\"]"));

        Should.Throw<InputException>(() => Run(list, other)).Message.ShouldContain("list.json");
        Should.Throw<InputException>(() => Run(other, list)).Message.ShouldContain("other.json");
    }

    private static DriftFindings Run(string @base, string head) => DriftCheck.Run(@base, head, overlayPath: null, today: default);

    private static string Document(int most) => $$"""
        {"openapi":"3.1.0","info":{"title":"t","version":"1","description":"{{Padding}}"},"paths":{"/a":{"post":{
         "requestBody":{"content":{"application/json":{"schema":{"type":"string","maxLength":{{most}} } } } },"responses":{"204":{"description":""} } } } } }
        """;

    private string Write(string name, string text) => _folder.Write(name, text);
}
