using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace DryApi.Contracts;

/// <summary>C# names from names on the wire. A name follows from its own text alone, so nothing that is inserted elsewhere renames it.</summary>
public static class CSharpName
{
    [ThreadStatic]
    private static char[]? _text;

    /// <summary>
    /// PascalCase: <c>webhook_url</c> is <c>WebhookUrl</c>, <c>txt2img</c> is <c>Txt2Img</c>, <c>images[]</c> is <c>Images</c>,
    /// <c>WORKER_TIMEOUT</c> is <c>WorkerTimeout</c>. Letters of all scripts stay.
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
            if (!IsWord(c) || (length == 0 && IsMark(c)))
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

    /// <summary>
    /// The name of a member or a type: as <see cref="Pascal"/> has it, and where signs alone tell it from others, or are all of it, their words:
    /// <c>-name</c> is <c>MinusName</c>, <c>+1</c> is <c>Plus1</c>, <c>&lt;=</c> is <c>LessThanEqual</c>. Never empty.
    /// </summary>
    public static string Of(string wireName)
    {
        var pascal = Pascal(wireName);
        if (pascal.Length > 0)
        {
            return wireName[0] is '-' or '+' && IsWord(wireName[1]) ? SignOf(wireName[0]) + pascal.TrimStart('_') : pascal;
        }

        var text = new StringBuilder();
        foreach (var c in wireName)
        {
            text.Append(SignOf(c));
        }

        return text.Length == 0 ? "Empty" : text.ToString();
    }

    /// <summary>Six digits that follow from a text, to tell names apart that are alike.</summary>
    public static string Digits(string text)
    {
        using var sha = SHA256.Create();
        return string.Concat(sha.ComputeHash(Encoding.UTF8.GetBytes(text)).Take(3).Select(b => b.ToString("X2")));
    }

    /// <summary>Whether C# takes it as a name: letters, digits and underscores, no digit first, no keyword.</summary>
    public static bool IsIdentifier(string name)
    {
        foreach (var c in name)
        {
            if (!IsWord(c) && c != '_')
            {
                return false;
            }
        }

        return name.Length > 0 && !char.IsDigit(name[0]) && !IsMark(name[0]) && !Keywords.Contains(name);
    }

    /// <summary>Whether it is a letter or a digit that C# takes in a name and that people see.</summary>
    private static bool IsWord(char c) => c < 128
        ? c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9')
        : !Invisible.Contains(c) && (IsMark(c) || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter
            or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter or UnicodeCategory.DecimalDigitNumber);

    /// <summary>Whether it belongs to the letter before it: no name begins with one.</summary>
    private static bool IsMark(char c) => c >= 128 && CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    /// <summary>Letters and marks that show nothing.</summary>
    private const string Invisible = "\u034F\u115F\u1160\u17B4\u17B5\u180B\u180C\u180D\u180F\u3164\uFFA0"
        + "\uFE00\uFE01\uFE02\uFE03\uFE04\uFE05\uFE06\uFE07\uFE08\uFE09\uFE0A\uFE0B\uFE0C\uFE0D\uFE0E\uFE0F";

    private static string SignOf(char c) => c switch
    {
        '+' => "Plus",
        '-' => "Minus",
        '*' => "Star",
        '/' => "Slash",
        '\\' => "Backslash",
        '<' => "LessThan",
        '>' => "GreaterThan",
        '=' => "Equal",
        '!' => "Not",
        '~' => "Tilde",
        '&' => "And",
        '|' => "Or",
        '%' => "Percent",
        '^' => "Caret",
        '.' => "Dot",
        ',' => "Comma",
        ':' => "Colon",
        ';' => "Semicolon",
        '?' => "Question",
        '#' => "Hash",
        '$' => "Dollar",
        '@' => "At",
        '_' => "Underscore",
        '(' or ')' => "Parenthesis",
        '[' or ']' => "Bracket",
        '{' or '}' => "Brace",
        '\'' or '"' or '`' => "Quote",
        ' ' => "Blank",
        _ => "U" + ((int)c).ToString("X4"),
    };

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
