using System.Text;

namespace DryApi.OpenApi.Documents;

/// <summary>Gives equal names, and equal short values, one string: a document says "type" and "string" thousands of times.</summary>
internal sealed class NamePool
{
    private const int Size = 1024;
    private const int LongestName = 64;

    private readonly string?[] _names = new string?[Size];

    public string Get(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length > LongestName)
        {
            return Encoding.UTF8.GetString(utf8);
        }

        // FNV-1a; a collision only replaces what was kept.
        var hash = 2166136261u;
        foreach (var unit in utf8)
        {
            hash = (hash ^ unit) * 16777619;
        }

        ref var kept = ref _names[hash % Size];
        if (kept is null || !Ascii.Equals(utf8, kept))
        {
            kept = Encoding.UTF8.GetString(utf8);
        }

        return kept;
    }
}
