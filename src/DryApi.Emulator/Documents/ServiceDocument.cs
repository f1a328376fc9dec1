using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Json.Schema;
using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;

namespace DryApi.Emulator.Documents;

/// <summary>
/// A document of the service, as the emulator reads it: by other libraries than the client is made with, so that both are independent readings of it.
/// </summary>
internal sealed partial class ServiceDocument
{
    private readonly JsonNode _root;
    private readonly Uri _uri;
    private readonly BuildOptions _options = new() { SchemaRegistry = new SchemaRegistry(), Dialect = Dialect.Draft202012 };

    static ServiceDocument() => SchemaLibrary.Initialize();

    private ServiceDocument(OpenApiDocument document, JsonNode root, Uri uri)
    {
        (_root, _uri) = (root, uri);
        _options.SchemaRegistry.Register(uri, new JsonElementBaseDocument(JsonSerializer.SerializeToElement(root, EmulatorJson.Default.JsonNode), uri));
        Operations = [.. document.Paths.SelectMany(path => (path.Value.Operations ?? []).Select(each => new Operation(this, path.Key, path.Value, each.Key, each.Value)))];
    }

    /// <summary>The documents that come with the emulator: both versions of the service's API.</summary>
    public static IReadOnlyList<ServiceDocument> OwnDocuments => Embedded.All;

    /// <summary>What can be called, in the order of the document.</summary>
    public IReadOnlyList<Operation> Operations { get; }

    /// <summary>Reads the file of a document in JSON.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="ArgumentException">It is no OpenAPI document.</exception>
    /// <exception cref="IOException">It is not there, or cannot be read.</exception>
    public static ServiceDocument ReadFile(string path)
    {
        using var json = File.OpenRead(path);
        return Read(json, Path.GetFileName(path));
    }

    /// <summary>Reads a document in JSON.</summary>
    /// <param name="json">OpenAPI 3.0, 3.1 or 3.2.</param>
    /// <param name="name">What messages call it.</param>
    /// <exception cref="ArgumentException">It is no OpenAPI document; the message has the first reason.</exception>
    public static ServiceDocument Read(Stream json, string name)
    {
        using var copy = new MemoryStream();
        json.CopyTo(copy);
        copy.Position = 0;
        ReadResult result;
        try
        {
            result = OpenApiDocument.Load(copy, "json");
        }
        catch (Exception exception) when (exception is JsonException or FormatException or ArgumentException or InvalidOperationException or OpenApiException)
        {
            throw new ArgumentException($"{name} is no OpenAPI document that the emulator can read: {exception.Message}", exception);
        }

        if (result.Document?.Paths is null || result.Diagnostic is { Errors.Count: > 0 })
        {
            throw new ArgumentException($"{name} is no OpenAPI document that the emulator can read: {result.Diagnostic?.Errors.FirstOrDefault()?.ToString() ?? "it has no paths"}");
        }

        var root = Normalize(result.Document);
        if (result.Diagnostic?.SpecificationVersion == OpenApiSpecVersion.OpenApi3_0)
        {
            AllowNullAmongValues(root);
        }

        return new ServiceDocument(result.Document, root, new Uri("emulator:///" + Uri.EscapeDataString(name)));
    }

    /// <summary>The document as 3.1, whose schemas are JSON Schema: what 3.0 says in its own way (nullable, exclusive bounds) is said in that of the validator.</summary>
    private static JsonNode Normalize(OpenApiDocument document)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        document.SerializeAsV31(new OpenApiJsonWriter(text, new OpenApiJsonWriterSettings { Terse = true }));
        // The library writes control characters as they are. In one line, all of them stand inside of texts.
        return JsonNode.Parse(Control().Replace(text.ToString(), match => $"\\u{(int)match.Value[0]:x4}"))!;
    }

    /// <summary>Who writes <c>nullable</c> beside <c>enum</c> means null too, though the letter of 3.0 has it among the values.</summary>
    private static void AllowNullAmongValues(JsonNode? node)
    {
        if (node is JsonObject schema)
        {
            if (schema["enum"] is JsonArray values && schema["type"] is JsonArray types && types.Any(type => type is JsonValue text && text.TryGetValue<string>(out var name) && name == "null") && !values.Contains(null))
            {
                values.Add(null);
            }

            schema.Select(member => member.Value).ToList().ForEach(AllowNullAmongValues);
        }
        else if (node is JsonArray items)
        {
            items.ToList().ForEach(AllowNullAmongValues);
        }
    }

    /// <summary>The validator of a schema of the document.</summary>
    /// <param name="pointer">Where the schema stands.</param>
    public JsonSchema SchemaAt(string pointer)
    {
        // The registry is not made for threads.
        lock (_options)
        {
            return JsonSchema.FromText(new JsonObject { ["$ref"] = $"{_uri}#{Uri.EscapeDataString(pointer)}" }.ToJsonString(), _options);
        }
    }

    /// <summary>The schema that a path of evaluation leads to, such as <c>/$ref/properties/width</c>; null where there is none.</summary>
    /// <param name="pointer">Where the evaluation begins.</param>
    /// <param name="steps">The path, step by step; the first one is the reference to <paramref name="pointer"/>.</param>
    public JsonObject? Follow(string pointer, IEnumerable<string> steps)
    {
        var at = Find(pointer);
        foreach (var step in steps.Skip(1))
        {
            at = step == "$ref" ? Find(((string?)(at as JsonObject)?["$ref"] ?? "#")[1..])
                : at is JsonArray list && int.TryParse(step, out var index) && index < list.Count ? list[index]
                // The library says some steps twice.
                : at is JsonObject value && value.TryGetPropertyValue(step, out var member) ? member
                : at;
        }

        return at as JsonObject;
    }

    /// <summary>The names of the properties that a schema of the document has; empty where it is not there, or has none.</summary>
    /// <param name="pointer">Where it stands.</param>
    public IReadOnlyCollection<string> PropertyNames(string pointer) => Find(pointer) is JsonObject schema && schema["properties"] is JsonObject properties ? [.. properties.Select(each => each.Key)] : [];

    private JsonNode? Find(string pointer)
    {
        var at = (JsonNode?)_root;
        foreach (var step in Uri.UnescapeDataString(pointer).Split('/').Skip(1).Select(step => step.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal)))
        {
            at = at switch
            {
                JsonObject value => value[step],
                JsonArray list when int.TryParse(step, out var index) && index < list.Count => list[index],
                _ => null,
            };
        }

        return at;
    }

    [GeneratedRegex("[\0-\u001F]")]
    private static partial Regex Control();

    private static class Embedded
    {
        public static readonly IReadOnlyList<ServiceDocument> All = [Load("v1"), Load("v2")];

        private static ServiceDocument Load(string version)
        {
            using var json = typeof(ServiceDocument).Assembly.GetManifestResourceStream($"{version}.json")!;
            return Read(json, version);
        }
    }
}
