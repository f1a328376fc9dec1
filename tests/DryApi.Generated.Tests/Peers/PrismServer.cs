using System.Diagnostics;
using System.Text.Json.Nodes;
using DryApi.Generated.Tests.Operations;
using DryApi.Generated.Tests.Support;

namespace DryApi.Generated.Tests.Peers;

/// <summary>
/// Prism, a server by others that judges each request by a document, once for each version of the API. It is installed on first use, as <c>tests/prism</c> pins it.
/// </summary>
public sealed class PrismServer : IAsyncLifetime
{
    private const string Ready = "Prism is listening on ";

    /// <summary>Where Prism is pinned, and installed.</summary>
    private static readonly string Folder = RepositoryFiles.PathOf("tests/prism");

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly TemporaryFolder _folder = new();
    private readonly List<Process> _processes = [];
    private readonly Dictionary<ServiceVersion, Uri> _urls = [];

    /// <summary>Where it listens for requests of a version.</summary>
    internal Uri UrlOf(ServiceVersion version) => _urls[version];

    public async ValueTask InitializeAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        await InstallAsync(patience.Token);
        foreach (var version in ServiceDocument.Versions)
        {
            _urls[version] = await StartAsync(version, patience.Token);
        }
    }

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

    private async Task<Uri> StartAsync(ServiceVersion version, CancellationToken cancellationToken)
    {
        var document = _folder[version.Folder + ".json"];
        await File.WriteAllTextAsync(document, DocumentOf(version).ToJsonString(), cancellationToken);
        var process = Start("node", Path.Combine("node_modules", "@stoplight", "prism-cli", "dist", "index.js"), "mock", "--errors", "-h", "127.0.0.1", "-p", "0", document);
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

    private static async Task InstallAsync(CancellationToken cancellationToken)
    {
        var installed = new FileInfo(Path.Combine(Folder, "node_modules", ".package-lock.json"));
        if (installed.Exists && installed.LastWriteTimeUtc >= File.GetLastWriteTimeUtc(Path.Combine(Folder, "package-lock.json")))
        {
            return;
        }

        using var npm = OperatingSystem.IsWindows() ? Start("cmd", "/c", "npm", "ci") : Start("npm", "ci");
        var (output, error) = (npm.StandardOutput.ReadToEndAsync(cancellationToken), npm.StandardError.ReadToEndAsync(cancellationToken));
        await npm.WaitForExitAsync(cancellationToken);
        if (npm.ExitCode != 0)
        {
            throw new InvalidOperationException($"Prism could not be installed: 'npm ci' in tests/prism ended with {npm.ExitCode}. See that npm reaches its registry. npm said: {await output}{await error}");
        }

        File.SetLastWriteTimeUtc(installed.FullName, TimeProvider.System.GetUtcNow().UtcDateTime);
    }

    private static Process Start(string program, params string[] arguments)
    {
        try
        {
            return Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = Folder, RedirectStandardOutput = true, RedirectStandardError = true })!;
        }
        catch (System.ComponentModel.Win32Exception exception)
        {
            throw new InvalidOperationException($"Prism, which judges the requests of this test, needs Node.js 20 or newer with npm, and '{program}' cannot be started: install them.", exception);
        }
    }

    /// <summary>The document as Prism reads forms: it does not put lists together, and takes escapes out of addresses before it judges them.</summary>
    private static JsonNode DocumentOf(ServiceVersion version)
    {
        var document = JsonNode.Parse(File.ReadAllText(RepositoryFiles.PathOf(version.Folder, "dryapi.json")))!;

        // Where the document has no example, Prism makes up a balance that nobody has, and that no decimal holds.
        if (document["components"]!["schemas"]!["ClientInfoResource"]!["properties"]!["balance"] is { } balance)
        {
            balance["example"] = 12.5;
        }

        foreach (var form in document["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject())
            .Select(operation => operation.Value?["requestBody"]?["content"]?["multipart/form-data"]?["schema"]).OfType<JsonNode>().Select(ServiceDocument.Resolve)
            .SelectMany(body => body["oneOf"]?.AsArray().Select(form => ServiceDocument.Resolve(form!)) ?? [body]).Distinct())
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
}
