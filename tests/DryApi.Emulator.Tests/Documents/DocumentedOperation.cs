using System.Text.Json.Nodes;

namespace DryApi.Emulator.Tests.Documents;

/// <summary>An operation as the document writes it, read without any library for documents.</summary>
internal sealed record DocumentedOperation(JsonObject Document, string Version, string Method, string Path, JsonObject Operation)
{
    /// <summary>All operations of both versions of the API.</summary>
    public static IReadOnlyList<DocumentedOperation> All { get; } = [.. Of("v1"), .. Of("v2")];

    /// <summary>The media type of its body; null where it takes none.</summary>
    public string? MediaType => Content.Select(each => each.Key).FirstOrDefault();

    /// <summary>The schemas that its body can have: one, or its alternatives.</summary>
    public IReadOnlyList<JsonObject> Bodies
    {
        get
        {
            var schema = Content.Select(each => Resolve(each.Value!["schema"]!)).FirstOrDefault();
            return schema is null ? [] : schema["oneOf"] is JsonArray several ? [.. several.Select(each => Resolve(each!))] : [schema];
        }
    }

    /// <summary>The parameters in its query.</summary>
    public IReadOnlyList<JsonObject> Query => [.. ((JsonArray?)Operation["parameters"] ?? []).Select(each => Resolve(each!)).Where(each => (string?)each["in"] == "query")];

    /// <summary>The schema of its success.</summary>
    public JsonNode Success => Operation["responses"]!.AsObject().First(each => each.Key.StartsWith('2')).Value!["content"]!["application/json"]!["schema"]!;

    /// <summary>Whether it takes a job.</summary>
    public bool TakesJob => Method == "POST" && !IsPrice && Resolve(Success)["properties"]?["data"] is { } data && Resolve(data)["properties"]?["request_id"] is not null;

    /// <summary>Whether it says what another one costs.</summary>
    public bool IsPrice => Path.EndsWith("/price", StringComparison.Ordinal) || Path.EndsWith("/price-calculation", StringComparison.Ordinal);

    private JsonObject Content => (JsonObject?)(Operation["requestBody"] is { } body ? Resolve(body)["content"] : null) ?? [];

    /// <summary>What a reference stands for.</summary>
    public JsonObject Resolve(JsonNode node)
    {
        while (node["$ref"] is { } reference)
        {
            node = ((string)reference!).Split('/').Skip(1).Aggregate((JsonNode)Document, (at, step) => at[step]!);
        }

        return node.AsObject();
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Method} {Path}";

    private static IEnumerable<DocumentedOperation> Of(string version)
    {
        var document = JsonNode.Parse(File.ReadAllText(FileOf(version)))!.AsObject();
        return document["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject()
            .Where(each => each.Key is "get" or "post" or "put" or "patch" or "delete")
            .Select(each => new DocumentedOperation(document, version, each.Key.ToUpperInvariant(), path.Key, each.Value!.AsObject())));
    }

    private static string FileOf(string version) => System.IO.Path.Combine(RepositoryFiles.Root, "openapi", version, "dryapi.json");
}
