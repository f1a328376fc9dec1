namespace DryApi.Files;

/// <summary>Follows links as the system does, also those of folders in between, which <see cref="File.ResolveLinkTarget"/> takes for names.</summary>
internal static class RealPath
{
    private const int MostLinks = 40;

    /// <summary>The path behind all links; what it leads to need not be there.</summary>
    /// <param name="path">A full path.</param>
    /// <param name="links">The links that were followed.</param>
    /// <exception cref="IOException">There are too many links, or they lead in a circle.</exception>
    public static string Of(string path, out List<string> links)
    {
        links = [];
        var real = Path.GetPathRoot(path)!;
        var names = NamesOf(path);
        while (names.TryPop(out var name))
        {
            var next = name switch
            {
                "." => real,
                ".." => Path.GetDirectoryName(real) ?? real,
                _ => Path.Join(real, name),
            };
            if (name is "." or ".." || new FileInfo(next).LinkTarget is not { } target)
            {
                real = next;
                continue;
            }

            links.Add(next);
            if (links.Count > MostLinks)
            {
                throw new IOException($"'{path}' leads through too many links, or in a circle.");
            }

            real = Path.IsPathRooted(target) ? Path.GetPathRoot(target)! : real;
            foreach (var each in NamesOf(target).Reverse())
            {
                names.Push(each);
            }
        }

        return real;
    }

    /// <summary>The names in a path; the first is on top.</summary>
    private static Stack<string> NamesOf(string path) => new(path[Path.GetPathRoot(path)!.Length..]
        .Split([Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar], StringSplitOptions.RemoveEmptyEntries)
        .AsEnumerable()
        .Reverse());
}
