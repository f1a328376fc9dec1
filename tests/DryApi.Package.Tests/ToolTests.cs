using DryApi.Package.Tests.Users;

namespace DryApi.Package.Tests;

/// <summary>The tools, installed as users install them.</summary>
public sealed class ToolTests(Workshop workshop)
{
    [Fact]
    public async Task Dryapi_OnNoKey_MakesAnImageOnItsOwnEmulator()
    {
        var program = await InstallAsync("DryApi.Cli", "dryapi");
        var image = workshop.PathOf("dryapi.png");

        await workshop.StartAsync(program, "txt2img", "A beautiful sunset over mountains", "--output", image);

        Png.SizeOf(image).Width.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task DryapiOpenapi_OnTwoDocuments_SaysWhatChanged()
    {
        var program = await InstallAsync("DryApi.OpenApi", "dryapi-openapi");
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

    private async Task<string> InstallAsync(string id, string command)
    {
        await workshop.DotnetAsync("", "tool", "install", id, "--version", workshop.Packages.Version, "--tool-path", command);
        return workshop.PathOf(Path.Combine(command, OperatingSystem.IsWindows() ? command + ".exe" : command));
    }
}
