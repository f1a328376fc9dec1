using DryApi.OpenApi.Drift;
using DryApi.OpenApi.Tests.Commands;
using DryApi.OpenApi.Tests.Documents;

namespace DryApi.OpenApi.Tests.Drift;

/// <summary>Changes that say the same are told once.</summary>
public sealed class DriftRowsTests : IDisposable
{
    private const int Many = 500;

    private static readonly DateTime Today = new(2026, 1, 1);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Text_OnVeryManyMovedPaths_TellsThemInOne()
    {
        _folder.Write("base.json", Paths("/v1"));
        _folder.Write("head.json", Paths("/v2"));

        var run = await Tool.RunAsync("diff", _folder["base.json"], _folder["head.json"], "--fail-on", "none");

        run.ShouldSucceed();
        run.Output.Length.ShouldBeLessThan(3_000);
        run.Output.ShouldContain($"breaking DRY1116 operation-moved ({Many} times)\n  GET /v1/p0 → GET /v2/p0\n");
        run.Output.ShouldContain($"\n  and {Many - 5} more: /v1 → /v2\n");
        run.Output.ShouldContain($"\n{Many} breaking, 0 warnings, ");
        DriftRows.Of(DriftCheck.Run(_folder["base.json"], _folder["head.json"], null, Today).Changes).Sum(row => row.Changes.Count).ShouldBeGreaterThanOrEqualTo(Many);

        // Another part of other paths is another row.
        _folder.Write("head.json", Paths("/v2").Replace("/v2/p1", "/v3/p1", StringComparison.Ordinal));
        var rows = DriftRows.Of(DriftCheck.Run(_folder["base.json"], _folder["head.json"], null, Today).Changes);
        rows.Take(2).Select(row => row.Pattern).ShouldBe(["/v1 → /v2", "/v1 → /v3"]);

        static string Paths(string prefix) => $$"""{ "openapi": "3.0.3", "info": { "title": "t", "version": "1" }, "paths": { {{string.Join(",", Enumerable.Range(0, Many).Select(i => $$"""
            "{{prefix}}/p{{i}}": { "get": { "operationId": "get{{i}}", "responses": { "204": { "description": "" } } } }
            """))}} } }""";
    }

    [Fact]
    public void Rows_OnMoreThanAnybodyReads_AreOneForARule()
    {
        const int count = 1_001;
        _folder.Write("base.json", Paths(0));
        _folder.Write("head.json", Paths(count));

        DriftRows.Of(DriftCheck.Run(_folder["base.json"], _folder["head.json"], null, Today).Changes).ShouldHaveSingleItem().Changes.Count.ShouldBe(count);
        _folder.Write("head.json", Paths(count - 1));
        DriftRows.Of(DriftCheck.Run(_folder["base.json"], _folder["head.json"], null, Today).Changes).Count.ShouldBe(count - 1);

        static string Paths(int count) => $$"""{ "openapi": "3.0.3", "info": { "title": "t", "version": "1" }, "paths": { {{string.Join(",", Enumerable.Range(0, count).Select(i => $$"""
            "/p{{i}}": { "get": { "responses": { "204": { "description": "" } } } }
            """))}} } }""";
    }

    [Fact]
    public async Task Text_OnSeveralValuesOfOnePlace_TellsThemInOneLine()
    {
        _folder.Write("base.json", ShopDocument.Text);
        _folder.Write("head.json", ShopDocument.Text.Replace("\"enum\": [\"paper\", \"box\", \"none\"]", "\"enum\": [\"none\"]", StringComparison.Ordinal));

        var run = await Tool.RunAsync("diff", _folder["base.json"], _folder["head.json"], "--fail-on", "none");

        run.Output.ShouldStartWith("breaking DRY1214 request-property-enum-value-removed (2 times)\n  Order.wrap: enum − \"box\", \"paper\"\n");
    }

    [Fact]
    public async Task Text_OnOneOfEach_TellsEachByItself()
    {
        // The same fact of other properties, and another fact of the same one.
        _folder.Write("base.json", ShopDocument.Text);
        _folder.Write("head.json", ShopDocument.Text.Replace("\"maxLength\": 20", "\"maxLength\": 5, \"minLength\": 1", StringComparison.Ordinal).Replace("\"item\": { \"type\": \"string\"", "\"item\": { \"type\": \"string\", \"maxLength\": 9", StringComparison.Ordinal));

        var run = await Tool.RunAsync("diff", _folder["base.json"], _folder["head.json"], "--fail-on", "none");

        run.Output.ShouldNotContain(" times)");
        run.Output.Split('\n').Count(line => line.StartsWith("breaking ", StringComparison.Ordinal)).ShouldBe(3);
    }
}
