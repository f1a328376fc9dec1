using System.Collections;
using DryApi.OpenApi.Documents;

namespace DryApi.OpenApi.Reading;

/// <summary>
/// The schemas that hold at one place, in their order: what a schema without a name is known by. The place is its identity, whichever way
/// leads there. A class: dictionaries of structs have to be compiled at every start of the tool.
/// </summary>
/// <param name="first">The first of them, for what is said of the place as a whole.</param>
internal sealed class SchemaParts(DocumentNode first) : IReadOnlyList<DocumentNode>, IEquatable<SchemaParts>
{
    // At nearly all places one schema holds.
    private List<DocumentNode>? _others;

    public DocumentNode First => first;

    public int Count => 1 + (_others?.Count ?? 0);

    public DocumentNode this[int index] => index == 0 ? first : _others![index - 1];

    /// <summary>The place with one schema more: where there is none yet, a new one.</summary>
    public static SchemaParts With(SchemaParts? place, DocumentNode schema)
    {
        if (place is null)
        {
            return new SchemaParts(schema);
        }

        (place._others ??= []).Add(schema);
        return place;
    }

    public bool Equals(SchemaParts? other)
    {
        if (other is null || other.Count != Count)
        {
            return false;
        }

        for (var i = 0; i < Count; i++)
        {
            if (!ReferenceEquals(this[i], other[i]))
            {
                return false;
            }
        }

        return true;
    }

    public override bool Equals(object? obj) => Equals(obj as SchemaParts);

    public override int GetHashCode() => HashCode.Combine(Count, first, this[Count - 1]);

    public IEnumerator<DocumentNode> GetEnumerator() => (_others ?? []).Prepend(first).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
