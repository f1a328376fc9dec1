using System.Diagnostics;
using System.Text.Json.Nodes;
using DryApi.TestSupport.Folders;
using DryApi.TestSupport.Processes;

namespace DryApi.TestSupport.Servers;

/// <summary>
/// Prism, a server by others that judges each request by a document, once for each version of the API. It is installed on first use, as <c>tests/prism</c> pins it.
/// </summary>
public sealed class PrismServer : IAsyncLifetime
{
    private const string Ready = "Prism is listening on ";

    private static readonly NodeFolder Node = new("tests/prism", "Prism, which judges the requests of this test,");
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly TemporaryFolder _folder = new();
    private readonly List<Process> _processes = [];
    private readonly Dictionary<string, Uri> _urls = new(StringComparer.Ordinal);

    /// <summary>Where it listens for requests of a version.</summary>
    /// <param name="version">The name of the document's folder, such as <c>v1</c>.</param>
    public Uri UrlOf(string version) => _urls[version];

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        await Node.InstallAsync(patience.Token);
        foreach (var version in RepositoryFiles.DocumentNames)
        {
            _urls[version] = await StartAsync(version, patience.Token);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var process in _processes)
        {
            process.Kill();
            await process.WaitForExitAsync();
            process.Dispose();
        }

        _folder.Dispose();
    }

    private async Task<Uri> StartAsync(string version, CancellationToken cancellationToken)
    {
        var document = _folder[version + ".json"];
        await File.WriteAllTextAsync(document, DocumentOf(version).ToJsonString(), cancellationToken);
        var process = Node.Start("node", Path.Combine("node_modules", "@stoplight", "prism-cli", "dist", "index.js"), "mock", "--errors", "-h", "127.0.0.1", "-p", "0", document);
        _processes.Add(process);
        var said = new List<string>();
        while (await process.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
        {
            said.Add(line);
            if (line.IndexOf(Ready, StringComparison.Ordinal) is >= 0 and var start)
            {
                // Nobody reads what it says from now on, and a full pipe would stop it.
                _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None);
                _ = process.StandardError.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None);
                return new Uri(line[(start + Ready.Length)..].Trim());
            }
        }

        throw new InvalidOperationException($"Prism did not start on {version}. It said: {string.Join('\n', said)}\n{await process.StandardError.ReadToEndAsync(cancellationToken)}");
    }

    /// <summary>The document as Prism reads forms: it does not put lists together, and takes escapes out of addresses before it judges them.</summary>
    private static JsonNode DocumentOf(string version)
    {
        var document = JsonNode.Parse(File.ReadAllText(RepositoryFiles.PathOf(version, "dryapi.json")))!;

        // Where the document has no example, Prism makes up a balance that nobody has, and that no decimal holds.
        if (document["components"]!["schemas"]!["ClientInfoResource"]!["properties"]!["balance"] is { } balance)
        {
            balance["example"] = 12.5;
        }

        foreach (var form in document["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject())
            .Select(operation => operation.Value?["requestBody"]?["content"]?["multipart/form-data"]?["schema"]).OfType<JsonNode>().Select(Resolve)
            .SelectMany(body => body["oneOf"]?.AsArray().Select(form => Resolve(form!)) ?? [body]).Distinct())
        {
            // One form of a body allows, in strict words, what only the other has.
            form["additionalProperties"] = false;
            foreach (var (name, property) in form["properties"]!.AsObject().ToArray())
            {
                if ((string?)property!["type"] == "array")
                {
                    form["properties"]![name] = new JsonObject { ["oneOf"] = new JsonArray(property.DeepClone(), new JsonObject { ["type"] = "string" }) };
                }
                else if ((string?)property["format"] == "uri")
                {
                    property.AsObject().Remove("format");
                }
            }
        }

        return document;
    }

    /// <summary>What a schema leads to; itself where it is no reference.</summary>
    private static JsonNode Resolve(JsonNode schema)
    {
        while ((string?)schema["$ref"] is { } reference)
        {
            schema = reference.Split('/').Skip(1).Aggregate(schema.Root, (at, step) => at[step.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal)]!);
        }

        return schema;
    }
}
