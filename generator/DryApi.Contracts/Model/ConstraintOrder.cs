namespace DryApi.Contracts;

/// <summary>The order of constraints in a line: what a reader asks first stands first, the rest by name.</summary>
internal sealed class ConstraintOrder : IComparer<string>
{
    public static readonly ConstraintOrder Instance = new();

    private static readonly string[] First = ["required", "nullable", "readOnly", "writeOnly", "deprecated", "format", "enum"];

    public int Compare(string? x, string? y)
    {
        var (a, b) = (Rank(x), Rank(y));
        return a != b ? a.CompareTo(b) : string.CompareOrdinal(x, y);
    }

    private static int Rank(string? name)
    {
        var rank = Array.IndexOf(First, name);
        return rank < 0 ? First.Length : rank;
    }
}
