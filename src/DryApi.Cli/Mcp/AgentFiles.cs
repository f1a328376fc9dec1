using System.Text.Json;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace DryApi.Cli.Mcp;

/// <summary>
/// Files that an agent names for an operation: a path below a folder that the user allowed, links followed, or the bytes themselves. What stands at a URL is never fetched here.
/// </summary>
internal sealed class AgentFiles(AgentSession session, RequestContext<CallToolRequestParams> request)
{
    private const string Base64Mark = ";base64,";

    /// <summary>Opens a file.</summary>
    /// <param name="field">The parameter, for errors.</param>
    /// <param name="value">A path, a data URL, or an object with <c>path</c>, or with <c>data</c> and <c>name</c>.</param>
    /// <param name="cancellationToken">Ends the question for the client's roots.</param>
    /// <exception cref="ToolRefusedException">It is no file that may be sent.</exception>
    public async Task<AgentFile> OpenAsync(string field, JsonElement value, CancellationToken cancellationToken)
    {
        var (path, data, name) = value.ValueKind switch
        {
            JsonValueKind.String => value.GetString() is { } text && text.StartsWith("data:", StringComparison.OrdinalIgnoreCase) ? (null, text, null) : (value.GetString(), null, null),
            JsonValueKind.Object => (Member(field, value, "path"), Member(field, value, "data"), Member(field, value, "name")),
            _ => throw Shape(field),
        };
        return (path, data) switch
        {
            ({ } given, null) => await OfPathAsync(field, given, cancellationToken).ConfigureAwait(false),
            (null, { } given) => OfData(field, given, name),
            _ => throw Shape(field),
        };
    }

    private async Task<AgentFile> OfPathAsync(string field, string path, CancellationToken cancellationToken)
    {
        if (path.Contains("://", StringComparison.Ordinal) && !path.StartsWith("file:", StringComparison.OrdinalIgnoreCase))
        {
            throw new ToolRefusedException($"{field}: is a URL, and nothing is fetched from URLs here. Save the file in a folder that may be read, give its bytes as data, or use an operation that takes a URL (search_operations finds them).");
        }

        IReadOnlyList<string> folders = [.. session.Settings.AllowedFolders, .. session.Settings.TrustsRoots ? await session.Roots.GetAsync(request, cancellationToken).ConfigureAwait(false) : []];
        if (folders.Count == 0)
        {
            throw new ToolRefusedException($"{field}: no folder may be read. Give the bytes as {{\"data\": \"…base64…\", \"name\": \"photo.png\"}}, or have the user start the server with --allow FOLDER.");
        }

        try
        {
            var real = RealOf(path, folders);
            return real is not null && folders.Any(folder => IsBelow(real, folder))
                ? AgentFile.OfPath(real)
                : throw new ToolRefusedException($"{field}: '{path}' is not in a folder that may be read ({string.Join(", ", folders)}), or leads out of it. Use a file in there, give the bytes as data, or have the user start the server with --allow FOLDER.");
        }
        catch (Exception exception) when (exception is DryApiFileException or IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new ToolRefusedException($"{field}: '{path}' cannot be read: {Failure.Sentence(exception)}.", exception);
        }
    }

    /// <summary>The path behind all links; a relative one is looked for in each folder.</summary>
    private static string? RealOf(string path, IReadOnlyList<string> folders)
    {
        var plain = Uri.TryCreate(path, UriKind.Absolute, out var url) && url.IsFile && path.StartsWith("file:", StringComparison.OrdinalIgnoreCase) ? url.LocalPath : path;
        var candidates = (Path.IsPathRooted(plain) ? [plain] : folders.Select(folder => Path.Combine(folder, plain))).Select(candidate => Files.RealPath.Of(Path.GetFullPath(candidate), out _)).ToList();
        return candidates.FirstOrDefault(File.Exists) ?? candidates.FirstOrDefault();
    }

    private static bool IsBelow(string path, string folder)
    {
        var comparison = OperatingSystem.IsWindows() || OperatingSystem.IsMacOS() ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        return path.StartsWith(Path.EndsInDirectorySeparator(folder) ? folder : folder + Path.DirectorySeparatorChar, comparison);
    }

    private static AgentFile OfData(string field, string data, string? name)
    {
        string? mediaType = null;
        if (data.StartsWith("data:", StringComparison.OrdinalIgnoreCase))
        {
            var mark = data.IndexOf(Base64Mark, StringComparison.OrdinalIgnoreCase);
            if (mark < 0)
            {
                throw new ToolRefusedException($"{field}: is a data URL without ';base64,'. Give the bytes in base64.");
            }

            (mediaType, data) = (data["data:".Length..mark], data[(mark + Base64Mark.Length)..]);
        }

        try
        {
            var bytes = Convert.FromBase64String(data);
            return bytes.Length > 0 ? AgentFile.OfBytes(bytes, name, mediaType) : throw new ToolRefusedException($"{field}: the data is empty.");
        }
        catch (FormatException exception)
        {
            throw new ToolRefusedException($"{field}: the data is no base64.", exception);
        }
        catch (ArgumentException exception)
        {
            throw new ToolRefusedException($"{field}: {Failure.Sentence(exception)}.", exception);
        }
    }

    private static string? Member(string field, JsonElement value, string name) => !value.TryGetProperty(name, out var member) || member.ValueKind == JsonValueKind.Null ? null
        : member.ValueKind == JsonValueKind.String ? member.GetString()
        : throw Shape(field);

    private static ToolRefusedException Shape(string field) =>
        new($"{field}: is a file. Give its path as {{\"path\": \"photo.png\"}}, or its bytes as {{\"data\": \"…base64…\", \"name\": \"photo.png\"}}.");
}
