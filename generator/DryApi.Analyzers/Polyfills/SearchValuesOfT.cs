namespace System.Buffers;

/// <summary>A set of characters of ASCII.</summary>
internal sealed class SearchValues<T>(bool[] isIn)
{
    public bool Contains(char character) => character < isIn.Length && isIn[character];
}
