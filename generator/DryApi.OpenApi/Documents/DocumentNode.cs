using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using DryApi.Contracts;

namespace DryApi.OpenApi.Documents;

/// <summary>A value of a JSON or YAML document that knows where it stands. Only an overlay changes it.</summary>
public sealed class DocumentNode : IOrigin
{
    [ThreadStatic]
    private static int _lastHash;

    // A string for scalars, the nodes of an object or an array: one field keeps nodes small.
    private readonly object _content;

    // A node is its own property, and the parts of its two positions stand apart: a document has hundreds of thousands.
    private readonly string _file;
    private readonly int _line;
    private readonly int _column;
    private string? _name;
    private int _nameLine;
    private int _nameColumn;

    // Its index when it was added. Places are asked for by the thousand.
    private int _index;

    // Many sets of nodes are kept while a document is read; the runtime's own hash of an object is slow the first time.
    private readonly int _hash = _lastHash += 0x61C88647;

    // What the last check that came by took it for.
    private int _check;
    private ObjectKind _objectKind;

    private DocumentNode(NodeKind kind, SourcePosition position, object content)
    {
        Kind = kind;
        (_file, _line, _column) = position;
        _content = content;
    }

    public NodeKind Kind { get; }

    /// <summary>Where the value begins: its opening quote, bracket or first character.</summary>
    public SourcePosition Position => new(_file, _line, _column);

    /// <summary>The object or array that holds it; null for the root.</summary>
    public DocumentNode? Parent { get; private set; }

    /// <summary>Whether it is a property of an object.</summary>
    public bool IsProperty => _name is not null;

    /// <summary>The name of a property; empty for items and for the root.</summary>
    public string Name => _name ?? "";

    /// <summary>Where a reader finds it: the name of a property, else the value itself.</summary>
    public SourcePosition Place => _name is null ? Position : new(_file, _nameLine, _nameColumn);

    string IOrigin.File => _file;

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
                steps.Push(node._name is { } name ? JsonPointer.Escape(name) : node.Index.ToString(CultureInfo.InvariantCulture));
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

    public bool IsObject => Kind == NodeKind.Object;

    public bool IsArray => Kind == NodeKind.Array;

    public bool IsString => Kind == NodeKind.String;

    public bool IsNull => Kind == NodeKind.Null;

    /// <summary>A string's value, or the literal of a number, a boolean or null; empty for objects and arrays.</summary>
    public string Text => _content as string ?? "";

    /// <summary>Whether this is the literal <c>true</c>.</summary>
    public bool IsTrue => Kind == NodeKind.Boolean && Text == "true";

    /// <summary>The properties of an object in the order of the document; empty for every other kind.</summary>
    public DocumentNodes Properties => Kind == NodeKind.Object ? Children : DocumentNodes.Empty;

    /// <summary>The items of an array; empty for every other kind.</summary>
    public DocumentNodes Items => Kind == NodeKind.Array ? Children : DocumentNodes.Empty;

    /// <summary>The properties of an object, or the items of an array; no other kind has them.</summary>
    internal DocumentNodes Children => (DocumentNodes)_content;

    /// <summary>The property with a name, or null when this is no object or has no such property.</summary>
    public DocumentNode? this[string name] => TryGet(name, out var value) ? value : null;

    /// <summary>Gets the property with a name.</summary>
    public bool TryGet(string name, [NotNullWhen(true)] out DocumentNode? value)
    {
        var properties = Properties;
        value = properties.IndexOf(name) is >= 0 and var index ? properties[index] : null;
        return value is not null;
    }

    /// <summary>The property with a name, or null when this is no object or has no such property.</summary>
    internal DocumentNode? Find(ReadOnlySpan<char> name)
    {
        var properties = Properties;
        return properties.IndexOf(name) is >= 0 and var index ? properties[index] : null;
    }

    /// <summary>The text of the named property when it is a string, else null.</summary>
    public string? GetString(string name) => this[name] is { Kind: NodeKind.String } value ? value.Text : null;

    internal static DocumentNode Object(SourcePosition position) => new(NodeKind.Object, position, new DocumentNodes());

    internal static DocumentNode Array(SourcePosition position) => new(NodeKind.Array, position, new DocumentNodes());

    internal static DocumentNode String(SourcePosition position, string value) => new(NodeKind.String, position, value);

    /// <param name="position">Where the literal stands.</param>
    /// <param name="literal">The number as JSON spells it.</param>
    internal static DocumentNode Number(SourcePosition position, string literal) => new(NodeKind.Number, position, literal);

    internal static DocumentNode Boolean(SourcePosition position, bool value) =>
        new(NodeKind.Boolean, position, value ? "true" : "false");

    internal static DocumentNode Null(SourcePosition position) => new(NodeKind.Null, position, "null");

    /// <summary>Adds a property unless the name is taken.</summary>
    /// <param name="name">The name.</param>
    /// <param name="position">Where the name stands, in the file of the value.</param>
    /// <param name="value">The value. It stands in one place: where it has one, that is given another value, or it is removed there, before.</param>
    internal bool TryAdd(string name, SourcePosition position, DocumentNode value)
    {
        var properties = Children;
        if (properties.IndexOf(name) >= 0)
        {
            return false;
        }

        value.HangInto(this, name, position);
        properties.Add(value);
        return true;
    }

    /// <summary>Adds a property, or puts it in the place of the one with the same name.</summary>
    /// <inheritdoc cref="TryAdd"/>
    internal void Set(string name, SourcePosition position, DocumentNode value)
    {
        var properties = Children;
        if (properties.IndexOf(name) is >= 0 and var index)
        {
            value.HangInto(this, name, position);
            properties.Replace(index, value);
        }
        else
        {
            TryAdd(name, position, value);
        }
    }

    /// <summary>Adds an item to an array.</summary>
    internal void Add(DocumentNode item)
    {
        var items = Children;
        item.HangInto(this, null, default);
        item._index = items.Count;
        items.Add(item);
    }

    /// <summary>Removes those children that are in the set.</summary>
    internal void Remove(IReadOnlySet<DocumentNode> children) => Children.Remove(children);

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

    private void HangInto(DocumentNode parent, string? name, SourcePosition position)
    {
        Parent = parent;
        (_name, _nameLine, _nameColumn) = (name, position.Line, position.Column);
    }
}
