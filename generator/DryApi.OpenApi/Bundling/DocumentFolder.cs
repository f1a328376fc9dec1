using System.Diagnostics.CodeAnalysis;

namespace DryApi.OpenApi.Bundling;

/// <summary>The folder of a document: its references lead to files in it, and nowhere else, whatever links are on the way.</summary>
internal sealed class DocumentFolder
{
    private const int MostLinks = 40;

    // As the user named it: files are called so in messages.
    private readonly string _name;

    /// <param name="document">The document's file.</param>
    public DocumentFolder(string document)
    {
        _name = Path.GetDirectoryName(document) ?? "";
        Root = Follow(Path.GetDirectoryName(Path.GetFullPath(document))!);
    }

    /// <summary>The folder itself, without links.</summary>
    public string Root { get; }

    /// <summary>The file that a path names, without links, when it is in the folder.</summary>
    /// <exception cref="IOException">A link on the way cannot be followed.</exception>
    public bool TryFind(string path, [NotNullWhen(true)] out string? file)
    {
        file = Contains(path) ? Follow(path) : null;
        if (file is not null && !Contains(file))
        {
            file = null;
        }

        return file is not null;
    }

    /// <summary>The way to a file from the folder, with <c>/</c> between its parts.</summary>
    public string RelativeTo(string file) => Path.GetRelativePath(Root, file).Replace(Path.DirectorySeparatorChar, '/');

    /// <summary>What a file in the folder is called in messages.</summary>
    public string NameOf(string file) => Path.Combine(_name, Path.GetRelativePath(Root, file));

    private bool Contains(string path) =>
        path.StartsWith(Root, StringComparison.Ordinal) && (Path.EndsInDirectorySeparator(Root) || (path.Length > Root.Length && path[Root.Length] == Path.DirectorySeparatorChar));

    /// <summary>A full path with each link in it replaced by what it leads to. What is not there stays as it is.</summary>
    private static string Follow(string path)
    {
        var real = Path.GetPathRoot(path)!;
        var pending = new Stack<string>();
        Push(path[real.Length..], pending);
        for (var links = 0; pending.TryPop(out var step);)
        {
            if (step == "..")
            {
                real = Path.GetDirectoryName(real) ?? real;
                continue;
            }

            var next = Path.Combine(real, step);
            if (new FileInfo(next).LinkTarget is not { } target)
            {
                real = next;
                continue;
            }

            if (++links > MostLinks)
            {
                throw new IOException("too many links lead to one another");
            }

            if (Path.IsPathRooted(target))
            {
                real = Path.GetPathRoot(target)!;
                target = target[real.Length..];
            }

            Push(target, pending);
        }

        return real;
    }

    private static void Push(string path, Stack<string> pending)
    {
        foreach (var step in path.Split([Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar], StringSplitOptions.RemoveEmptyEntries).Reverse().Where(step => step != "."))
        {
            pending.Push(step);
        }
    }
}
