namespace DryApi.Contracts;

/// <summary>Reads the builders: what stands at each path, and the way from the client down to it.</summary>
internal sealed class BuilderTree
{
    /// <summary>More segments than any URL of a service has.</summary>
    private const int MostSegments = 100;

    /// <summary>What a builder has besides what is below it.</summary>
    private static readonly HashSet<string> Taken = new(
        ((string[])["Get", "Put", "Post", "Delete", "Options", "Head", "Patch", "Trace", "Query"])
            .SelectMany(method => (string[])[method + "Async", method + "WithResponseAsync", method + "StreamingAsync", method + "Operation", "To" + method + "RequestInformation"])
            .Concat(
            [
                "SubmitAsync", "SendAsync", "ConnectAsync", "GetPriceAsync", "PriceAsync", "CallOf", "Operation", "RequestAdapter", "RequestPath", "PathParameters", "UrlTemplate",
                "Equals", "GetHashCode", "GetType", "ToString", "MemberwiseClone", "Finalize", "ReferenceEquals",
            ]),
        StringComparer.Ordinal);

    /// <summary>What the hand-written half of a client has besides.</summary>
    private static readonly HashSet<string> TakenByClients = new(["Dispose", "DisposeAsync", "Service", "Options", "FromEnvironment", "GetJob", "Jobs", "RunAsync"], StringComparer.Ordinal);

    private readonly string _prefix;
    private readonly TypeNames _names;
    private readonly SurfaceBuilder _root;
    private readonly Action<SurfaceFindingKind, string, int> _find;

    /// <summary>The builders, by what they stand below and their path without the names of its parameters.</summary>
    private readonly Dictionary<(SurfaceBuilder Parent, string Path), SurfaceBuilder> _children = [];

    private readonly Dictionary<SurfaceBuilder, SurfaceBuilder> _parents = [];

    /// <summary>The names that the overlay gives.</summary>
    private readonly Dictionary<SurfaceBuilder, string> _given = [];

    private BuilderTree(string prefix, TypeNames names, Action<SurfaceFindingKind, string, int> find) => (_prefix, _names, _find, _root) = (prefix, names, find, new SurfaceBuilder { Path = prefix });

    /// <summary>The client: what all builders are below.</summary>
    public static SurfaceBuilder Of(string prefix, IEnumerable<SurfaceOperation> operations, TypeNames names, Action<SurfaceFindingKind, string, int> find)
    {
        var tree = new BuilderTree(prefix, names, find);
        foreach (var operation in operations)
        {
            tree.Add(operation);
        }

        tree.NameTypes();
        tree.NameMembers();
        return tree._root;
    }

    /// <summary>The path without the prefix that all share.</summary>
    public static string WithoutPrefix(string path, string prefix) => path.StartsWith(prefix + "/", StringComparison.Ordinal) ? path.Substring(prefix.Length) : path;

    private void Add(SurfaceOperation operation)
    {
        var whole = operation.Contract.Path;
        var below = WithoutPrefix(whole, _prefix);
        var path = below.Length < whole.Length ? _prefix : "";
        var segments = CSharpName.Segments(below);
        if (segments.Length > MostSegments)
        {
            throw new SurfaceException($"a path has {segments.Length} segments, and builders stand in one another up to {MostSegments}; shorten it", operation.Contract.Line);
        }

        if (!HasWholeBraces(below))
        {
            _find(SurfaceFindingKind.LeftOut, $"{operation.Contract} has a brace in its path that is no parameter's: it has no method; correct the path", operation.Contract.Line);
            return;
        }

        var builder = _root;
        foreach (var segment in segments)
        {
            path = (builder == _root ? path : builder.Path) + "/" + segment;
            builder = Child(builder, segment, path);
        }

        // The client itself calls nothing: what stands at its own path is below it.
        builder = segments.Length == 0 ? Child(_root, "", path) : builder;
        operation.Path = builder.Path + (whole.EndsWith("/", StringComparison.Ordinal) ? "/" : "");

        // Paths that differ in a slash at their end lead to one builder.
        if (builder.Operations.Find(other => other.Name == operation.Name) is { } other)
        {
            _find(SurfaceFindingKind.LeftOut, $"'{other.Contract}' and '{operation.Contract}' would be one method: the second has none; take one of them away in the overlay", operation.Contract.Line);
            return;
        }

        builder.Operations.Add(operation);
        GiveName(builder, operation.Contract);
    }

    /// <summary>Notes the name that the overlay gives to the way to an operation: that of the last segment without parameters.</summary>
    private void GiveName(SurfaceBuilder builder, ContractOperation operation)
    {
        if (operation.Fact("csharpName") is not { } fact)
        {
            return;
        }

        var named = builder;
        while (named.Parameters.Count > 0 && _parents.TryGetValue(named, out var parent) && parent != _root)
        {
            named = parent;
        }

        var name = JsonText.Unquote(fact);
        if (!CSharpName.IsIdentifier(name) || named.Parameters.Count > 0)
        {
            throw new SurfaceException(named.Parameters.Count > 0
                ? $"{operation} has the x-csharp-name '{name}', and its path no segment without parameters that could be called so; take it out of the overlay"
                : $"{operation} would be called '{name}' in C#, which is no name; give it another x-csharp-name in the overlay", operation.Line);
        }

        if (_given.TryGetValue(named, out var other) && other != name)
        {
            throw new SurfaceException($"'{named.Path}' would be called {other} and {name} in C#; give its operations one x-csharp-name in the overlay", operation.Line);
        }

        _given[named] = name;
    }

    private SurfaceBuilder Child(SurfaceBuilder parent, string segment, string path)
    {
        var key = (parent, Nameless(path));
        if (_children.TryGetValue(key, out var known))
        {
            return known;
        }

        var child = new SurfaceBuilder { Path = path, Segment = segment, Parameters = ParametersOf(segment) };
        parent.Children.Add(child);
        _parents.Add(child, parent);
        _children.Add(key, child);
        return child;
    }

    /// <summary>Paths whose parameters alone have other names are one path on the wire.</summary>
    private static string Nameless(string path)
    {
        if (path.IndexOf('{') < 0)
        {
            return path;
        }

        var parts = path.Split('{');
        return string.Join("{", parts.Select((part, index) => index == 0 ? part : part.Substring(part.IndexOf('}') + 1)));
    }

    private static bool HasWholeBraces(string path)
    {
        var isOpen = false;
        foreach (var c in path)
        {
            // A parameter begins and ends in one segment.
            if ((c is '{' or '}' && isOpen == (c == '{')) || (c == '/' && isOpen))
            {
                return false;
            }

            isOpen = c == '{' || (isOpen && c != '}');
        }

        return !isOpen;
    }

    private static IReadOnlyList<string> ParametersOf(string segment)
    {
        if (segment.IndexOf('{') < 0)
        {
            return [];
        }

        var parameters = new List<string>();
        for (var start = segment.IndexOf('{'); start >= 0 && segment.IndexOf('}', start) is > 0 and var end; start = segment.IndexOf('{', end))
        {
            parameters.Add(segment.Substring(start + 1, end - start - 1));
        }

        return parameters;
    }

    private void NameTypes()
    {
        var builders = Descendants(_root).ToList();
        var used = new HashSet<string>(StringComparer.Ordinal);
        var names = builders.ConvertAll(TypeNameOf);
        if (!names.TrueForAll(used.Add))
        {
            var settled = ScopeNames.Of(builders.Select((builder, index) => (builder.Path, builder.Path, (string?)names[index])), _ => false, "");
            names = builders.ConvertAll(builder => settled[builder.Path]);
        }

        for (var i = 0; i < builders.Count; i++)
        {
            var path = builders[i].Path;
            builders[i].Name = _names.Allot(names[i], path, () => path, isOfSchema: false);
        }
    }

    private string TypeNameOf(SurfaceBuilder builder)
    {
        var name = CSharpName.OfPath(WithoutPrefix(builder.Path, _prefix));
        return (CSharpName.IsIdentifier(name) ? name : name.Length == 0 ? "Root" : "Item" + CSharpName.Digits(builder.Path)) + "RequestBuilder";
    }

    private void NameMembers()
    {
        foreach (var parent in Descendants(_root).Prepend(_root).Where(parent => parent.Children.Count > 0))
        {
            // One indexer for each number of parameters, the plain one first; what has text besides is a method where there is one already.
            var indexers = parent.Children.Where(child => child.Parameters.Count > 0)
                .OrderBy(child => child.Parameters.Count).ThenBy(child => child.Segment.Length - child.Parameters.Sum(parameter => parameter.Length + 2)).ThenBy(child => child.Segment, StringComparer.Ordinal)
                .GroupBy(child => child.Parameters.Count).Select(group => group.First()).ToList();
            var others = parent.Children.FindAll(child => child.Parameters.Count == 0 || !indexers.Contains(child));
            var used = new HashSet<string>(StringComparer.Ordinal);
            foreach (var child in others)
            {
                var name = CSharpName.Of(TextOf(child));
                child.Member = GivenTo(child) ?? (IsTaken(name) ? name + "Path" : name);
            }

            if (!others.TrueForAll(child => used.Add(child.Member!)))
            {
                var names = ScopeNames.Of(others.Select(child => (child.Path, TextOf(child), GivenTo(child))), IsTaken, "Path");
                others.ForEach(child => child.Member = names[child.Path]);
            }

            bool IsTaken(string name) => name == parent.Name || _names.IsOfProject(name) || Taken.Contains(name) || (parent == _root && TakenByClients.Contains(name));
        }

        string? GivenTo(SurfaceBuilder child) => _given.TryGetValue(child, out var name) ? name : null;

        static string TextOf(SurfaceBuilder child) => child.Segment.Length == 0 ? "root" : child.Segment;
    }

    /// <summary>All builders below one, each before those below it.</summary>
    public static IEnumerable<SurfaceBuilder> Descendants(SurfaceBuilder root)
    {
        var open = new Stack<SurfaceBuilder>(root.Children.AsEnumerable().Reverse());
        while (open.Count > 0)
        {
            var builder = open.Pop();
            yield return builder;
            for (var i = builder.Children.Count - 1; i >= 0; i--)
            {
                open.Push(builder.Children[i]);
            }
        }
    }
}
