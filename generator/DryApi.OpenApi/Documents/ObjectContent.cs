namespace DryApi.OpenApi.Documents;

/// <summary>The properties of an object: a list in document order, with an index by name once it is long.</summary>
internal sealed class ObjectContent
{
    private const int LongestWithoutIndex = 8;

    private readonly List<DocumentProperty> _properties = [];
    private Dictionary<string, int>? _index;

    public IReadOnlyList<DocumentProperty> Properties => _properties;

    public int IndexOf(string name)
    {
        if (_properties.Count > LongestWithoutIndex)
        {
            return (_index ??= BuildIndex()).TryGetValue(name, out var index) ? index : -1;
        }

        for (var i = 0; i < _properties.Count; i++)
        {
            if (_properties[i].Name == name)
            {
                return i;
            }
        }

        return -1;
    }

    public bool TryAdd(DocumentProperty property)
    {
        if (IndexOf(property.Name) >= 0)
        {
            return false;
        }

        _index?.Add(property.Name, _properties.Count);
        _properties.Add(property);
        return true;
    }

    public void Set(DocumentProperty property)
    {
        if (!TryAdd(property))
        {
            _properties[IndexOf(property.Name)] = property;
        }
    }

    public void Remove(IReadOnlySet<DocumentNode> values)
    {
        _properties.RemoveAll(property => values.Contains(property.Value));
        _index = null;
    }

    private Dictionary<string, int> BuildIndex()
    {
        var index = new Dictionary<string, int>(_properties.Count + 1, StringComparer.Ordinal);
        for (var i = 0; i < _properties.Count; i++)
        {
            index.Add(_properties[i].Name, i);
        }

        return index;
    }
}
