using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace DryApi.Cli.Mcp;

/// <summary>The folders that the client calls its roots. They are asked for when a file needs them, and again after they changed.</summary>
internal sealed class ClientRoots
{
    // Each time the client has others: an answer that comes after that may be of before, and is not kept.
    private object _time = new();
    private Answer? _known;

    /// <summary>Forgets them: the client has others now.</summary>
    public void Forget() => Volatile.Write(ref _time, new object());

    /// <summary>Gets them, behind all links; none where the client has no roots.</summary>
    /// <param name="request">The call that needs them.</param>
    /// <param name="cancellationToken">Ends the question.</param>
    public async Task<IReadOnlyList<string>> GetAsync(RequestContext<CallToolRequestParams> request, CancellationToken cancellationToken)
    {
        var time = Volatile.Read(ref _time);
        if (_known is { } known && known.Time == time)
        {
            return known.Folders;
        }

        if (request.Server.ClientCapabilities?.Roots is null)
        {
            return [];
        }

        var answer = await request.Server.RequestRootsAsync(new ListRootsRequestParams(), cancellationToken).ConfigureAwait(false);
        IReadOnlyList<string> folders = [.. answer.Roots.Select(root => FolderOf(root.Uri)).OfType<string>()];
        _known = new Answer(time, folders);
        return folders;
    }

    private static string? FolderOf(string uri)
    {
        try
        {
            return Uri.TryCreate(uri, UriKind.Absolute, out var url) && url.IsFile && !url.IsUnc && Directory.Exists(url.LocalPath) ? Files.RealPath.Of(Path.GetFullPath(url.LocalPath), out _) : null;
        }
        catch (Exception exception) when (exception is IOException or ArgumentException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private sealed record Answer(object Time, IReadOnlyList<string> Folders);
}
