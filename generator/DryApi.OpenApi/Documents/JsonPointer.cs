using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace DryApi.OpenApi.Documents;

/// <summary>JSON Pointers (RFC 6901), as text and as the fragment of a <c>$ref</c>.</summary>
public static class JsonPointer
{
    /// <summary>Escapes one name for use in a pointer: <c>~</c> is <c>~0</c>, <c>/</c> is <c>~1</c>.</summary>
    public static string Escape(string name) =>
        name.AsSpan().IndexOfAny('~', '/') < 0 ? name : name.Replace("~", "~0").Replace("/", "~1");

    public static string Unescape(string token) =>
        token.Contains('~') ? token.Replace("~1", "/").Replace("~0", "~") : token;

    public static string Append(string pointer, string name) => $"{pointer}/{Escape(name)}";

    public static string Append(string pointer, int index) => string.Create(CultureInfo.InvariantCulture, $"{pointer}/{index}");

    /// <summary>The pointer in a local reference, with percent-encoding undone: <c>#/a%20b</c> gives <c>/a b</c>.</summary>
    /// <returns>False when the reference does not begin with <c>#/</c>.</returns>
    public static bool TryParseReference(string reference, [NotNullWhen(true)] out string? pointer)
    {
        var isLocal = reference.StartsWith("#/", StringComparison.Ordinal);
        pointer = isLocal ? UnescapeFragment(reference[1..]) : null;
        return isLocal;
    }

    /// <summary>Undoes percent-encoding.</summary>
    public static string UnescapeFragment(string fragment) => fragment.Contains('%') ? Uri.UnescapeDataString(fragment) : fragment;

    /// <summary>Finds what a pointer names, step by step; a <c>$ref</c> on the way is not followed.</summary>
    public static DocumentNode? Find(DocumentNode root, ReadOnlySpan<char> pointer)
    {
        if (pointer.Length == 0)
        {
            return root;
        }

        if (pointer[0] != '/')
        {
            return null;
        }

        var node = root;
        var rest = pointer[1..];
        foreach (var range in rest.Split('/'))
        {
            var token = rest[range];
            var next = node.IsArray ? Item(node, token) : token.Contains('~') ? node[Unescape(token.ToString())] : node.Find(token);
            if (next is null)
            {
                return null;
            }

            node = next;
        }

        return node;
    }

    /// <summary>Finds what a local reference such as <c>#/components/schemas/Pet</c> names, or null.</summary>
    public static DocumentNode? FindReferenced(DocumentNode root, string reference) =>
        !reference.StartsWith("#/", StringComparison.Ordinal) ? null : reference.Contains('%') ? Find(root, UnescapeFragment(reference[1..])) : Find(root, reference.AsSpan(1));

    private static DocumentNode? Item(DocumentNode array, ReadOnlySpan<char> token)
    {
        // RFC 6901 knows no sign and no leading zero.
        var isIndex = token is "0" or [>= '1' and <= '9', ..];
        return isIndex && int.TryParse(token, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < array.Items.Count
            ? array.Items[index]
            : null;
    }
}
