using DryApi.OpenApi.Tests.Documents;

namespace DryApi.OpenApi.Tests.Build;

/// <summary>A keyword is one row of one table: a tool built with one row more reads it, writes it, compares it by what it bounds, and has its rules.</summary>
[Collection(PreparedTreeCollection.Name)]
public sealed class KeywordTableTests(PreparedTree tree) : IDisposable
{
    private const string Row = """        Keyword.OfBound("maxLines", Upper, Count, Strings, KeywordMeasure.None, 194, "max-lines", "greatest number of lines", "p: string {0}", "x-max-lines"),""";

    private readonly TemporaryFolder _folder = new();

    // Beside the tool's own folder, as deep: what it refers to by relative paths is there.
    private string Generator => tree.PathOf("generator with a row");

    public void Dispose()
    {
        _folder.Dispose();
        Directory.Delete(Generator, recursive: true);
    }

    [Fact]
    public async Task Build_OnOneRowMore_KnowsTheKeywordEverywhere()
    {
        foreach (var project in (string[])["DryApi.Contracts", "DryApi.OpenApi"])
        {
            PreparedTree.Copy(tree.PathOf("generator/" + project), Path.Combine(Generator, project));
        }

        var table = Path.Combine(Generator, "DryApi.Contracts", "Keywords", "Keywords.cs");
        var text = File.ReadAllText(table);
        var end = text.IndexOf("    ];", StringComparison.Ordinal);
        File.WriteAllText(table, text.Insert(end, Row + "\n"));
        var (exitCode, output) = await tree.BuildProjectAsync(Path.Combine(Generator, "DryApi.OpenApi"), "-v:q");
        exitCode.ShouldBe(0, output);

        // Only an overlay says it; what has the wrong kind is a warning.
        _folder.Write("base.json", ShopDocument.Text);
        WriteOverlay("10");
        (await ToolAsync("contract", _folder["base.json"], "--overlay", _folder["overlay.json"])).ShouldContain("maxLines=10");
        (await ToolAsync("diff", _folder["base.json"], Document("\"x-max-lines\": 3, "))).ShouldContain("x-max-lines");

        // Less is breaking for what is sent and nothing for what is received; more is the other way round.
        var less = await DiffAsync("10", "5");
        less.ShouldContain("breaking DRY1397 request-property-max-lines-decreased");
        less.ShouldContain("Order.note: maxLines 10 → 5");
        less.ShouldContain("info DRY1597 response-property-max-lines-decreased");
        var more = await DiffAsync("5", "10");
        more.ShouldContain("info DRY1396 request-property-max-lines-increased");
        more.ShouldContain("breaking DRY1596 response-property-max-lines-increased");

        (await ToolAsync("rules")).ShouldContain("DRY1397");
        WriteOverlay("\"ten\"");
        (await ToolAsync("contract", _folder["base.json"], "--overlay", _folder["overlay.json"])).ShouldContain("a number of 0 or more");
    }

    private string Document(string words)
    {
        ShopDocument.Text.ShouldContain("\"maxLength\": 20");
        return _folder.Write("head.json", ShopDocument.Text.Replace("\"maxLength\": 20", words + "\"maxLength\": 20", StringComparison.Ordinal));
    }

    private async Task<string> DiffAsync(string old, string @new)
    {
        WriteOverlay(old, "old.json");
        WriteOverlay(@new);
        return await ToolAsync("diff", _folder["base.json"], _folder["base.json"], "--base-overlay", _folder["old.json"], "--overlay", _folder["overlay.json"]);
    }

    private void WriteOverlay(string lines, string name = "overlay.json") =>
        _folder.Write(name, """{"overlay":"1.0.0","info":{"title":"Shop","version":"1"},"actions":[{"target":"$..note","update":{"x-max-lines":N}},{"target":"$..sent_at","update":{"x-max-lines":N}}]}""".Replace("N", lines, StringComparison.Ordinal));

    /// <summary>What the tool writes, to both outputs.</summary>
    private async Task<string> ToolAsync(params string[] arguments) =>
        (await tree.RunAsync([Path.Combine(Generator, "DryApi.OpenApi", "bin", "Debug", "net10.0", "dryapi-openapi.dll"), .. arguments])).Output;
}
