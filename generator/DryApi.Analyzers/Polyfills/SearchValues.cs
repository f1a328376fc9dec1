namespace System.Buffers;

/// <summary>Lets netstandard2.0 look for characters of a set: the few of ASCII that the SDK's rules know.</summary>
internal static class SearchValues
{
    public static SearchValues<char> Create(ReadOnlySpan<char> values)
    {
        var isIn = new bool[128];
        foreach (var value in values)
        {
            isIn[value] = true;
        }

        return new SearchValues<char>(isIn);
    }

    public static int IndexOfAny(this ReadOnlySpan<char> text, SearchValues<char> values) => IndexOf(text, values, isIn: true);

    public static bool ContainsAnyExcept(this ReadOnlySpan<char> text, SearchValues<char> values) => IndexOf(text, values, isIn: false) >= 0;

    private static int IndexOf(ReadOnlySpan<char> text, SearchValues<char> values, bool isIn)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (values.Contains(text[i]) == isIn)
            {
                return i;
            }
        }

        return -1;
    }
}
