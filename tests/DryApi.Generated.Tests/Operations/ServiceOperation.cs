using System.Text.Json.Nodes;

namespace DryApi.Generated.Tests.Operations;

/// <summary>An operation of the document.</summary>
internal sealed record ServiceOperation(string Method, string Path, JsonNode Node)
{
    public string Name => Method + " " + Path;

    /// <summary>The parameters, without the one that the client sets itself.</summary>
    public IReadOnlyList<JsonNode> Parameters { get; } =
        (Node["parameters"]?.AsArray() ?? []).Select(parameter => ServiceDocument.Resolve(parameter!)).Where(parameter => (string)parameter["in"]! != "header").ToArray();

    public string? MediaType => Node["requestBody"]?["content"]!.AsObject().Single().Key;

    public JsonNode? BodySchema => Node["requestBody"]?["content"]!.AsObject().Single().Value!["schema"];

    public JsonNode ResponseSchema => Node["responses"]!["200"]!["content"]!["application/json"]!["schema"]!;

    /// <summary>The properties from the client to the builder, in C#; a parameter of the path is kept in its braces.</summary>
    public IReadOnlyList<string> BuilderPath
    {
        get
        {
            var path = Path[((string)Node.Root["x-path-prefix"]!).Length..]
                .Split('/', StringSplitOptions.RemoveEmptyEntries).Select(segment => segment[0] == '{' ? segment : WireName.ToCSharp(segment)).ToArray();
            if ((string?)Node["x-csharp-name"] is { } given)
            {
                path[Array.FindLastIndex(path, step => step[0] != '{')] = given;
            }

            return path;
        }
    }

    public string MethodName => Method[0] + Method[1..].ToLowerInvariant() + "Async";
}
