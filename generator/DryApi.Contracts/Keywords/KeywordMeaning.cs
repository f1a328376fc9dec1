using System.Text;

namespace DryApi.Contracts;

/// <summary>What JSON Schema says in place of keywords that it does not have. Null is not given.</summary>
internal static class KeywordMeaning
{
    private const string NotNull = "{\"not\":{\"type\":\"null\"}}";

    /// <summary>A URL with one of the schemes, whatever their case, and a host; without blanks.</summary>
    public static string OfSchemes(string value)
    {
        var pattern = new StringBuilder("^(?:");
        foreach (var scheme in JsonText.Items(value).Select(JsonText.Unquote))
        {
            _ = pattern[pattern.Length - 1] == ':' ? pattern : pattern.Append('|');
            foreach (var c in scheme)
            {
                _ = char.IsLetter(c) ? pattern.Append('[').Append(char.ToLowerInvariant(c)).Append(char.ToUpperInvariant(c)).Append(']')
                    : char.IsDigit(c) || c == '-' ? pattern.Append(c)
                    : pattern.Append('\\').Append(c);
            }
        }

        return "{\"pattern\":" + JsonText.Quote(pattern.Append("):\\/\\/[^\\s\\x00-\\x1f\\x7f\\/?#:@\\\\][^\\s\\x00-\\x1f\\x7f]*(?![\\s\\S])").ToString()) + "}";
    }

    /// <summary>Of each group exactly one.</summary>
    public static string OfExactlyOne(string value) => OfGroups("oneOf", value);

    /// <summary>Of each group at least one.</summary>
    public static string OfAtLeastOne(string value) => OfGroups("anyOf", value);

    /// <summary>A property that another one asks for.</summary>
    public static string OfRequiredWhen(string value) => All(JsonText.Items(value).Select(rule =>
    {
        var facts = JsonText.Members(rule).ToDictionary(member => member.Key, member => member.Value, StringComparer.Ordinal);
        var decisive = facts["when"];
        var isOneOf = $"{{\"required\":[{decisive}],\"properties\":{{{decisive}:{{\"enum\":{List(facts["is"])}}}}}}}";
        var condition = facts.TryGetValue("orAbsent", out var orAbsent) && orAbsent == "true" ? $"{{\"anyOf\":[{isOneOf},{{\"not\":{Given(decisive)}}}]}}" : isOneOf;
        return $"{{\"if\":{condition},\"then\":{Given(facts["property"])}}}";
    }));

    private static string List(string value) => value.StartsWith("[", StringComparison.Ordinal) ? value : "[" + value + "]";

    private static string OfGroups(string keyword, string value) =>
        All(JsonText.Items(value).Select(group => $"{{\"{keyword}\":[{string.Join(",", JsonText.Items(group).Select(Given))}]}}"));

    private static string Given(string name) => $"{{\"required\":[{name}],\"properties\":{{{name}:{NotNull}}}}}";

    private static string All(IEnumerable<string> schemas)
    {
        var all = schemas.ToList();
        return all.Count == 1 ? all[0] : $"{{\"allOf\":[{string.Join(",", all)}]}}";
    }
}
