using DryApi.OpenApi.Documents;

namespace DryApi.OpenApi.Bundling;

/// <summary>
/// Makes one document of several files. What a reference names in another file takes the place of the component, or of the path, that only
/// refers to it, else it becomes a component under the name that it has there; so what is read does not depend on the file in which a thing stands.
/// </summary>
internal sealed class DocumentBundler
{
    private readonly SourceFiles _files;
    private readonly OpenApiVersion _version;
    private readonly HashSet<DocumentNode> _visited = new(ReferenceEqualityComparer.Instance);
    private readonly Queue<(DocumentNode Node, ObjectKind Kind, SourceFile File)> _pending = new();
    private readonly List<BundledReference> _references = [];
    private readonly Dictionary<DocumentNode, BundledTarget> _targets = new(ReferenceEqualityComparer.Instance);

    /// <summary>What a node that is nothing but a reference comes to in the end: a chain is walked once, however many begin on it.</summary>
    private readonly Dictionary<DocumentNode, (DocumentNode? Node, SourceFile File, UnresolvedReference? Problem)> _ends = new(ReferenceEqualityComparer.Instance);

    /// <summary>Whether what stands in a node stands in a target.</summary>
    private readonly Dictionary<DocumentNode, bool> _inside = new(ReferenceEqualityComparer.Instance);

    private DocumentBundler(SourceFiles files, OpenApiVersion version)
    {
        _files = files;
        _version = version;
    }

    /// <summary>Whether a document refers to other files: most do not, and are read as they are.</summary>
    public static bool IsNeededFor(DocumentNode root)
    {
        if (root["openapi"] is not { IsString: true })
        {
            return false;
        }

        var pending = new Stack<DocumentNode>();
        pending.Push(root);
        while (pending.TryPop(out var node))
        {
            foreach (var item in node.Items)
            {
                if (item.IsObject || item.IsArray)
                {
                    pending.Push(item);
                }
            }

            foreach (var property in node.Properties)
            {
                var value = property;
                if (value.IsObject || value.IsArray)
                {
                    pending.Push(value);
                }
                else if (value.IsString && !value.Text.StartsWith('#') && (property.Name is "$ref" or "$dynamicRef" || (node.Name == "mapping" && IsLocation(value.Text))))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>Brings what a document refers to in other files into it.</summary>
    /// <exception cref="InputException">The files together exceed a limit.</exception>
    public static BundledDocument Bundle(SourceFiles files)
    {
        OpenApiVersion version;
        try
        {
            version = OpenApiDocument.VersionOf(files.Root.Root);
        }
        catch (InputException)
        {
            // Whoever reads the document says so.
            return BundledDocument.Alone(files.Root.Root);
        }

        return new DocumentBundler(files, version).Bundle();
    }

    private BundledDocument Bundle()
    {
        var root = _files.Root;
        Push(root.Root, ObjectKind.OpenApi, root);
        while (_pending.TryDequeue(out var next))
        {
            Visit(next.Node, next.Kind, next.File);
        }

        TakeIn();
        return new BundledDocument(root.Root, HasOtherFiles: true, Rewrite());
    }

    private void Push(DocumentNode node, ObjectKind kind, SourceFile file)
    {
        if (node.IsObject && _visited.Add(node))
        {
            _pending.Enqueue((node, kind, file));
        }
    }

    private void Visit(DocumentNode node, ObjectKind kind, SourceFile file)
    {
        if (ReferenceOf(node, kind, file) is { } reference)
        {
            Add(node, reference, reference.Text, kind, file);
        }

        foreach (var property in node.Properties)
        {
            if ((property.Name.StartsWith("x-", StringComparison.Ordinal) && OpenApiGrammar.IsExtensible(kind)) || OpenApiGrammar.Find(kind, property.Name) is not { } key)
            {
                continue;
            }

            if (kind == ObjectKind.Discriminator && property.Name == "mapping")
            {
                foreach (var (entry, text) in property.Properties.Where(entry => entry.IsString).Select(entry => (entry, AsReference(entry.Text, file))).Where(each => IsLocation(each.Item2)).ToList())
                {
                    Add(property, entry, text, ObjectKind.Schema, file, isMapping: true);
                }
            }

            var inner = key.Form switch
            {
                KeyForm.One => [property],
                KeyForm.List => property.Items,
                KeyForm.Map => property.Properties,
                _ => (IEnumerable<DocumentNode>)[],
            };
            foreach (var value in inner)
            {
                Push(value, key.Inner, file);
            }
        }
    }

    /// <summary>The reference of an object. A dynamic one is one to the anchor in the file that it names, as nothing here extends another schema.</summary>
    private DocumentNode? ReferenceOf(DocumentNode node, ObjectKind kind, SourceFile file) =>
        !OpenApiGrammar.HasReference(kind, _version) ? null
        : node.TryGet("$ref", out var reference) ? reference.IsString ? reference : null
        : kind == ObjectKind.Schema && node.TryGet("$dynamicRef", out var dynamic) && dynamic.IsString && (file != _files.Root || !dynamic.Text.StartsWith('#')) ? dynamic
        : null;

    private void Add(DocumentNode holder, DocumentNode property, string text, ObjectKind kind, SourceFile file, bool isMapping = false)
    {
        if (file == _files.Root && text is "#" or ['#', '/', ..])
        {
            // Whether it leads anywhere is judged with the whole document; but what it leads to may refer to other files.
            if (file.Find(text[1..]) is { } local)
            {
                Push(local, kind, file);
            }

            return;
        }

        var (target, targetFile, problem) = Follow(property, text, file);
        if (target is not null && !target.IsObject && !(kind == ObjectKind.Schema && target.Kind == NodeKind.Boolean))
        {
            problem = new UnresolvedReference(text, $"leads to {OpenApiDocument.NameOf(target.Kind)}", "Correct the pointer.");
            target = null;
        }

        _references.Add(new BundledReference(holder, property, text, isMapping, file, target, problem is null ? null : problem with { Text = text }));
        if (target is not null)
        {
            Push(target, kind, targetFile);
            if (targetFile != _files.Root)
            {
                _targets.TryAdd(target, new BundledTarget(target, kind, targetFile));
            }
        }
    }

    /// <summary>What a reference leads to in the end: in other files, what is nothing but a reference is passed.</summary>
    private (DocumentNode? Node, SourceFile File, UnresolvedReference? Problem) Follow(DocumentNode reference, string text, SourceFile file)
    {
        var passed = new HashSet<DocumentNode>(ReferenceEqualityComparer.Instance);
        var end = Resolve(reference, text, file);
        while (end is { Node: { } node, Problem: null } && end.File != _files.Root && IsReferenceOnly(node))
        {
            if (_ends.TryGetValue(node, out var known))
            {
                end = known;
                break;
            }

            var next = node.Properties[0];
            end = passed.Add(node) ? Resolve(next, next.Text, end.File) : (null, end.File, new UnresolvedReference("", "leads only to itself", "Correct the pointer."));
            if (end.Problem is { } problem && passed.Count > 0)
            {
                end.Problem = problem with { Problem = $"leads to {InputException.Quote(next.Text)}, which {problem.Problem}" };
            }
        }

        foreach (var node in passed)
        {
            _ends[node] = end;
        }

        return end;
    }

    private (DocumentNode? Node, SourceFile File, UnresolvedReference? Problem) Resolve(DocumentNode reference, string text, SourceFile file)
    {
        var hash = text.IndexOf('#');
        var location = hash < 0 ? text : text[..hash];
        UnresolvedReference? problem = null;
        var target = location.Length == 0 ? file : _files.Find(file, location, reference, out problem);
        if (target is null)
        {
            return (null, file, problem);
        }

        var node = target.Find(hash < 0 ? "" : text[(hash + 1)..]);
        return (node, target, node is not null ? null : new UnresolvedReference("", $"names nothing in {target.Name}", "Correct the pointer, or add what it names."));
    }

    private static bool IsReferenceOnly(DocumentNode node) => node is { IsObject: true, Properties: [{ Name: "$ref" or "$dynamicRef", IsString: true }] };

    /// <summary>Puts each target into the document.</summary>
    private void TakeIn()
    {
        // What stands in another target comes with it, unless it stands there only to be referred to.
        var apart = _targets.Values.Where(target => IsDefinition(target.Node) || !IsInside(target.Node)).ToDictionary(target => target.Node, (IEqualityComparer<DocumentNode>)ReferenceEqualityComparer.Instance);
        foreach (var definitions in apart.Keys.Where(IsDefinition).GroupBy(node => node.Parent!).ToList())
        {
            definitions.Key.Remove(definitions.ToHashSet());
            if (definitions.Key is { Properties.Count: 0, Parent: { } outer } emptied)
            {
                outer.Remove(new HashSet<DocumentNode> { emptied });
            }
        }

        TakeInPlace(apart);
        foreach (var kind in apart.Values.GroupBy(target => target.Kind).ToList())
        {
            var folder = ObjectIn(ObjectIn(_files.Root.Root, "components"), OpenApiGrammar.FolderOf(kind.Key)!);
            foreach (var (name, target) in BundleNames.Of([.. kind], name => folder[name] is not null).ToList())
            {
                folder.TryAdd(name, target.Node.Place, target.Node);
            }
        }
    }

    /// <summary>Lets targets take the place of the components and paths that only refer to them, the first by name.</summary>
    private void TakeInPlace(Dictionary<DocumentNode, BundledTarget> apart)
    {
        var root = _files.Root.Root;
        var targetOf = _references.Where(reference => reference.Target is not null && IsReferenceOnly(reference.Holder)).ToDictionary(reference => reference.Holder, reference => reference.Target!, (IEqualityComparer<DocumentNode>)ReferenceEqualityComparer.Instance);
        var places = (root["components"]?.Properties ?? []).Where(folder => folder.IsObject).Select(folder => (folder, folder.Name))
            .Concat(new[] { "paths", "webhooks" }.Select(key => (root[key]!, "pathItems")).Where(place => place.Item1 is { IsObject: true }));
        foreach (var (map, folder) in places)
        {
            foreach (var place in map.Properties.OrderBy(property => property.Name, StringComparer.Ordinal).ToList())
            {
                if (targetOf.TryGetValue(place, out var target) && apart.TryGetValue(target, out var known) && OpenApiGrammar.FolderOf(known.Kind) == folder)
                {
                    apart.Remove(target);
                    map.Set(place.Name, target.Place, target);
                }
            }
        }
    }

    /// <summary>Whether a node stands in a target; what is above it is looked at once, however many stand below.</summary>
    private bool IsInside(DocumentNode node)
    {
        var passed = new List<DocumentNode>();
        var isInside = false;
        for (var outer = node.Parent; outer is not null && !_inside.TryGetValue(outer, out isInside); outer = outer.Parent)
        {
            passed.Add(outer);
            if (_targets.ContainsKey(outer))
            {
                isInside = true;
                break;
            }
        }

        passed.ForEach(outer => _inside[outer] = isInside);
        return isInside;
    }

    private static bool IsDefinition(DocumentNode node) => node.Parent?.Name is "$defs" or "definitions";

    /// <summary>The object under a key, which is made where there is none. What is of another kind and cannot be read stays beside it.</summary>
    private static DocumentNode ObjectIn(DocumentNode parent, string key)
    {
        while (parent[key] is { IsNull: false, IsObject: false })
        {
            key = "x-" + key;
        }

        if (parent[key] is { IsObject: true } known)
        {
            return known;
        }

        var made = DocumentNode.Object(parent[key]?.Position ?? parent.Position);
        parent.Set(key, made.Position, made);
        return made;
    }

    /// <summary>Makes pointers of the references.</summary>
    /// <returns>Those that lead nowhere.</returns>
    private Dictionary<DocumentNode, UnresolvedReference> Rewrite()
    {
        var unresolved = new Dictionary<DocumentNode, UnresolvedReference>(ReferenceEqualityComparer.Instance);
        var pointers = new Dictionary<DocumentNode, string>(ReferenceEqualityComparer.Instance);
        foreach (var (holder, property, said, isMapping, file, target, problem) in _references)
        {
            string? text;
            if (target is null)
            {
                text = file == _files.Root && said.StartsWith('#') ? said : file.FromDocument(said);
            }
            else if (!pointers.TryGetValue(target, out text))
            {
                pointers[target] = text = "#" + target.Pointer.Replace("%", "%25", StringComparison.Ordinal);
                _files.Count(text.Length, property.Position);
            }

            var value = DocumentNode.String(property.Position, text);
            if (property.Name == "$dynamicRef" && !isMapping)
            {
                holder.Remove(new HashSet<DocumentNode> { property });
                holder.TryAdd("$ref", property.Place, value);
            }
            else
            {
                holder.Set(property.Name, property.Place, value);
            }

            if (problem is not null)
            {
                unresolved[value] = problem;
            }
        }

        return unresolved;
    }

    /// <summary>The name of a component of the file itself as a reference to it; others as they are.</summary>
    private static string AsReference(string entry, SourceFile file) => file.Root["components"]?["schemas"]?[entry] is null
        ? entry
        : "#/components/schemas/" + JsonPointer.Escape(entry).Replace("%", "%25", StringComparison.Ordinal);

    /// <summary>Whether a value of a mapping is a reference, not the name of a component.</summary>
    private static bool IsLocation(string text) => text.Contains('/') || text.Contains('#')
        || text.EndsWith(".json", StringComparison.OrdinalIgnoreCase) || text.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase) || text.EndsWith(".yml", StringComparison.OrdinalIgnoreCase);
}
