namespace DryApi.OpenApi.Tests.Build;

/// <summary>A project of a prepared copy with a document of its own, which stops where its code is generated.</summary>
internal sealed class SmallProject : IDisposable
{
    public const string Code = "obj/openapi/Client.nswag.g.cs";
    private const string Reads = "Reading ";
    private const string Writes = "Writing the client with NSwag";

    private readonly PreparedTree _tree;
    private readonly string _folder = "small " + Guid.NewGuid().ToString("N")[..8];

    public SmallProject(PreparedTree tree)
    {
        _tree = tree;
        Directory.CreateDirectory(PathOf(""));
        WriteDocument("shop.json", 77);
        Write("overlay.json", """{"overlay":"1.0.0","info":{"title":"Shop","version":"1"},"actions":[{"target":"$.components.schemas.Pet.properties.name","update":{"maxLength":88}}]}""");
        Write("other-overlay.json", """{"overlay":"1.0.0","info":{"title":"Shop","version":"1"},"actions":[{"target":"$.components.schemas.Pet.properties.name","update":{"maxLength":99}}]}""");
    }

    public string PathOf(string file) => Path.Combine(_tree.PathOf(_folder), file);

    public string Read(string file) => File.ReadAllText(PathOf(file));

    public void Write(string file, string content) => File.WriteAllText(PathOf(file), content);

    public void WriteDocument(string file, int longest) => Write(file, $$"""
        {
          "openapi": "3.0.3",
          "info": { "title": "Shop", "version": "1" },
          "servers": [{ "url": "https://shop.example" }],
          "paths": {
            "/pets": { "get": { "operationId": "listPets", "tags": ["Pets"], "responses": { "200": { "description": "All.", "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Pet" } } } } } } }
          },
          "components": { "schemas": { "Pet": { "type": "object", "properties": { "name": { "type": "string", "maxLength": {{longest}} } } } } }
        }
        """);

    /// <summary>Writes the project, with attributes of its document as XML.</summary>
    public void WriteProject(string attributes, string document = "shop.json", string contract = "contract.txt", string properties = "") =>
        WriteProjectOf($"""<OpenApiDocument Include="{document}" Contract="{contract}" {attributes} />""", properties);

    /// <summary>Writes the project, with its documents and properties as XML.</summary>
    public void WriteProjectOf(string documents, string properties = "") => Write("Small.csproj", $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <Import Project="../build/DryApi.OpenApi.props" />
          <PropertyGroup>
            <TargetFrameworks>net8.0;net10.0</TargetFrameworks>
            {properties}
          </PropertyGroup>
          <ItemGroup>{documents}</ItemGroup>
          <Import Project="../build/DryApi.OpenApi.targets" />
        </Project>
        """);

    /// <summary>Accepts the contract; fails if that does.</summary>
    public async Task AcceptAsync()
    {
        var (exitCode, output) = await BuildAsync("AcceptOpenApi");
        exitCode.ShouldBe(0, output);
    }

    /// <summary>Generates, and says what ran.</summary>
    public async Task<(bool HasRead, bool HasWritten)> GenerateAsync(params string[] arguments)
    {
        var (exitCode, output) = await TryAsync(arguments);
        exitCode.ShouldBe(0, output);
        return (output.Contains(Reads, StringComparison.Ordinal), output.Contains(Writes, StringComparison.Ordinal));
    }

    /// <summary>Generates as it was restored when the contract was accepted.</summary>
    public Task<(int ExitCode, string Output)> TryAsync(params string[] arguments) => BuildAsync("GenerateOpenApi", ["--no-restore", .. arguments]);

    public Task<(int ExitCode, string Output)> BuildAsync(string target, params string[] arguments) => _tree.BuildProjectAsync(_folder, ["-t:" + target, .. arguments]);

    public void Dispose() => Directory.Delete(PathOf(""), recursive: true);
}
