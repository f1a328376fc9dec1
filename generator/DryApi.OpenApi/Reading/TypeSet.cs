using System.Numerics;

namespace DryApi.OpenApi.Reading;

/// <summary>A set of the types of JSON Schema. Null is none of them: whether it is allowed is said apart from the type.</summary>
/// <param name="Bits">A bit for each name, in the order of <see cref="All"/>.</param>
internal readonly record struct TypeSet(int Bits)
{
    /// <summary>The names by their letters; "never" is what a schema allows that allows nothing.</summary>
    private static readonly string[] All = ["array", "boolean", "integer", "never", "number", "object", "string"];

    /// <summary>How many types it has.</summary>
    public int Count => BitOperations.PopCount((uint)Bits);

    /// <summary>The names, sorted.</summary>
    public IEnumerable<string> Names
    {
        get
        {
            var bits = Bits;
            return All.Where((_, index) => (bits & (1 << index)) != 0);
        }
    }

    /// <summary>The one name, where it is one.</summary>
    public string Single => All[BitOperations.TrailingZeroCount(Bits)];

    /// <summary>The set of one type; empty for a name that is no type, such as "null".</summary>
    public static TypeSet Of(string name) => Array.IndexOf(All, name) is >= 0 and var index ? new TypeSet(1 << index) : default;

    public static TypeSet operator |(TypeSet a, TypeSet b) => new(a.Bits | b.Bits);

    public static TypeSet operator &(TypeSet a, TypeSet b) => new(a.Bits & b.Bits);

    /// <summary>Whether the type is among them.</summary>
    public bool Contains(string name) => (this & Of(name)).Bits != 0;
}
