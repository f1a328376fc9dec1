using System.Diagnostics;
using System.Text.Json.Nodes;
using DryApi.Generated.Tests.Support;

namespace DryApi.Generated.Tests.Peers;

/// <summary>
/// Prism, a server by others that judges each request by the document. It is installed on first use, as <c>tests/prism</c> pins it.
/// </summary>
public sealed class PrismServer : IAsyncLifetime
{
    private const string Ready = "Prism is listening on ";

    /// <summary>Where Prism is pinned, and installed.</summary>
    private static readonly NodeFolder Node = new("tests/prism", "Prism, which judges the requests of this test,");

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly TemporaryFolder _folder = new();
    private Process? _process;

    /// <summary>Where it listens.</summary>
    public Uri Url { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        await Node.InstallAsync(patience.Token);
        var document = _folder["document.json"];
        await File.WriteAllTextAsync(document, Document().ToJsonString(), patience.Token);
        _process = Node.Start("node", Path.Combine("node_modules", "@stoplight", "prism-cli", "dist", "index.js"), "mock", "--errors", "-h", "127.0.0.1", "-p", "0", document);
        var said = new List<string>();
        while (await _process.StandardOutput.ReadLineAsync(patience.Token) is { } line)
        {
            said.Add(line);
            if (line.IndexOf(Ready, StringComparison.Ordinal) is >= 0 and var start)
            {
                Url = new Uri(line[(start + Ready.Length)..].Trim());
                // Nobody reads what it says from now on, and a full pipe would stop it.
                _ = _process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None);
                _ = _process.StandardError.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None);
                return;
            }
        }

        throw new InvalidOperationException($"Prism did not start. It said: {string.Join('\n', said)}\n{await _process.StandardError.ReadToEndAsync(patience.Token)}");
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
            _process.Dispose();
        }

        _folder.Dispose();
    }

    /// <summary>The document as Prism reads forms: it does not put lists together, and takes escapes out of addresses before it judges them.</summary>
    private static JsonNode Document()
    {
        var document = JsonNode.Parse(File.ReadAllText(RepositoryFiles.Document))!;

        // Prism makes up a balance that nobody has, and that no decimal holds.
        document["components"]!["schemas"]!["ClientInfoResource"]!["properties"]!["balance"]!["example"] = 12.5;
        foreach (var form in document["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject()).Select(operation => operation.Value?["requestBody"]?["content"]?["multipart/form-data"]?["schema"]))
        {
            foreach (var (name, property) in form?["properties"]?.AsObject().ToArray() ?? [])
            {
                if ((string?)property!["type"] == "array")
                {
                    form!["properties"]![name] = new JsonObject { ["oneOf"] = new JsonArray(property.DeepClone(), new JsonObject { ["type"] = "string" }) };
                }
                else if ((string?)property["format"] == "uri")
                {
                    property.AsObject().Remove("format");
                }
            }
        }

        return document;
    }
}
