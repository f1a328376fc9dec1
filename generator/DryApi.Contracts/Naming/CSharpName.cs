namespace DryApi.Contracts;

/// <summary>C# names from names on the wire. A name follows from its own text alone, so nothing that is inserted elsewhere renames it.</summary>
public static class CSharpName
{
    [ThreadStatic]
    private static char[]? _text;

    /// <summary>
    /// PascalCase: <c>webhook_url</c> is <c>WebhookUrl</c>, <c>txt2img</c> is <c>Txt2Img</c>, <c>images[]</c> is <c>Images</c>,
    /// <c>WORKER_TIMEOUT</c> is <c>WorkerTimeout</c>.
    /// </summary>
    public static string Pascal(string name)
    {
        var isShouting = true;
        foreach (var c in name)
        {
            isShouting &= !char.IsLower(c);
        }

        // One place more: a name does not begin with a digit. Names are made by the thousand.
        var text = _text is { } known && known.Length > name.Length ? known : _text = new char[name.Length + 64];
        var length = 0;
        var startsWord = true;
        var isSame = true;
        foreach (var c in name)
        {
            if (c is not ((>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9')))
            {
                (startsWord, isSame) = (true, false);
                continue;
            }

            if (length == 0 && char.IsDigit(c))
            {
                text[length++] = '_';
                isSame = false;
            }

            text[length++] = startsWord ? char.ToUpperInvariant(c) : isShouting ? char.ToLowerInvariant(c) : c;
            isSame &= text[length - 1] == c;
            startsWord = char.IsDigit(c);
        }

        // Names of components are often such names already.
        return isSame ? name : new string(text, 0, length);
    }

    /// <summary>Whether C# takes it as a name: ASCII letters, digits and underscores, no digit first, no keyword.</summary>
    public static bool IsIdentifier(string name)
    {
        foreach (var c in name)
        {
            if (c is not ((>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_'))
            {
                return false;
            }
        }

        return name.Length > 0 && !(name[0] is >= '0' and <= '9') && !Keywords.Contains(name);
    }

    /// <summary>The name of one item of a list: <c>Loras</c> gives <c>Lora</c>; what is no plural gets <c>Item</c>.</summary>
    public static string Singular(string name)
    {
        if (name.EndsWith("ies", StringComparison.Ordinal) && name.Length > 4)
        {
            return name.Substring(0, name.Length - 3) + "y";
        }

        foreach (var ending in (string[])["sses", "xes", "ches", "shes"])
        {
            if (name.EndsWith(ending, StringComparison.Ordinal))
            {
                return name.Substring(0, name.Length - 2);
            }
        }

        var isPlural = name.Length > 2 && name[name.Length - 1] == 's' && name[name.Length - 2] is not ('s' or 'u' or 'i');
        return isPlural ? name.Substring(0, name.Length - 1) : name + "Item";
    }

    /// <summary>The name of what stands at a path: <c>/prompts/samples</c> is <c>PromptsSamples</c>, a parameter is <c>Item</c>.</summary>
    public static string OfPath(string path)
    {
        var segments = Segments(path);
        for (var i = 0; i < segments.Length; i++)
        {
            segments[i] = OfSegment(segments[i]);
        }

        return string.Concat(segments);
    }

    /// <summary>The name of one segment of a path.</summary>
    public static string OfSegment(string segment) => segment.IndexOf('{') >= 0 ? "Item" : Pascal(segment);

    /// <summary>The segments of a path.</summary>
    public static string[] Segments(string path) => path.Split(['/'], StringSplitOptions.RemoveEmptyEntries);

    /// <summary>What distinguishes the method in a name: nothing for the usual one.</summary>
    public static string OfMethod(string method, string usual) => method == usual ? "" : Pascal(method.ToLowerInvariant());

    /// <summary>The same name with a small first letter, for a parameter; a keyword gets an <c>@</c>.</summary>
    public static string Camel(string pascal)
    {
        var name = char.ToLowerInvariant(pascal[0]) + pascal.Substring(1);
        return Keywords.Contains(name) ? "@" + name : name;
    }

    private static readonly HashSet<string> Keywords = new(StringComparer.Ordinal)
    {
        "abstract", "as", "base", "bool", "break", "byte", "case", "catch", "char", "checked", "class", "const", "continue", "decimal",
        "default", "delegate", "do", "double", "else", "enum", "event", "explicit", "extern", "false", "finally", "fixed", "float", "for",
        "foreach", "goto", "if", "implicit", "in", "int", "interface", "internal", "is", "lock", "long", "namespace", "new", "null", "object",
        "operator", "out", "override", "params", "private", "protected", "public", "readonly", "ref", "return", "sbyte", "sealed", "short",
        "sizeof", "stackalloc", "static", "string", "struct", "switch", "this", "throw", "true", "try", "typeof", "uint", "ulong",
        "unchecked", "unsafe", "ushort", "using", "virtual", "void", "volatile", "while",
    };
}
