namespace DryApi.OpenApi.Tests.Encoders;

/// <summary>Texts that a document may have: some that try to be more than text in one place or another, and some that only look like it.</summary>
internal static class Texts
{
    public static IReadOnlyList<string> Hostile { get; } =
    [
        "one\ntwo", "one\r\ntwo", "one\rtwo", "one\u0085two", "one\u2028two", "one\u2029two", "one\u000btwo\u000cthree", "tab\there", "nul\0here", "del\u007fhere",
        "\e[31mred\e[0m", "\e]8;;https://evil.test\e\\here\e]8;;\e\\", "\e]52;c;ZXZpbA==\a", "\u009b31mred",
        "left\u202eright", "\u2066isolated\u2069", "zero\u200bwidth\u200djoined\ufeff", "soft\u00adhyphen", "tag\U000E0041\U000E007F", "no\u00a0break", "\u3164", "\u034f",
        "::error::forged", "  ::set-output name=a::b", "\n::add-mask::b", "\r::stop-commands::b", "\u3000::error::forged", "x\n::error::forged",
        "##vso[task.setvariable variable=a]b", "##[error]forged", "##[add-mask]b", "##teamcity[buildStop comment='']", "###[group]b",
        "\nx.cs(1,2): error CS0001: forged", "x.cs(1,2): error CS0001: forged [y.csproj]", "error CS0001: forged", "a warning CS0001 : forged", "\"a error X: b\"",
        "a;b%3Bc$(PATH)@(Items)%(Meta)", "$(id)", "`id`", "'; id; '", "\"; id; \"", "--option", "-x",
        "<img src=x onerror=alert(1)>", "<script>alert(1)</script>", "</details></td></table>", "</code><b>b</b>", "<!-- contract report -->", "-->", "&lt;b&gt;", "&#64;octocat", "<https://evil.test>",
        "a | b | c\n|---|---|", "\\|", "\\\\|", "|", "||", "a|b\\", "[a](https://evil.test)", "![a](https://evil.test/a.png)", "[a]: https://evil.test", "https://evil.test/a", "http://evil.test", "www.evil.test", "mail@evil.test", "ftp://evil.test",
        "@octocat", "@dryapi/team", "(@octocat)", "#1", "closes #1", "Fixes: GH-1", "dryapi/DryApi.Generated#1", "resolves https://github.com/dryapi/DryApi.Generated/issues/1", "0123456789abcdef0123456789abcdef01234567",
        "```", "``", "`", "` `", "a`b``c```d", "~~~", "```\ncode", "    code", "# heading", "- item", "1. item", "> quote", "text\n===", "text\n---", "***", "___", "*b* _c_ **d** __e__ ~~f~~", "[^1]", "[^1]: note", ":smile: :+1:", "$x$ $$y$$", "==mark== ++ins++", "- [ ] task", "{#id .class}",
        "[skip ci]", "[ci skip]", "***NO_CI***", "a\n\nCo-authored-by: A <a@evil.test>\nSigned-off-by: A <a@evil.test>", "a\0", "*/ // /*", "\"\"\" '''", "{{ x }} {% x %}", "//= x", "]]>", "\\u001b", "\\", "\\\\", "a\\",
    ];

    /// <summary>What looks like one of those and is harmless: it is shown as it is.</summary>
    public static IReadOnlyList<string> Harmless { get; } =
    [
        "say \"hi\"", "it's", "a|b", "{0}", "C:\\dir", "a\\nb", "^[a-z]+$", "50 %", "$5", "a & b", "a < b > c", "x_y_z", "_x_", "a*b", "#hash", "C#", "[\"a\",\"b\"]", "a: b", "00:11", "a/b#c", "mail@example.com", "x@", "über → 日本語", "⚠️ 👍 é",
        "https://example.com/a?b=c&d=e#f", "http://example.com", "www.example.com", "a~b", "--a", "a--b", "a==b", "a++", "''", "1. one", "- a", "`code`", "{a}", "$.a.b", "(c)", "...", "a  b",
    ];

    /// <summary>All of them in one.</summary>
    public static string Combined { get; } = string.Join(" ", Hostile);

    /// <summary>All of them in a few, each no longer than a name may be.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Hostile.Chunk((Hostile.Count / 4) + 1).Select(texts => string.Join(" ", texts))];
}
