using System.Collections;

namespace DryApi.OpenApi.Documents;

/// <summary>The properties of an object in document order, with an index by name once they are many.</summary>
public sealed class DocumentProperties : IReadOnlyList<DocumentProperty>
{
    private const int LongestWithoutIndex = 8;

    /// <summary>No properties.</summary>
    internal static readonly DocumentProperties Empty = new();

    private DocumentProperty[] _properties = [];
    private Dictionary<string, int>? _index;

    internal DocumentProperties()
    {
    }

    /// <inheritdoc/>
    public int Count { get; private set; }

    /// <inheritdoc/>
    public DocumentProperty this[int index] => _properties.AsSpan(0, Count)[index];

    /// <summary>Goes through the properties without making anything.</summary>
    public Enumerator GetEnumerator() => new(this);

    IEnumerator<DocumentProperty> IEnumerable<DocumentProperty>.GetEnumerator() => ((IEnumerable<DocumentProperty>)new ArraySegment<DocumentProperty>(_properties, 0, Count)).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => ((IEnumerable<DocumentProperty>)this).GetEnumerator();

    internal int IndexOf(string name)
    {
        if (Count > LongestWithoutIndex)
        {
            return (_index ??= BuildIndex()).TryGetValue(name, out var index) ? index : -1;
        }

        for (var i = 0; i < Count; i++)
        {
            if (_properties[i].Name == name)
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
            if (name.SequenceEqual(_properties[i].Name))
            {
                return i;
            }
        }

        return -1;
    }

    internal bool TryAdd(DocumentProperty property)
    {
        if (IndexOf(property.Name) >= 0)
        {
            return false;
        }

        _index?.Add(property.Name, Count);
        if (Count == _properties.Length)
        {
            // Most objects have few properties, and are many.
            Array.Resize(ref _properties, Count < 2 ? 2 : Count * 2);
        }

        _properties[Count++] = property;
        return true;
    }

    internal void Set(DocumentProperty property)
    {
        if (!TryAdd(property))
        {
            _properties[IndexOf(property.Name)] = property;
        }
    }

    internal void Remove(IReadOnlySet<DocumentNode> values)
    {
        // A new array: what goes through the old one goes on as it was.
        _properties = [.. this.Where(property => !values.Contains(property.Value))];
        Count = _properties.Length;
        _index = null;
    }

    private Dictionary<string, int> BuildIndex()
    {
        var index = new Dictionary<string, int>(Count + 1, StringComparer.Ordinal);
        for (var i = 0; i < Count; i++)
        {
            index.Add(_properties[i].Name, i);
        }

        return index;
    }

    /// <summary>The properties one by one.</summary>
    public struct Enumerator
    {
        private readonly DocumentProperty[] _properties;
        private readonly int _count;
        private int _index;

        internal Enumerator(DocumentProperties content)
        {
            (_properties, _count, _index) = (content._properties, content.Count, -1);
        }

        /// <summary>The property.</summary>
        public readonly DocumentProperty Current => _properties[_index];

        /// <summary>Goes on to the next one.</summary>
        public bool MoveNext() => ++_index < _count;
    }
}
