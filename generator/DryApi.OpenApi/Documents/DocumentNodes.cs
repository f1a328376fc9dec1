using System.Collections;

namespace DryApi.OpenApi.Documents;

/// <summary>The properties of an object or the items of an array, in document order; properties get an index by name once they are many.</summary>
public sealed class DocumentNodes : IReadOnlyList<DocumentNode>
{
    private const int LongestWithoutIndex = 16;

    /// <summary>No nodes.</summary>
    internal static readonly DocumentNodes Empty = new();

    private DocumentNode[] _nodes = [];
    private Dictionary<string, int>? _index;

    internal DocumentNodes()
    {
    }

    /// <inheritdoc/>
    public int Count { get; private set; }

    /// <inheritdoc/>
    public DocumentNode this[int index] => _nodes.AsSpan(0, Count)[index];

    /// <summary>Goes through the nodes without making anything.</summary>
    public Enumerator GetEnumerator() => new(this);

    /// <summary>Whether one of the nodes is such a node.</summary>
    public bool Any(Func<DocumentNode, bool> predicate)
    {
        foreach (var node in this)
        {
            if (predicate(node))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether all of the nodes are such nodes.</summary>
    public bool All(Func<DocumentNode, bool> predicate)
    {
        foreach (var node in this)
        {
            if (!predicate(node))
            {
                return false;
            }
        }

        return true;
    }

    // Most values have none of one kind or the other.
    IEnumerator<DocumentNode> IEnumerable<DocumentNode>.GetEnumerator() => Count == 0 ? Enumerable.Empty<DocumentNode>().GetEnumerator() : GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal int IndexOf(string name)
    {
        if (Count > LongestWithoutIndex)
        {
            return (_index ??= BuildIndex()).TryGetValue(name, out var index) ? index : -1;
        }

        for (var i = 0; i < Count; i++)
        {
            if (_nodes[i].Name == name)
            {
                return i;
            }
        }

        return -1;
    }

    internal int IndexOf(ReadOnlySpan<char> name)
    {
        if (Count > LongestWithoutIndex)
        {
            return (_index ??= BuildIndex()).GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(name, out var index) ? index : -1;
        }

        for (var i = 0; i < Count; i++)
        {
            if (name.SequenceEqual(_nodes[i].Name))
            {
                return i;
            }
        }

        return -1;
    }

    internal void Add(DocumentNode node)
    {
        if (Count == _nodes.Length)
        {
            Array.Resize(ref _nodes, Count < 4 ? Count + 1 : Count * 2);
        }

        _index?.Add(node.Name, Count);
        _nodes[Count++] = node;
    }

    /// <summary>Has nodes added in room that others had before, until they are all there: growing would leave most of what is made behind.</summary>
    internal void Borrow(DocumentNode[] room) => _nodes = room;

    /// <summary>Keeps the nodes in as much room as they need.</summary>
    /// <returns>The room that was borrowed, or a larger one.</returns>
    internal DocumentNode[] GiveBack()
    {
        var room = _nodes;
        _nodes = [.. room.AsSpan(0, Count)];
        return room;
    }

    internal void Replace(int index, DocumentNode node) => _nodes[index] = node;

    internal void Remove(IReadOnlySet<DocumentNode> nodes)
    {
        // A new array: what goes through the old one goes on as it was.
        _nodes = [.. this.Where(node => !nodes.Contains(node))];
        Count = _nodes.Length;
        _index = null;
    }

    private Dictionary<string, int> BuildIndex()
    {
        var index = new Dictionary<string, int>(Count + 1, StringComparer.Ordinal);
        for (var i = 0; i < Count; i++)
        {
            index.Add(_nodes[i].Name, i);
        }

        return index;
    }

    /// <summary>The nodes one by one.</summary>
    public struct Enumerator : IEnumerator<DocumentNode>
    {
        private readonly DocumentNode[] _nodes;
        private readonly int _count;
        private int _index;

        internal Enumerator(DocumentNodes nodes)
        {
            (_nodes, _count, _index) = (nodes._nodes, nodes.Count, -1);
        }

        /// <summary>The node.</summary>
        public readonly DocumentNode Current => _nodes[_index];

        readonly object IEnumerator.Current => Current;

        /// <summary>Goes on to the next one.</summary>
        public bool MoveNext() => ++_index < _count;

        /// <summary>Goes back before the first one.</summary>
        public void Reset() => _index = -1;

        /// <summary>Nothing is held.</summary>
        public readonly void Dispose()
        {
        }
    }
}
