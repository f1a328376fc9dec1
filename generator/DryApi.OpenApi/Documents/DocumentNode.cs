using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using DryApi.Contracts;

namespace DryApi.OpenApi.Documents;

/// <summary>A value of a JSON or YAML document that knows where it stands. Only an overlay changes it.</summary>
public sealed class DocumentNode : IOrigin
{
    private static int _lastHash;

    // A string for scalars, the properties of an object, a list of nodes for arrays: one field keeps nodes small.
    private readonly object _content;

    // Where it hangs: the property that holds it, or its index when it was added. Places are asked for by the thousand.
    private DocumentProperty? _property;
    private int _index;

    // Many sets of nodes are kept while a document is read; the runtime's own hash of an object is slow the first time.
    private readonly int _hash = Interlocked.Add(ref _lastHash, 0x61C88647);

    // What the last check that came by took it for.
    private int _check;
    private ObjectKind _objectKind;

    private DocumentNode(NodeKind kind, SourcePosition position, object content)
    {
        Kind = kind;
        Position = position;
        _content = content;
    }

    public NodeKind Kind { get; }

    /// <summary>Where the value begins: its opening quote, bracket or first character.</summary>
    public SourcePosition Position { get; }

    /// <summary>The object or array that holds it; null for the root.</summary>
    public DocumentNode? Parent { get; private set; }

    /// <summary>Where a reader finds it: the name of a property, else the value itself.</summary>
    public SourcePosition Place => _property?.NamePosition ?? Position;

    string IOrigin.File => Position.File;

    int IOrigin.Line => Place.Line;

    int IOrigin.Column => Place.Column;

    /// <summary>The way from the root, as a JSON Pointer.</summary>
    public string Pointer
    {
        get
        {
            var steps = new Stack<string>();
            for (var node = this; node.Parent is not null; node = node.Parent)
            {
                steps.Push(node._property is { } property ? JsonPointer.Escape(property.Name) : node.Index.ToString(CultureInfo.InvariantCulture));
            }

            return string.Concat(steps.Select(step => "/" + step));
        }
    }

    /// <summary>The place among the items of the parent.</summary>
    internal int Index
    {
        get
        {
            var items = Parent!.Items;
            if (_index >= items.Count || !ReferenceEquals(items[_index], this))
            {
                // Items before it were removed.
                _index = items.TakeWhile(item => !ReferenceEquals(item, this)).Count();
            }

            return _index;
        }
    }

    /// <summary>The property that holds it; null for items and for the root.</summary>
    internal DocumentProperty? Property => _property;

    public bool IsObject => Kind == NodeKind.Object;

    public bool IsArray => Kind == NodeKind.Array;

    public bool IsString => Kind == NodeKind.String;

    public bool IsNull => Kind == NodeKind.Null;

    /// <summary>A string's value, or the literal of a number, a boolean or null; empty for objects and arrays.</summary>
    public string Text => _content as string ?? "";

    /// <summary>Whether this is the literal <c>true</c>.</summary>
    public bool IsTrue => Kind == NodeKind.Boolean && Text == "true";

    /// <summary>The properties of an object in the order of the document; empty for every other kind.</summary>
    public DocumentProperties Properties => _content as DocumentProperties ?? DocumentProperties.Empty;

    /// <summary>The items of an array; empty for every other kind.</summary>
    public IReadOnlyList<DocumentNode> Items => _content as IReadOnlyList<DocumentNode> ?? [];

    /// <summary>The value of the named property, or null when this is no object or has no such property.</summary>
    public DocumentNode? this[string name] => TryGet(name, out var value) ? value : null;

    public bool TryGet(string name, [NotNullWhen(true)] out DocumentNode? value)
    {
        var found = TryGetProperty(name, out var property);
        value = property?.Value;
        return found;
    }

    /// <summary>The value of the named property, or null when this is no object or has no such property.</summary>
    internal DocumentNode? Find(ReadOnlySpan<char> name) =>
        _content is DocumentProperties content && content.IndexOf(name) is >= 0 and var index ? content[index].Value : null;

    /// <summary>Like <see cref="TryGet"/>, with the place of the name.</summary>
    public bool TryGetProperty(string name, [NotNullWhen(true)] out DocumentProperty? property)
    {
        property = null;
        if (_content is not DocumentProperties content || content.IndexOf(name) is not (>= 0 and var index))
        {
            return false;
        }

        property = content[index];
        return true;
    }

    /// <summary>The text of the named property when it is a string, else null.</summary>
    public string? GetString(string name) => this[name] is { Kind: NodeKind.String } value ? value.Text : null;

    internal static DocumentNode Object(SourcePosition position) => new(NodeKind.Object, position, new DocumentProperties());

    internal static DocumentNode Array(SourcePosition position) => new(NodeKind.Array, position, new List<DocumentNode>());

    internal static DocumentNode String(SourcePosition position, string value) => new(NodeKind.String, position, value);

    /// <param name="position">Where the literal stands.</param>
    /// <param name="literal">The number as JSON spells it.</param>
    internal static DocumentNode Number(SourcePosition position, string literal) => new(NodeKind.Number, position, literal);

    internal static DocumentNode Boolean(SourcePosition position, bool value) =>
        new(NodeKind.Boolean, position, value ? "true" : "false");

    internal static DocumentNode Null(SourcePosition position) => new(NodeKind.Null, position, "null");

    /// <summary>Adds a property unless the name is taken.</summary>
    internal bool TryAdd(DocumentProperty property)
    {
        var isAdded = ((DocumentProperties)_content).TryAdd(property);
        if (isAdded)
        {
            property.Value.HangInto(this, property);
        }

        return isAdded;
    }

    /// <summary>Adds a property, or puts it in the place of the one with the same name.</summary>
    internal void Set(DocumentProperty property)
    {
        property.Value.HangInto(this, property);
        ((DocumentProperties)_content).Set(property);
    }

    /// <summary>Adds an item to an array.</summary>
    internal void Add(DocumentNode item)
    {
        var items = (List<DocumentNode>)_content;
        item.HangInto(this, property: null);
        item._index = items.Count;
        items.Add(item);
    }

    /// <summary>Removes those children that are in the set.</summary>
    internal void Remove(IReadOnlySet<DocumentNode> children)
    {
        if (_content is DocumentProperties content)
        {
            content.Remove(children);
        }
        else
        {
            ((List<DocumentNode>)_content).RemoveAll(children.Contains);
        }
    }

    /// <summary>Notes what a check takes it for; false where that check knows it already.</summary>
    /// <param name="check">The number of the check.</param>
    /// <param name="kind">The kind of object.</param>
    internal bool TryMark(int check, ObjectKind kind)
    {
        var isNew = _check != check;
        (_check, _objectKind) = isNew ? (check, kind) : (_check, _objectKind);
        return isNew;
    }

    /// <summary>What a check took it for; null where that check did not come by.</summary>
    internal ObjectKind? MarkOf(int check) => _check == check ? _objectKind : null;

    /// <summary>A number of its own: two nodes are equal when they are one.</summary>
    public override int GetHashCode() => _hash;

    private void HangInto(DocumentNode parent, DocumentProperty? property)
    {
        Parent = parent;
        _property = property;
    }
}
