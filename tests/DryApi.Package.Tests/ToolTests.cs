using System.IO.Compression;
using DryApi.Package.Tests.Users;

namespace DryApi.Package.Tests;

/// <summary>The tools, installed as users install them.</summary>
public sealed class ToolTests(Workshop workshop, InstalledCli cli) : IClassFixture<InstalledCli>
{
    [Fact]
    public async Task Dryapi_OnNoKey_MakesAnImageOnItsOwnEmulator()
    {
        var image = workshop.PathOf("dryapi.png");

        await cli.RunAsync("txt2img", "A beautiful sunset over mountains", "--output", image);

        Png.SizeOf(image).Width.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void Dryapi_OnItsFiles_IsNativeCode() => Directory.GetFiles(cli.Path, "*.dll", SearchOption.AllDirectories).ShouldBeEmpty();

    [Fact]
    public async Task Dryapi_OnABatch_KeepsItsJournalAndMakesEachRow()
    {
        await File.WriteAllTextAsync(workshop.PathOf("rows.csv"), "prompt\nA lake\n\"A hill, \"\"green\"\"\"\n", TestContext.Current.CancellationToken);

        await cli.RunAsync("batch", "rows.csv", "--operation", "txt2img", "--yes", "--output", workshop.PathOf("rows"));

        Directory.GetFiles(workshop.PathOf("rows"), "*.png").Select(Png.SizeOf).Count(size => size.Width > 0).ShouldBe(2);
    }

    [Fact]
    public async Task Dryapi_OnAnAgent_TellsItsToolsAndRunsThem()
    {
        var said = await cli.TalkAsync("""
            {"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-06-18","capabilities":{},"clientInfo":{"name":"tests","version":"1"}}}
            {"jsonrpc":"2.0","method":"notifications/initialized"}
            {"jsonrpc":"2.0","id":2,"method":"tools/list"}
            {"jsonrpc":"2.0","id":3,"method":"tools/call","params":{"name":"search_operations","arguments":{"query":"image from text"}}}

            """, lines: 3, "mcp");

        said.ShouldContain("\"run\"");
        said.ShouldContain("txt2img");
    }

    [Fact]
    public async Task DryapiForAnyMachine_OnNoKey_MakesAnImageOnItsOwnEmulator()
    {
        var image = workshop.PathOf("any.png");
        using (var package = workshop.Packages.Open("DryApi.Cli.any"))
        {
            package.ExtractToDirectory(workshop.PathOf("any"));
        }

        await workshop.StartAsync("dotnet", workshop.PathOf("any/tools/net10.0/any/dryapi.dll"), "txt2img", "A beautiful sunset over mountains", "--output", image);

        Png.SizeOf(image).Width.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task DryapiOpenapi_OnTwoDocuments_SaysWhatChanged()
    {
        const string command = "dryapi-openapi";
        await workshop.DotnetAsync("", "tool", "install", "DryApi.OpenApi", "--version", workshop.Packages.Version, "--tool-path", command);
        var program = workshop.PathOf(Path.Combine(command, OperatingSystem.IsWindows() ? command + ".exe" : command));
        await WriteAsync("before.json", 20);
        await WriteAsync("after.json", 10);

        var said = await workshop.StartAsync(program, "diff", workshop.PathOf("before.json"), workshop.PathOf("after.json"), "--fail-on", "none");

        said.ShouldContain("DRY1311");
        said.ShouldContain("maxLength 20 → 10");
    }

    private Task WriteAsync(string file, int maxLength) => File.WriteAllTextAsync(workshop.PathOf(file), $$"""
        {
          "openapi": "3.1.0", "info": { "title": "A shop", "version": "1" },
          "paths": { "/orders": { "post": {
            "requestBody": { "content": { "application/json": { "schema": { "type": "object", "properties": { "note": { "type": "string", "maxLength": {{maxLength}} } } } } } },
            "responses": { "204": { "description": "Taken." } }
          } } }
        }
        """);
}
