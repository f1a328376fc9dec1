namespace DryApi.Contracts;

/// <summary>The words of a name, each in one form: <c>txt2img</c> is text, 2 and image, <c>listUpscales</c> is list and upscal.</summary>
internal static class NameWords
{
    private static readonly Dictionary<string, string> Abbreviations = new(StringComparer.Ordinal)
    {
        ["app"] = "application", ["aud"] = "audio", ["bg"] = "background", ["cfg"] = "configuration", ["config"] = "configuration", ["doc"] = "document",
        ["img"] = "image", ["lang"] = "language", ["msg"] = "message", ["org"] = "organization", ["pic"] = "picture", ["repo"] = "repository",
        ["txt"] = "text", ["vid"] = "video",
    };

    private static readonly string[] Suffixes = ["al", "ment", "ation", "ating", "ated", "ate", "ing", "e"];

    /// <summary>What is done, and words that stand beside anything: they say nothing of what it is about.</summary>
    private static readonly HashSet<string> Common = new(
        new[] { "a", "add", "all", "an", "and", "api", "by", "client", "create", "delete", "do", "fetch", "find", "for", "from", "get", "index", "list", "make", "new", "of", "patch", "post", "put", "read", "remove", "request", "search", "set", "show", "store", "the", "to", "update" }.Select(Stem),
        StringComparer.Ordinal);

    /// <summary>Whether the word says what is done, or nothing.</summary>
    public static bool IsCommon(string word) => Common.Contains(word);

    /// <summary>The words of a name, in order.</summary>
    public static IEnumerable<string> Of(string name)
    {
        for (var start = 0; start < name.Length;)
        {
            var end = start + 1;
            if (char.IsDigit(name[start]))
            {
                end = EndOf(name, end, char.IsDigit);
            }
            else if (char.IsUpper(name[start]) && end < name.Length && char.IsUpper(name[end]))
            {
                // Of HTTPRequest, the R begins the next word.
                end = EndOf(name, end, char.IsUpper);
                end -= end < name.Length && char.IsLower(name[end]) ? 1 : 0;
            }
            else if (char.IsLetter(name[start]))
            {
                end = EndOf(name, end, c => char.IsLetter(c) && !char.IsUpper(c));
            }
            else
            {
                start = end;
                continue;
            }

            yield return Stem(name.Substring(start, end - start).ToLowerInvariant());
            start = end;
        }
    }

    private static int EndOf(string name, int end, Func<char, bool> isPart)
    {
        while (end < name.Length && isPart(name[end]))
        {
            end++;
        }

        return end;
    }

    private static string Stem(string word)
    {
        word = Abbreviations.TryGetValue(word, out var whole) ? whole : word;
        word = word.Length > 3 && word[word.Length - 1] == 's' && word[word.Length - 2] != 's' ? word.Substring(0, word.Length - 1) : word;
        word = Abbreviations.TryGetValue(word, out whole) ? whole : word;
        foreach (var suffix in Suffixes)
        {
            if (word.Length >= suffix.Length + 4 && word.EndsWith(suffix, StringComparison.Ordinal))
            {
                word = word.Substring(0, word.Length - suffix.Length);
            }
        }

        return word;
    }
}
