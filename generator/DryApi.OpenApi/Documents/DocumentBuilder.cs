namespace DryApi.OpenApi.Documents;

/// <summary>Builds a tree from the events of a parser, and keeps the limits that both formats share.</summary>
/// <param name="limits">What the tree may be at most.</param>
/// <param name="replaced">Gets the properties whose name comes again, of which the last counts; null where a name may come once.</param>
internal sealed class DocumentBuilder(DocumentLimits limits, ICollection<DocumentNode>? replaced = null)
{
    private readonly Stack<DocumentNode> _open = new();

    /// <summary>For each depth, where the nodes of what is open there are gathered.</summary>
    private readonly List<DocumentNode[]> _rooms = [];
    private string _name = "";
    private SourcePosition _namePosition;
    private int _count;

    public DocumentNode? Root { get; private set; }

    /// <summary>How many objects and arrays are open.</summary>
    public int Depth => _open.Count;

    public DocumentNode? Current => _open.Count > 0 ? _open.Peek() : null;

    /// <summary>Whether the next event has to be a property's name.</summary>
    public bool ExpectsName { get; private set; }

    public void Name(string name, SourcePosition position)
    {
        if (name.Length > limits.MaxNameLength)
        {
            throw limits.TooLongName(position, name);
        }

        if (Current!.Properties.Count == limits.MaxProperties)
        {
            throw limits.TooManyProperties(position);
        }

        if (Current!.TryGet(name, out var first))
        {
            if (replaced is null)
            {
                throw InputException.At(
                    position,
                    $"the property {InputException.Quote(name)} is already there at line {first.Place.Line}, column {first.Place.Column}, and here at line {position.Line} again",
                    "keep one of them");
            }

            replaced.Add(first);
        }

        _name = name;
        _namePosition = position;
        ExpectsName = false;
    }

    public void Open(DocumentNode container)
    {
        if (_open.Count == limits.MaxDepth)
        {
            throw limits.TooDeep(container.Position);
        }

        Attach(container);
        if (_rooms.Count == _open.Count)
        {
            _rooms.Add(new DocumentNode[16]);
        }

        container.Children.Borrow(_rooms[_open.Count]);
        _open.Push(container);
        ExpectsName = container.IsObject;
    }

    public DocumentNode Close()
    {
        var closed = _open.Pop();
        _rooms[_open.Count] = closed.Children.GiveBack();
        ExpectsName = Current is { IsObject: true };
        return closed;
    }

    /// <param name="value">The value.</param>
    /// <param name="below">How many values are in it.</param>
    public void Value(DocumentNode value, int below = 0)
    {
        if (value.Kind == NodeKind.Number && value.Text.Length > limits.MaxNumberLength)
        {
            throw limits.TooLongNumber(value.Position, value.Text);
        }

        _count += below;
        Attach(value);
        ExpectsName = Current is { IsObject: true };
    }

    private void Attach(DocumentNode value)
    {
        if (++_count > limits.MaxNodes)
        {
            throw limits.TooManyNodes(value.Position);
        }

        switch (Current)
        {
            case null:
                Root = value;
                break;
            case { IsObject: true } parent:
                if (!parent.TryAdd(_name, _namePosition, value))
                {
                    parent.Set(_name, _namePosition, value);
                }

                break;
            case var parent:
                parent.Add(value);
                break;
        }
    }
}
