using System.Text;

namespace DryApi.OpenApi.Documents;

/// <summary>Gives equal names, and equal values that are not long, one string: a document says "type" and "string" thousands of times, and repeats many descriptions.</summary>
internal sealed class NamePool
{
    private const int Size = 4096;
    private const int Longest = 256;

    private readonly string?[] _names = new string?[Size];

    public string Get(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length > Longest)
        {
            return Encoding.UTF8.GetString(utf8);
        }

        // A collision only replaces what was kept.
        var hash = new HashCode();
        hash.AddBytes(utf8);
        ref var kept = ref _names[(uint)hash.ToHashCode() % Size];
        if (kept is null || !Ascii.Equals(utf8, kept))
        {
            kept = Encoding.UTF8.GetString(utf8);
        }

        return kept;
    }
}
