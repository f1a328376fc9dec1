using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace DryApi.Analyzers.Tests.Successors.Whole;

/// <summary>A server that is made of the accepted documents: it judges each request by them, and responds with what they promise. A job is done when it is first asked for.</summary>
internal sealed class DocumentServer : IAsyncDisposable
{
    private static readonly JsonNode[] Documents = [.. RepositoryFiles.DocumentNames.Select(name => JsonNode.Parse(File.ReadAllText(RepositoryFiles.PathOf(name, "dryapi.json")))!)];

    private readonly ConcurrentQueue<string> _calls = new();
    private readonly ConcurrentQueue<string> _refusals = new();
    private WebServer? _server;

    /// <summary>The calls, by method and path of the document.</summary>
    public IReadOnlyList<string> Calls => [.. _calls];

    /// <summary>What the document does not allow.</summary>
    public IReadOnlyList<string> Refusals => [.. _refusals];

    public Uri Url => _server!.Url;

    public static async Task<DocumentServer> StartAsync()
    {
        var server = new DocumentServer();
        server._server = await WebServer.StartAsync(server.RespondAsync);
        return server;
    }

    public ValueTask DisposeAsync() => _server!.DisposeAsync();

    private async Task RespondAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        var request = new RecordedRequest(
            context.Request.Method,
            context.Features.Get<IHttpRequestFeature>()!.RawTarget,
            context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            body.ToArray());
        if (request.Path == "/result")
        {
            await Responses.Body([1, 2, 3], "application/octet-stream")(context);
            return;
        }

        if (Find(request) is not var (root, path, operation))
        {
            _refusals.Enqueue($"{request.Method} {request.Path}: no operation");
            await Responses.Json("{}", 404)(context);
            return;
        }

        _calls.Enqueue($"{request.Method} {path}");
        foreach (var problem in await JudgeAsync(request, root, operation))
        {
            _refusals.Enqueue($"{request.Method} {path}: {problem}");
        }

        await Responses.Json(Sample("response", operation["responses"]!["200"]!["content"]!["application/json"]!["schema"]!)!.ToJsonString())(context);
    }

    private static (JsonNode Root, string Path, JsonNode Operation)? Find(RecordedRequest request)
    {
        foreach (var root in Documents)
        {
            foreach (var (path, item) in root["paths"]!.AsObject())
            {
                var (steps, segments) = (path.Split('/'), request.Path.Split('/'));
                if (item![request.Method.ToLowerInvariant()] is { } operation && steps.Length == segments.Length && steps.Zip(segments).All(pair => pair.First == pair.Second || (pair.First.StartsWith('{') && pair.Second.Length > 0)))
                {
                    return (root, path, operation);
                }
            }
        }

        return null;
    }

    private static async Task<IReadOnlyList<string>> JudgeAsync(RecordedRequest request, JsonNode root, JsonNode operation)
    {
        List<string> problems = [];
        var parameters = (operation["parameters"]?.AsArray() ?? []).Select(parameter => Resolve(parameter!)).Where(parameter => (string?)parameter["in"] == "query").ToList();
        problems.AddRange(request.Query.Where(sent => parameters.TrueForAll(parameter => (string?)parameter["name"] != sent.Name)).Select(sent => $"unknown parameter {sent.Name}"));
        foreach (var parameter in parameters)
        {
            var sent = request.Query.Where(each => each.Name == (string?)parameter["name"]).Select(each => each.Value).ToList();
            var value = sent.Count == 0 ? null : Read(sent[0], Resolve(parameter["schema"]!));
            if (value is null ? (bool?)parameter["required"] == true : !IsValid(value, parameter["schema"]!, root))
            {
                problems.Add($"parameter {parameter["name"]}={string.Join('&', sent)}");
            }
        }

        if (operation["requestBody"]?["content"]?.AsObject().Single() is not var (mediaType, content))
        {
            return problems;
        }

        if (request.MediaType != mediaType)
        {
            problems.Add($"body is {request.MediaType}");
            return problems;
        }

        var schema = content!["schema"]!;
        var body = mediaType == "application/json" ? JsonNode.Parse(request.Body)! : FormOf(await request.PartsAsync(), schema);
        if (!IsValid(body, schema, root))
        {
            problems.Add($"body {body.ToJsonString()}");
        }

        return problems;
    }

    private static JsonObject FormOf(IReadOnlyList<RecordedPart> parts, JsonNode schema)
    {
        var branches = (Resolve(schema)["oneOf"]?.AsArray().Select(branch => Resolve(branch!)) ?? [Resolve(schema)]).ToList();
        var form = new JsonObject();
        foreach (var part in parts)
        {
            var property = branches.Select(branch => branch["properties"]?[part.Name]).FirstOrDefault(found => found is not null) is { } found ? Resolve(found) : new JsonObject();
            var text = part.FileName is null ? Encoding.UTF8.GetString(part.Bytes) : "a file";
            if ((string?)property["type"] == "array" && part.FileName is not null)
            {
                form[part.Name] ??= new JsonArray();
                form[part.Name]!.AsArray().Add(text);
            }
            else
            {
                form[part.Name] = (string?)property["type"] == "array" ? JsonNode.Parse(text) : Read(text, property);
            }
        }

        return form;
    }

    private static JsonNode Read(string text, JsonNode schema) => (string?)schema["type"] switch
    {
        "integer" or "number" when decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => JsonValue.Create(number),
        "boolean" => text switch { "true" => JsonValue.Create(true), "false" => JsonValue.Create(false), _ => JsonValue.Create(text) },
        "array" => new JsonArray([.. text.Split(',').Select(item => JsonValue.Create(item))]),
        _ => JsonValue.Create(text),
    };

    /// <summary>Whether a value is one of the schema, with nothing that the schema does not name.</summary>
    private static bool IsValid(JsonNode value, JsonNode schema, JsonNode root)
    {
        var whole = schema.DeepClone().AsObject();
        whole["components"] = new JsonObject { ["schemas"] = root["components"]!["schemas"]!.DeepClone() };
        Close(whole);
        using var text = JsonDocument.Parse(value.ToJsonString());
        return JsonSchema.FromText(whole.ToJsonString(), new BuildOptions { SchemaRegistry = new SchemaRegistry(), Dialect = Dialect.Draft202012 }).Evaluate(text.RootElement).IsValid;
    }

    private static void Close(JsonNode? node)
    {
        if (node is JsonObject schema)
        {
            if (schema["properties"] is JsonObject && !schema.ContainsKey("additionalProperties"))
            {
                schema["additionalProperties"] = false;
            }

            foreach (var (_, child) in schema.ToList())
            {
                Close(child);
            }
        }
        else if (node is JsonArray list)
        {
            foreach (var item in list)
            {
                Close(item);
            }
        }
    }

    private JsonNode? Sample(string name, JsonNode schema)
    {
        schema = Resolve(schema);
        var (type, values) = ((string?)schema["type"], schema["enum"]?.AsArray());
        return name switch
        {
            "status" => "done",
            "result_url" => new Uri(Url, "/result").ToString(),
            "progress" => 100,
            _ when schema["properties"] is JsonObject properties => new JsonObject(properties.Select(property => KeyValuePair.Create(property.Key, Sample(property.Key, property.Value!)))),
            _ when values is not null => values[0]!.DeepClone(),
            _ => type switch
            {
                "array" => new JsonArray(Sample(name, schema["items"]!)),
                "integer" or "number" => 2,
                "boolean" => true,
                "string" => (string?)schema["format"] == "date-time" ? "2026-03-21T10:30:00+00:00" : "a " + name,
                _ => null,
            },
        };
    }

    private static JsonNode Resolve(JsonNode node) => (string?)(node as JsonObject)?["$ref"] is { } reference
        ? Resolve(reference.Split('/').Skip(1).Aggregate(node.Root, (parent, name) => parent[name] ?? throw new KeyNotFoundException(reference)))
        : node;
}
