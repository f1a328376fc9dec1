using System.Buffers;
using DryApi.OpenApi.Documents;
using DryApi.OpenApi.Pulling;

namespace DryApi.OpenApi.Bundling;

/// <summary>The files of a document: each is read once, and all together keep to the limits of one document.</summary>
internal sealed class SourceFiles
{
    private const string Correct = "Correct the path, or add the file.";

    private static readonly SearchValues<char> SchemeCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+.-");

    private readonly DocumentLimits _limits;
    private readonly RemoteDocuments? _remote;
    private readonly DocumentFolder? _folder;
    private readonly Dictionary<(SourceFile From, string Location), (SourceFile? File, UnresolvedReference? Problem)> _found = [];
    private readonly Dictionary<string, (SourceFile? File, UnresolvedReference? Problem)> _byPlace = new(StringComparer.Ordinal);
    private readonly ICollection<DocumentNode> _replaced;
    private long _bytes;
    private long _nodes;

    private SourceFiles(DocumentNode root, int bytes, DocumentLimits limits, RemoteDocuments? remote, string? path, Uri? url, ICollection<DocumentNode> replaced)
    {
        _replaced = replaced;
        _limits = limits;
        _remote = remote;
        _bytes = bytes;
        _nodes = NodeBudget.CountOf(root);
        _folder = path is null ? null : new DocumentFolder(path);
        var name = path ?? SourceUrl.Display(url!);
        Root = new SourceFile(name, _folder is null ? name : Path.GetFileName(path)!, _folder?.Root, url, root);
        if (_folder is null)
        {
            _byPlace[KeyOf(url!)] = (Root, null);
        }
        else
        {
            var own = Path.Combine(_folder.Root, Path.GetFileName(path)!);
            _byPlace[own] = (Root, null);
            if (_folder.TryFind(own, out var file))
            {
                _byPlace[file] = (Root, null);
            }
        }
    }

    /// <summary>The document itself.</summary>
    public SourceFile Root { get; }

    /// <param name="path">The document's file.</param>
    /// <param name="root">What it says.</param>
    /// <param name="bytes">Its size.</param>
    /// <param name="limits">What all files together may be at most.</param>
    /// <param name="remote">Gets what URLs name; null where none is followed.</param>
    /// <param name="replaced">Gets the properties whose name comes again in their object.</param>
    public static SourceFiles OfFile(string path, DocumentNode root, int bytes, DocumentLimits limits, RemoteDocuments? remote, ICollection<DocumentNode> replaced) =>
        new(root, bytes, limits, remote, path, null, replaced);

    /// <inheritdoc cref="OfFile"/>
    public static SourceFiles OfUrl(Uri url, DocumentNode root, int bytes, DocumentLimits limits, RemoteDocuments? remote, ICollection<DocumentNode> replaced) =>
        new(root, bytes, limits, remote, null, url, replaced);

    /// <summary>Whether a reference begins with a scheme or a separator: it is no way from one file to another.</summary>
    public static bool IsAbsolute(string reference) => reference is ['/', ..] || reference.Contains('\\', StringComparison.Ordinal) || HasScheme(reference);

    /// <summary>The file that a reference names.</summary>
    /// <param name="from">The file in which it stands.</param>
    /// <param name="location">The reference, without its fragment.</param>
    /// <param name="reference">Where it stands.</param>
    /// <param name="problem">Why there is none.</param>
    /// <exception cref="InputException">The files together exceed a limit.</exception>
    public SourceFile? Find(SourceFile from, string location, DocumentNode reference, out UnresolvedReference? problem)
    {
        if (!_found.TryGetValue((from, location), out var found))
        {
            _found[(from, location)] = found = Find(from, location, reference.Position);
        }

        problem = found.Problem;
        return found.File;
    }

    /// <summary>Counts bytes that the document gets.</summary>
    /// <exception cref="InputException">They are too many.</exception>
    public void Count(int bytes, SourcePosition position)
    {
        _bytes += bytes;
        if (_bytes > _limits.MaxBytes)
        {
            throw _limits.TooLargeTogether(position);
        }
    }

    private (SourceFile? File, UnresolvedReference? Problem) Find(SourceFile from, string location, SourcePosition position)
    {
        var isUrl = HasScheme(location) && (location.StartsWith("http:", StringComparison.OrdinalIgnoreCase) || location.StartsWith("https:", StringComparison.OrdinalIgnoreCase));
        if (isUrl || from.Url is not null)
        {
            return FindUrl(from, location, isUrl, position);
        }

        if (IsAbsolute(location) || location.Contains("%00", StringComparison.Ordinal) || location.Contains('\0'))
        {
            return Refuse("is no way from one file of the document to another", "Write a relative path, with \"/\" between its parts.");
        }

        try
        {
            var path = Path.GetFullPath(Path.Combine(from.Folder!, Uri.UnescapeDataString(location)));
            if (_byPlace.TryGetValue(path, out var known))
            {
                return known;
            }

            RefuseTooMany(position);
            return _byPlace[path] = ReadFile(path, position);
        }
        catch (Exception exception) when (exception is ArgumentException or IOException or UnauthorizedAccessException or NotSupportedException)
        {
            return Refuse($"names a file that cannot be read ({exception.Message.TrimEnd('.')})", Correct);
        }
    }

    private (SourceFile? File, UnresolvedReference? Problem) ReadFile(string path, SourcePosition position)
    {
        if (!_folder!.TryFind(path, out var file))
        {
            return Refuse("leads out of the folder of the document", "Move what it names into that folder.");
        }

        if (file != path && _byPlace.TryGetValue(file, out var known))
        {
            return known;
        }

        var info = new FileInfo(file);
        if (!info.Exists)
        {
            return Refuse(Directory.Exists(file) ? "names a directory" : "names a file that is not there", Correct);
        }

        // What has no length may be a pipe that nobody writes to.
        var name = _folder.NameOf(file);
        return _byPlace[file] = info.Length == 0
            ? Refuse("names a file that is empty", Correct)
            : Read(name, position, () => InputFile.Read(file, _limits), root => new SourceFile(name, _folder.RelativeTo(file), Path.GetDirectoryName(file), null, root));
    }

    private (SourceFile? File, UnresolvedReference? Problem) FindUrl(SourceFile from, string location, bool isUrl, SourcePosition position)
    {
        if (_remote is null)
        {
            return Refuse("names a URL, and none is followed", "Allow it with --allow-remote, or write what it names into a file of the document.");
        }

        var isValid = from.Url is null ? Uri.TryCreate(location, UriKind.Absolute, out var url) : Uri.TryCreate(from.Url, location, out url);
        if (!isValid || url!.Scheme is not ("https" or "http"))
        {
            return Refuse("names no URL that is followed", "Write an https URL.");
        }

        if (from.Url is { } origin)
        {
            if (!isUrl && Uri.Compare(origin, url, UriComponents.SchemeAndServer, UriFormat.UriEscaped, StringComparison.OrdinalIgnoreCase) != 0)
            {
                return Refuse("leads to another server than the one that its document comes from", "Write the whole URL.");
            }

            if (url.IsLoopback && !origin.IsLoopback)
            {
                return Refuse("leads from another server to this machine", "Write what it names into the document.");
            }
        }

        try
        {
            _ = SourceUrl.TryParse(url.AbsoluteUri, out _);
        }
        catch (InputException exception)
        {
            return Refuse($"names a URL that is not followed ({exception.Message})", "Correct it.");
        }

        var key = KeyOf(url);
        if (_byPlace.TryGetValue(key, out var known))
        {
            return known;
        }

        RefuseTooMany(position);
        var name = SourceUrl.Display(url);
        return _byPlace[key] = Read(name, position, () => _remote.Get(url, _limits), root => new SourceFile(name, name, null, url, root));
    }

    private (SourceFile? File, UnresolvedReference? Problem) Read(string name, SourcePosition position, Func<ReadOnlyMemory<byte>> bytesOf, Func<DocumentNode, SourceFile> made)
    {
        try
        {
            var bytes = bytesOf();
            Count(bytes.Length, position);
            var root = DocumentReader.Read(bytes, name, _limits, _replaced);
            _nodes += NodeBudget.CountOf(root);
            return _nodes > _limits.MaxNodes ? throw _limits.TooManyNodes(position) : (made(root), null);
        }
        catch (InputException exception) when (!exception.IsLimit)
        {
            return Refuse($"names what cannot be read: {exception.Message}", "Correct that file.");
        }
    }

    private void RefuseTooMany(SourcePosition position)
    {
        if (_byPlace.Count > _limits.MaxFiles)
        {
            throw _limits.TooManyFiles(position);
        }
    }

    private static (SourceFile? File, UnresolvedReference? Problem) Refuse(string problem, string remedy) => (null, new UnresolvedReference("", problem, remedy));

    private static string KeyOf(Uri url) => url.GetComponents(UriComponents.AbsoluteUri & ~UriComponents.Fragment, UriFormat.UriEscaped);

    private static bool HasScheme(string reference) =>
        reference.IndexOf(':') is > 0 and var end && char.IsAsciiLetter(reference[0]) && reference.AsSpan(0, end).IndexOfAnyExcept(SchemeCharacters) < 0;
}
