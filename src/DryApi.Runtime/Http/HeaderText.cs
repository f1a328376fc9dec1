using System.Buffers;
using DryApi.Errors;

namespace DryApi.Http;

/// <summary>Which texts can be headers. Values are never quoted: they may be secrets.</summary>
internal static class HeaderText
{
    private static readonly SearchValues<char> NameCharacters = SearchValues.Create("!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    private static readonly SearchValues<char> ValueCharacters = SearchValues.Create([.. Enumerable.Range(' ', '~' - ' ' + 1).Select(character => (char)character), '\t']);

    /// <exception cref="ArgumentException">No header can carry it; the message names the header.</exception>
    public static void Check(string name, IEnumerable<string> values, string parameter)
    {
        if (name.Length == 0 || name.AsSpan().ContainsAnyExcept(NameCharacters))
        {
            throw new ArgumentException($"'{PrintableText.Of(name, 100)}' is no name of a header: it may have letters, digits and !#$%&'*+-.^_`|~ only.", parameter);
        }

        foreach (var value in values)
        {
            if (value.AsSpan().ContainsAnyExcept(ValueCharacters))
            {
                throw new ArgumentException($"The value of the header '{name}' has a line break, another control character or a character outside ASCII, which no header can carry. Encode it first.", parameter);
            }
        }
    }
}
