namespace DryApi.Injection.Tests.Texts;

/// <summary>Texts of the same kinds that people write, and mean.</summary>
internal static class HarmlessTexts
{
    public static TheoryData<string> All { get; } =
    [
        @"C:\dir", "say \"hi\"", "line one\nline two", "line one\r\nline two", "{0}", "{name}", "{{ double }}", "a|b", "50 %", "a & b", "<tag>", "it's", "tab\there",
        "naïve", "日本", "😀", "a//b", "//= 1", "/* a */", "$(a)", "`a`", "#1", "@here", "a;b", "--a", "\\u0041", "2026-01-01T00:00:00Z", "1e400", "null", "__EMPTY-TEMPLATE__",
        "a\u2028b", "a\u0085b", "a\u202eb", "a\ufeffb",
    ];
}
