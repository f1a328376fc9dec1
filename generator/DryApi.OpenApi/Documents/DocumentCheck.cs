using System.Buffers;
using System.Globalization;
using DryApi.Contracts;
using DryApi.OpenApi.Bundling;
using DryApi.OpenApi.Encoders;
using DryApi.OpenApi.Reading;

namespace DryApi.OpenApi.Documents;

/// <summary>
/// Goes through a document by the grammar of the specification: takes out what has the wrong kind and references that lead nowhere, so that
/// the rest can be read, and says of each of them, and of every key that is not read, where it stands.
/// </summary>
internal sealed class DocumentCheck
{
    private const int LongestPlace = 120;

    private static readonly SearchValues<char> MethodCharacters = SearchValues.Create("!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");
    private static readonly string[] MethodsWithKeys = ["GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH", "TRACE", "QUERY"];

    private static readonly string[] AnchorKeys = ["$anchor", "$dynamicAnchor"];

    /// <summary>Checks are told apart by number: nodes remember the last one, and a table of all of them is not needed.</summary>
    private static int _lastNumber;

    private readonly DocumentNode _root;
    private readonly OpenApiVersion _version;
    private readonly string? _overlay;
    private readonly List<DocumentFinding> _findings = [];
    private readonly int _number = Interlocked.Increment(ref _lastNumber);
    private readonly Stack<(DocumentNode Node, ObjectKind Kind)> _pending = new();
    private readonly Queue<(DocumentNode Holder, ObjectKind Kind)> _references = new();

    /// <summary>What a node with a reference comes to in the end, or why to nothing: a chain of references is walked once, however many begin on it.</summary>
    private readonly Dictionary<DocumentNode, (DocumentNode? End, string? Problem)> _ends = [];
    private readonly Dictionary<string, DocumentNode> _anchors = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DocumentNode> _operationIds = new(StringComparer.Ordinal);

    /// <summary>What holds something to which a reference leads, and is no key of the specification.</summary>
    private readonly HashSet<DocumentNode> _reached = new();

    /// <summary>What is to be taken out, by what holds it: all of one parent at once, for one by one is slow in a long list.</summary>
    private readonly Dictionary<DocumentNode, HashSet<DocumentNode>> _removed = [];

    /// <summary>The references into other files that could not be followed.</summary>
    private readonly IReadOnlyDictionary<DocumentNode, UnresolvedReference> _unresolved;

    /// <summary>The properties whose name came again.</summary>
    private readonly IReadOnlyList<DocumentNode> _replaced;

    private DocumentCheck(BundledDocument bundle, OpenApiVersion version, string? overlay)
    {
        _root = bundle.Root;
        _unresolved = bundle.Unresolved;
        _replaced = bundle.Replaced;
        _version = version;
        _overlay = overlay;
    }

    /// <summary>What is wrong, in the order of the document.</summary>
    /// <param name="bundle">The document; what cannot be used is taken out of it.</param>
    /// <param name="version">Its version.</param>
    /// <param name="overlay">The file of the overlay that changed it, which may write beside references what 3.0 ignores there; null for none.</param>
    public static IReadOnlyList<DocumentFinding> Run(BundledDocument bundle, OpenApiVersion version, string? overlay) => new DocumentCheck(bundle, version, overlay).Run();

    private IReadOnlyList<DocumentFinding> Run()
    {
        foreach (var replaced in _replaced)
        {
            Report(ProseRules.NameRepeated, replaced.Parent![replaced.Name] ?? replaced, $"{InputException.Quote(replaced.Name)} is there already at line {replaced.Place.Line}, column {replaced.Place.Column}, and the last one is read", "Keep one of them.");
        }

        Push(_root, ObjectKind.OpenApi);
        VisitPending();
        RemoveAll();
        while (_references.TryDequeue(out var reference))
        {
            CheckReference(reference.Holder, reference.Kind);

            // What only a reference leads to is what the place of the reference asks for.
            VisitPending();
        }

        RemoveAll();
        return
        [
            .. _findings.Where(f => f.Rule != ProseRules.KeyUnread || !_reached.Contains(f.Node))
                .OrderBy(f => f.Node.Place.File, StringComparer.Ordinal).ThenBy(f => f.Node.Place.Line).ThenBy(f => f.Node.Place.Column),
        ];
    }

    private void VisitPending()
    {
        while (_pending.TryPop(out var next))
        {
            Visit(next.Node, next.Kind);
        }
    }

    private void RemoveAll()
    {
        foreach (var (parent, children) in _removed)
        {
            parent.Remove(children);
        }

        _removed.Clear();
    }

    private void Remove(DocumentNode node)
    {
        if (!_removed.TryGetValue(node.Parent!, out var children))
        {
            _removed[node.Parent!] = children = new HashSet<DocumentNode>();
        }

        children.Add(node);
    }

    private void Push(DocumentNode node, ObjectKind kind)
    {
        if (node.TryMark(_number, kind))
        {
            _pending.Push((node, kind));
        }
    }

    private void Visit(DocumentNode node, ObjectKind kind)
    {
        if (kind == ObjectKind.Schema)
        {
            ReadAnchors(node);
        }

        var isReference = OpenApiGrammar.HasReference(kind, _version) && node["$ref"] is not null;
        if (isReference)
        {
            _references.Enqueue((node, kind));
        }

        foreach (var property in node.Properties)
        {
            if (isReference && property.Name == "$ref")
            {
                continue;
            }

            if (isReference && IsIgnoredBesideReference(property, kind))
            {
                Report(ProseRules.ReferenceSiblingIgnored, property, null, "Write it where the $ref leads, or around it with \"allOf\".");
                Remove(property);
            }
            else if (!Fits(property, kind))
            {
                Remove(property);
            }
        }

        if (!isReference)
        {
            CheckWhole(node, kind);
        }
    }

    /// <summary>Whether a key says nothing where it stands: beside a reference, of which 3.0 takes no constraint, and other objects than schemas take nothing.</summary>
    private bool IsIgnoredBesideReference(DocumentNode property, ObjectKind kind)
    {
        var isRead = kind == ObjectKind.PathItem || (kind == ObjectKind.Schema && (_version != OpenApiVersion.V30 || property.Position.File == _overlay));
        return !isRead && !IsExtension(property.Name, kind) && property.Name is not ("summary" or "readOnly" or "writeOnly" or "deprecated") && OpenApiGrammar.Find(kind, property.Name) is not { Use: KeyUse.Note };
    }

    /// <summary>Remembers the anchors of a schema. A dynamic reference is read as one to the anchor in this document: nothing here extends another schema.</summary>
    private void ReadAnchors(DocumentNode schema)
    {
        foreach (var key in AnchorKeys)
        {
            if (schema.GetString(key) is { } anchor)
            {
                _anchors.TryAdd(anchor, schema);
            }
        }

        if (schema["$ref"] is null && schema.TryGet("$dynamicRef", out var dynamic) && dynamic.IsString)
        {
            schema.Remove(new HashSet<DocumentNode> { dynamic });
            schema.TryAdd("$ref", dynamic.Place, dynamic);
        }
    }

    /// <summary>What a reference names; null when that is nothing.</summary>
    private DocumentNode? Target(string reference) =>
        JsonPointer.FindReferenced(_root, reference) ?? (reference.StartsWith('#') ? _anchors.GetValueOrDefault(JsonPointer.UnescapeFragment(reference[1..])) : null);

    /// <summary>What an object has to say to be of use.</summary>
    private void CheckWhole(DocumentNode node, ObjectKind kind)
    {
        if (kind == ObjectKind.PathItem && _version == OpenApiVersion.V32 && node["additionalOperations"] is { } additional)
        {
            foreach (var operation in additional.Properties.Where(p => p.Name.Length == 0 || p.Name.AsSpan().IndexOfAnyExcept(MethodCharacters) >= 0 || MethodsWithKeys.Contains(p.Name)))
            {
                Report(ProseRules.ValueUnusable, operation, $"{InputException.Quote(operation.Name)} is no method, or one that has a key of its own", "Name an HTTP method as it is sent.");
                Remove(operation);
            }
        }

        if (kind == ObjectKind.Parameter && (node.GetString("name") is null || node.GetString("in") is not ("path" or "query" or "querystring" or "header" or "cookie")))
        {
            Report(ProseRules.ValueUnusable, node, "a parameter without \"name\", or whose \"in\" is not path, query, header or cookie", "Say both.");
            Remove(node);
        }
        else if (kind == ObjectKind.Operation && node["operationId"] is { IsString: true } id && !_operationIds.TryAdd(id.Text, id))
        {
            Report(ProseRules.NameRepeated, id, $"{InputException.Quote(id.Text)} is the id of another operation too, at {_operationIds[id.Text].Position}", "Give each its own.");
        }
        else if (kind is ObjectKind.PathItem or ObjectKind.Operation)
        {
            CheckParameters(node["parameters"]);
        }
    }

    private void CheckParameters(DocumentNode? list)
    {
        var known = new HashSet<(string?, string?)>();
        foreach (var parameter in list?.Items ?? [])
        {
            if (parameter.GetString("name") is { } name && !known.Add((parameter.GetString("in"), name)))
            {
                Report(ProseRules.NameRepeated, parameter, $"the parameter {InputException.Quote(name)} stands twice in one list, and the first one is read", "Keep one of them.");
                Remove(parameter);
            }
        }
    }

    /// <summary>Whether a property can be read, or hurts nobody; what is in it is checked later.</summary>
    private bool Fits(DocumentNode value, ObjectKind kind)
    {
        var name = value.Name;
        if (IsExtension(name, kind))
        {
            return kind != ObjectKind.Schema || IsKeyword(name, value);
        }

        if (OpenApiGrammar.Find(kind, name) is not { } key)
        {
            Report(ProseRules.KeyUnread, value, null, "Is it written as the specification writes it? An extension begins with \"x-\".");

            // A reference may lead into it.
            return true;
        }

        if (!key.IsKnownIn(_version))
        {
            Report(ProseRules.KeyUnread, value, "it is of a later version of OpenAPI than the document", "Raise the version of the document.");
            return false;
        }

        if (key.Use == KeyUse.Unread)
        {
            Report(ProseRules.KeyUnread, value, null, "Look at changes of it yourself.");
            return true;
        }

        return key.Form switch
        {
            // A document that has only webhooks often leaves "paths" empty, which YAML reads as null.
            KeyForm.One when value.IsNull && kind == ObjectKind.OpenApi => false,
            KeyForm.Map when value.IsNull && kind is ObjectKind.OpenApi or ObjectKind.Components => false,
            KeyForm.Text => value.IsString || Refuse(value, "a string"),
            KeyForm.Flag => value.Kind == NodeKind.Boolean || Refuse(value, "true or false"),
            KeyForm.Texts => value.IsArray ? AreTexts(value) : Refuse(value, "a list of strings"),
            KeyForm.Keyword => IsKeyword(name, value),
            KeyForm.One => IsObject(value, key.Inner),
            KeyForm.List => value.IsArray ? AreObjects(value, key.Inner) : Refuse(value, key.Inner == ObjectKind.Schema ? "a list of schemas" : "a list of objects"),
            KeyForm.Map => value.IsObject ? AreObjects(value, key.Inner) : Refuse(value, key.Inner == ObjectKind.Schema ? "an object of schemas" : "an object of objects"),
            _ => true,
        };
    }

    private bool IsExtension(string name, ObjectKind kind) => name.StartsWith("x-", StringComparison.Ordinal) && OpenApiGrammar.IsExtensible(kind);

    private bool IsKeyword(string name, DocumentNode value)
    {
        if (SchemaShape.ExpectedOf(name, value) is { } expected)
        {
            return Refuse(value, expected);
        }

        return name != "required" || AreTexts(value);
    }

    /// <summary>Whether a value is an object of a kind; what is in it is checked later.</summary>
    private bool IsObject(DocumentNode value, ObjectKind kind)
    {
        if (value.IsObject)
        {
            Push(value, kind);
            return true;
        }

        return kind == ObjectKind.Schema
            ? value.Kind == NodeKind.Boolean || Refuse(value, "a schema")
            : Refuse(value, "an object");
    }

    /// <summary>Takes those out of a list that are no strings; the whole stays.</summary>
    private bool AreTexts(DocumentNode list)
    {
        foreach (var item in list.Items)
        {
            if (!item.IsString)
            {
                Refuse(item, "a string");
                Remove(item);
            }
        }

        return true;
    }

    /// <summary>Takes those out of a list or a map that are no objects of a kind; the whole stays.</summary>
    private bool AreObjects(DocumentNode values, ObjectKind kind)
    {
        foreach (var item in values.Items)
        {
            RemoveUnlessObject(item, kind);
        }

        foreach (var property in values.Properties)
        {
            RemoveUnlessObject(property, kind);
        }

        return true;
    }

    private void RemoveUnlessObject(DocumentNode value, ObjectKind kind)
    {
        if (!IsObject(value, kind))
        {
            Remove(value);
        }
    }

    private bool Refuse(DocumentNode value, string expected)
    {
        var found = value.IsString ? InputException.Quote(value.Text) : value.Kind == NodeKind.Number ? value.Text : OpenApiDocument.NameOf(value.Kind);
        Report(ProseRules.ValueUnusable, value, $"{found}, where {expected} was expected", "Correct it.");
        return false;
    }

    private void CheckReference(DocumentNode holder, ObjectKind kind)
    {
        var reference = holder["$ref"]!;
        if (EndOf(holder, reference, out var problem) is { } end)
        {
            if (end.MarkOf(_number) is { } actual)
            {
                problem = actual == kind ? null : "leads to another kind of object than stands here";
            }
            else if (end.IsObject)
            {
                Push(end, kind);
                for (var outer = end; outer is not null && _reached.Add(outer); outer = outer.Parent)
                {
                }
            }
            else if (kind != ObjectKind.Schema || end.Kind != NodeKind.Boolean)
            {
                problem = $"leads to {OpenApiDocument.NameOf(end.Kind)}";
            }
        }

        if (problem is null && !reference.Text.StartsWith("#/", StringComparison.Ordinal))
        {
            // From here on it is a pointer, which all readers follow.
            holder.Set("$ref", reference.Place, DocumentNode.String(reference.Position, "#" + Target(reference.Text)!.Pointer.Replace("%", "%25", StringComparison.Ordinal)));
        }
        else if (problem is not null)
        {
            if (_unresolved.TryGetValue(reference, out var unresolved))
            {
                _findings.Add(unresolved.ToFinding(reference, PlaceOf(reference)));
            }
            else
            {
                Report(ProseRules.ReferenceUnresolved, reference, $"{(reference.IsString ? InputException.Quote(reference.Text) : OpenApiDocument.NameOf(reference.Kind))} {problem}", "Correct the pointer, or add what it names.");
            }

            // A place that refers to nothing says nothing of its own; a schema may still say more, and so may a path.
            Remove(kind is ObjectKind.Schema or ObjectKind.PathItem ? reference : holder);
        }
    }

    /// <summary>What a reference leads to in the end; null, with the reason, when it leads nowhere.</summary>
    private DocumentNode? EndOf(DocumentNode holder, DocumentNode reference, out string? problem)
    {
        // Most references lead to what is none.
        if (ProblemOf(reference) is null && Target(reference.Text) is { } target && !(target.IsObject && target["$ref"] is not null))
        {
            problem = null;
            return target;
        }

        var path = new HashSet<DocumentNode>();
        var (current, next) = (holder, (DocumentNode?)reference);
        (DocumentNode? End, string? Problem) end = default;
        while (next is not null && end.Problem is null && !_ends.TryGetValue(current, out end))
        {
            end.Problem = path.Add(current) ? ProblemOf(next) : "leads only to itself";
            if (end.Problem is null)
            {
                current = Target(next.Text)!;
                next = current.IsObject ? current["$ref"] : null;
            }
        }

        end.End ??= end.Problem is null ? current : null;
        foreach (var passed in path)
        {
            _ends[passed] = end;
        }

        problem = end.Problem;
        return end.End;
    }

    private string? ProblemOf(DocumentNode reference) =>
        _unresolved.TryGetValue(reference, out var unresolved) ? unresolved.Problem
        : !reference.IsString ? "is no string such as \"#/components/schemas/Name\""
        : Target(reference.Text) is not null ? null
        : reference.Text.StartsWith('#') ? "names nothing in this document"
        : "leads out of the document";

    private void Report(DriftRule rule, DocumentNode node, string? problem, string remedy) =>
        _findings.Add(new DocumentFinding(rule, node, PlaceOf(node), problem, remedy));

    /// <summary>The end of the way to a node: the whole of it can be longer than anybody reads.</summary>
    internal static string PlaceOf(DocumentNode node)
    {
        var place = "";
        for (var current = node; current.Parent is not null; current = current.Parent)
        {
            if (place.Length > LongestPlace)
            {
                return "…" + place;
            }

            var step = current.IsProperty ? JsonPointer.Escape(current.Name) : current.Index.ToString(CultureInfo.InvariantCulture);
            place = "/" + TextExcerpt.Start(step, LongestPlace) + place;
        }

        return place;
    }
}
