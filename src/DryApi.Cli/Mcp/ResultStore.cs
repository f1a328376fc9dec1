using System.Collections.Concurrent;
using System.Text;
using ModelContextProtocol.Protocol;

namespace DryApi.Cli.Mcp;

/// <summary>Fetches what jobs made: into the response where it is small enough and a client can show it, into the user's folder where there is one, and a link otherwise.</summary>
internal sealed class ResultStore(AgentSettings settings)
{
    private const int LongestName = 100;

    /// <summary>Some disks take no longer names.</summary>
    private const int MostNameBytes = 143;

    private static readonly string[] Devices = ["CON", "PRN", "AUX", "NUL", .. Enumerable.Range(1, 9).SelectMany(number => new[] { $"COM{number}", $"LPT{number}" })];

    private readonly ConcurrentDictionary<string, string> _saved = new(StringComparer.Ordinal);
    // One at a time for each name; whoever saves under another does not wait for a slow one.
    private readonly ConcurrentDictionary<string, SemaphoreSlim> _saving = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Fetches a result.</summary>
    /// <param name="job">The job.</param>
    /// <param name="result">What it made.</param>
    /// <param name="operation">The operation, for the name of the file; null where it is not known.</param>
    /// <param name="saveAs">The name that the agent wants for the file; null for any.</param>
    /// <param name="isInline">Whether pictures and sounds come in the response.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="ToolRefusedException">The file cannot have that name.</exception>
    public async Task<ResultContent> GetAsync(DryApiJob job, JobResult result, string? operation, string? saveAs, bool isInline, CancellationToken cancellationToken)
    {
        if (result.ResultUrl is not { } link)
        {
            return new ResultContent(result.Text is { } text ? [new TextContentBlock { Text = ResultContent.Cut(text) }] : [], null, null, null);
        }

        var name = $"{operation ?? "result"}-{job.Id}{Path.GetExtension(link.AbsolutePath)}";
        if (settings.OutputFolder is { } folder)
        {
            var file = await SaveAsync(job, folder, Plain(name), saveAs, cancellationToken).ConfigureAwait(false);
            var length = new FileInfo(file).Length;
            var mediaType = FileContent.FromPath(file).ContentType;
            var bytes = isInline && length <= settings.MaxInlineBytes ? await File.ReadAllBytesAsync(file, cancellationToken).ConfigureAwait(false) : null;
            return new ResultContent([.. Shown(bytes, mediaType), Link(new Uri(file), Path.GetFileName(file), mediaType, length)], mediaType, length, file);
        }

        using var memory = new BoundedMemory(settings.MaxInlineBytes);
        try
        {
            await job.DownloadAsync(memory, cancellationToken: cancellationToken).ConfigureAwait(false);
        }
        catch (BoundedMemory.FullException)
        {
            var unseen = FileContent.FromBytes([0], Plain(name)).ContentType;
            return new ResultContent([Link(link, Plain(name), unseen, null)], unseen, null, null);
        }

        var content = memory.ToArray();
        var type = FileContent.FromBytes(content, Plain(name)).ContentType;
        return new ResultContent([.. isInline ? Shown(content, type) : [], Link(link, Plain(name), type, content.Length)], type, content.Length, null);
    }

    /// <summary>What a client can show of bytes: a picture, a sound, or text.</summary>
    private static IEnumerable<ContentBlock> Shown(byte[]? bytes, string mediaType) => bytes is null ? []
        : mediaType.StartsWith("image/", StringComparison.Ordinal) ? [ImageContentBlock.FromBytes(bytes, mediaType)]
        : mediaType.StartsWith("audio/", StringComparison.Ordinal) ? [AudioContentBlock.FromBytes(bytes, mediaType)]
        : mediaType.StartsWith("text/", StringComparison.Ordinal) || mediaType == "application/json" ? [new TextContentBlock { Text = ResultContent.Cut(System.Text.Encoding.UTF8.GetString(bytes)) }]
        : [];

    private static ResourceLinkBlock Link(Uri url, string name, string mediaType, long? length) => new() { Uri = url.AbsoluteUri, Name = name, MimeType = mediaType, Size = length };

    /// <summary>Saves a result once; no file that is there is replaced.</summary>
    private async Task<string> SaveAsync(DryApiJob job, string folder, string name, string? saveAs, CancellationToken cancellationToken)
    {
        var saving = _saving.GetOrAdd(saveAs ?? name, static _ => new SemaphoreSlim(1, 1));
        await saving.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (SavedOf(job.Id, saveAs) is { } saved)
            {
                return saved;
            }

            var path = Path.Combine(folder, saveAs ?? name);
            if (saveAs is not null)
            {
                RefuseTaken(path, saveAs);
            }

            for (var number = 2; IsTaken(path); number++)
            {
                path = Path.Combine(folder, $"{Path.GetFileNameWithoutExtension(name)}-{number}{Path.GetExtension(name)}");
            }

            await job.DownloadAsync(path, cancellationToken: cancellationToken).ConfigureAwait(false);
            return _saved[KeyOf(job.Id, saveAs)] = path;
        }
        finally
        {
            saving.Release();
        }
    }

    private string? SavedOf(string? jobId, string? saveAs) => jobId is not null && _saved.TryGetValue(KeyOf(jobId, saveAs), out var saved) && File.Exists(saved) ? saved : null;

    private static string KeyOf(string jobId, string? saveAs) => $"{jobId}\n{saveAs}";

    private static void RefuseTaken(string path, string saveAs)
    {
        if (IsTaken(path))
        {
            throw new ToolRefusedException($"save_as: there is a file '{saveAs}' already. Give another name.");
        }
    }

    /// <summary>Whether something has the name, be it a link that leads nowhere.</summary>
    private static bool IsTaken(string path) => File.Exists(path) || Directory.Exists(path) || new FileInfo(path).LinkTarget is not null;

    /// <summary>A name that is one on any disk.</summary>
    private static string Plain(string name)
    {
        var plain = string.Concat(name.Select(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.' ? letter : '_')).TrimStart('.');
        var extension = Path.GetExtension(plain);
        return plain.Length <= LongestName ? plain : plain[..(LongestName - Math.Min(extension.Length, 10))] + extension[..Math.Min(extension.Length, 10)];
    }

    /// <summary>Refuses a name that no file of the output folder can have, before anything is paid for.</summary>
    /// <exception cref="ToolRefusedException">It is no name, or there is no folder.</exception>
    public void Check(string? saveAs)
    {
        if (saveAs is not { } name)
        {
            return;
        }

        if (settings.OutputFolder is null)
        {
            throw new ToolRefusedException("save_as: there is no output folder, so nothing is saved; the result comes as content or link. The user can start the server with --output FOLDER.");
        }

        var isName = name.Length is > 0 and <= LongestName && Encoding.UTF8.GetByteCount(name) <= MostNameBytes && name.EnumerateRunes().All(TerminalText.IsHarmless) && name == Path.GetFileName(name) && !name.StartsWith('.') && !name.EndsWith('.') && !name.EndsWith(' ')
            && !name.Any(letter => letter is '/' or '\\' or ':' or '*' or '?' or '"' or '<' or '>' or '|')
            && !Devices.Contains(Path.GetFileNameWithoutExtension(name), StringComparer.OrdinalIgnoreCase);
        if (!isName)
        {
            throw new ToolRefusedException("save_as: has to be the name of a file, such as sunset.png, not too long, without folders, without a dot at its beginning and without characters that cannot be seen.");
        }
    }

    /// <summary>Refuses what cannot be written, before anything is paid or waited for. To try is the only way to know.</summary>
    /// <param name="saveAs">The name that the agent wants for the file; null for any.</param>
    /// <param name="jobId">The job, whose result may be there already; null for one that is not submitted.</param>
    /// <exception cref="ToolRefusedException">The name is taken, or nothing can be written to the folder.</exception>
    public void Try(string? saveAs, string? jobId)
    {
        if (settings.OutputFolder is not { } folder || SavedOf(jobId, saveAs) is not null)
        {
            return;
        }

        var path = Path.Combine(folder, saveAs ?? Guid.NewGuid().ToString("N"));
        if (saveAs is not null)
        {
            RefuseTaken(path, saveAs);
        }

        try
        {
            ResultFile.At(path).Try();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new ToolRefusedException($"The result could not be saved in the user's output folder: {Failure.Sentence(exception)}. Have the user make {folder} a folder that can be written to.", exception);
        }
    }
}
