namespace DryApi.Contracts;

/// <summary>
/// One alternative of authentication as it stands in a line: its schemes joined by <c> &amp; </c>, each a name, bare where that is clear and else
/// quoted, with its scopes as a JSON list behind it.
/// </summary>
public static class SecurityText
{
    /// <summary>The alternative that asks for nothing.</summary>
    public const string Anonymous = "anonymous";

    /// <summary>The line of an operation that asks for nothing at all.</summary>
    internal const string None = "none";

    /// <summary>The text of an alternative.</summary>
    /// <param name="schemes">Each scheme's name with its scopes as a JSON list; null for none.</param>
    public static string Write(IEnumerable<KeyValuePair<string, string?>> schemes)
    {
        var text = string.Join(" & ", schemes.Select(scheme => WriteName(scheme.Key) + scheme.Value));
        return text.Length == 0 ? Anonymous : text;
    }

    /// <summary>The schemes of an alternative, each with its scopes.</summary>
    public static Dictionary<string, List<string>> Read(string alternative)
    {
        var schemes = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var part in alternative == Anonymous ? [] : JsonText.Split(alternative, " & "))
        {
            var bracket = part.Length > 0 && part[0] == '"' ? JsonText.Skip(part, 0) : part.IndexOf('[') is >= 0 and var at ? at : part.Length;
            schemes[JsonText.Unquote(part.Substring(0, bracket))] = bracket == part.Length ? [] : [.. JsonText.Items(part.Substring(bracket))];
        }

        return schemes;
    }

    /// <summary>A scheme's name as it stands in an alternative.</summary>
    internal static string WriteName(string name) => name is Anonymous or None ? JsonText.Quote(name) : ExpressionText.WriteName(name);
}
