namespace DryApi.Injection.Tests.Texts;

/// <summary>Texts that mean something in a place where a document's text can end up.</summary>
internal static class HostileTexts
{
    private const string Code = "public static int Injected() => 7;";

    /// <summary>Each kind by itself.</summary>
    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>
    {
        ["quote"] = $"a\"; }} {Code} //",
        ["backslash"] = "a\\",
        ["backslash quote"] = $"a\\\"; }} {Code} //",
        ["verbatim"] = $"@\"\"a\"\"; {Code}",
        ["raw string"] = $"\"\"\"\n{Code}\n\"\"\"",
        ["interpolation"] = "{Injected()} {{Injected()}} $\"{1}\"",
        ["format"] = "{0} {1,5:N} {{ }} %s %n",
        ["line feed"] = $"a\n}} {Code}\n//",
        ["carriage return"] = $"a\r}} {Code}\r//",
        ["both line ends"] = $"a\r\n}} {Code}\r\n//",
        ["next line"] = $"a\u0085}} {Code}\u0085//",
        ["line separator"] = $"a\u2028}} {Code}\u2028//",
        ["paragraph separator"] = $"a\u2029}} {Code}\u2029//",
        ["vertical tab"] = $"a\v}} {Code}\f//",
        ["comment end"] = $"a */ {Code} /*",
        ["line comment"] = "a // b",
        ["mark"] = "//= 0 int\n//= namespace Injected\n    //= client Injected",
        ["directive"] = "a\n#if false\n#error injected\n#pragma warning disable\n#line 1 \"x\"",
        ["element"] = "</summary><summary>a</summary> <see cref=\"T:Injected\"/> <inheritdoc/>",
        ["entity"] = "&lt; &#0; &amp; & &x; ]]> <![CDATA[ a ]]> <!-- a --> <?a?>",
        ["output"] = "{{ ClassName }} {% raw %} {{ x | csharpdocs }} {%- comment -%} {% include 'File' %}",
        ["template word"] = "__EMPTY-TEMPLATE__ a __EMPTY-TEMPLATE__\n    __EMPTY-TEMPLATE__",
        ["property function"] = "$(HOME) $([System.IO.File]::ReadAllText('x')) @(Compile) %(Identity) %3B;%24%28a%29",
        ["shell"] = "`id` $(id) ; id | id && id > a 'b' \"c\" \\",
        ["escape codes"] = "\u001b[2J\u001b]8;;https://a\u0007\u009b31m\u0000\u007f\b",
        ["bidirectional"] = "a\u202e\u2066 } \u2069\u2066 // \u2069 \u200b\ufeff\u00ad\u061c b",
        ["lone surrogates"] = "a\ud800b\udc00c \ud83d",
        ["pair"] = "a \ud83d\ude00 \U000e0001",
        ["no characters"] = "a\uffff\ufffe\ufdd0",
        ["commands"] = "::set-output name=a::b\n##vso[task.setvariable]a\n::error::b",
        ["markup"] = "@user closes #1 <img src=x> | a | b\n---\n[a](javascript:b) ![c](d)",
        ["attribute"] = "a\")] [System.Obsolete(\"b",
        ["unicode escape"] = "\\u0022; \\u007d \\U00000022",
        ["date"] = "2026-01-01T00:00:00Z",
        ["number"] = "1e400",
        ["keyword"] = "class",
        ["empty"] = "",
        ["spaces"] = "  ",
    };

    /// <summary>All of them in one, but for what is refused wherever it stands.</summary>
    public static string Combined { get; } = string.Join(" ", Usable);

    /// <summary>The same in a few, each no longer than a name may be.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Usable.Chunk(15).Select(texts => string.Join(" ", texts))];

    private static IEnumerable<string> Usable => All.Where(text => text.Key != "lone surrogates").Select(text => text.Value);
}
